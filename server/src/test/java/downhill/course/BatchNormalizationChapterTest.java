package downhill.course;

import static downhill.course.ToyNet.SEEDS;
import static downhill.course.ToyNet.STEPS;
import static downhill.course.ToyNet.median;
import static downhill.course.ToyNet.trained;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.data.Batch;
import downhill.data.ImageShape;
import downhill.lab.DepthNet;
import downhill.lab.DepthNet.Norm;
import downhill.lab.DepthRun;
import downhill.model.Architecture;
import downhill.model.BufferState;
import downhill.model.Layer.BatchNorm;
import downhill.model.Layer.Dense;
import downhill.model.Model;
import downhill.model.dl4j.Dl4jModel;
import downhill.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on batch normalization says: the layer of the Lab on four numbers, and the laboratory's toy networks. */
class BatchNormalizationChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("batch-normalization");

    private static final float[] FOUR = {3, 9, 11, 17};

    // A single unit, normalized and then handed on as the first of two logits.
    private static final Architecture ONE_UNIT = new Architecture(
            "one-unit",
            "One unit",
            new ImageShape(1, 1, 1),
            List.of(new BatchNorm("norm", false), new Dense("dense", 2)));

    private static Batch four() {
        return new Batch(FOUR, new int[FOUR.length], ONE_UNIT.input());
    }

    private static Model oneUnit() {
        Model model = Dl4jModel.create(ONE_UNIT, 0, 1);
        model.write(new double[][] {{1}, {0}, {1, 0}, {0, 0}});
        return model;
    }

    /** What the norm puts out in test mode, recovered from the odds of the two classes. */
    private static double[] outputs(Model model) {
        float[][] probabilities = model.probabilities(four());
        return Arrays.stream(probabilities)
                .mapToDouble(p -> Math.log(p[0] / p[1]))
                .toArray();
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    private static double variance(float[] values) {
        double mean = mean(values);
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElseThrow();
    }

    private static double[] normalized(float... values) {
        double root = Math.sqrt(variance(values) + BatchNorm.EPS);
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean(values)) / root)
                .toArray();
    }

    @Test
    @Checks("bn-four")
    void aBatchOfFourByHand() {
        assertEquals(1e-5, BatchNorm.EPS);
        double[] hat = normalized(FOUR);
        try (Model model = oneUnit()) {
            model.buffers(new BufferState(List.of(
                    new BufferState.Buffer("norm.mean", new double[] {mean(FOUR)}),
                    new BufferState.Buffer("norm.variance", new double[] {variance(FOUR)}))));
            assertArrayEquals(hat, outputs(model), 1e-5);
        }
        PROOF.says("a batch of four: %.0f, %.0f, %.0f, %.0f.", FOUR[0], FOUR[1], FOUR[2], FOUR[3]);
        PROOF.says("Their mean is %.0f and their variance %.0f", mean(FOUR), variance(FOUR));
        PROOF.says("−%.1f, −%.1f, %.1f and %.1f", -hat[0], -hat[1], hat[2], hat[3]);
        PROOF.says("The $\\epsilon$, $10^{-5}$ in our");
    }

    @Test
    @Checks("bn-range")
    void noIntervalHoldsNormalizedValues() {
        double[] four = normalized(FOUR);
        PROOF.uses(-1.4, -0.2, 0.2, 1.4, 3); // of the batch of four
        assertEquals(2, Arrays.stream(four).filter(x -> Math.abs(x) > 1).count());
        long outside = IntStream.range(0, 100_000)
                .filter(i -> Math.abs(CounterRandom.gaussian(5, 0, i)) > 1)
                .count();
        PROOF.says("Two of these four values lie outside, and of a normal distribution %.0f%% do", outside / 1000.0);
        double[] extreme = normalized(0, 0, 0, 4);
        assertEquals(Math.sqrt(4 - 1), extreme[3], 1e-5);
        float[] one = new float[128];
        one[127] = 1000;
        double[] alone = normalized(one);
        assertEquals(Math.sqrt(128 - 1), alone[127], 1e-4);
        PROOF.says("one value among $m$ can reach $\\sqrt{m-1}$");
        PROOF.says("In the batch 0, 0, 0, 4 the last value becomes %.2f", extreme[3]);
        PROOF.says("and one in 128 could become %.1f", alone[127]);
        for (int seed = 0; seed < 100; seed++) { // and none of other batches reaches further
            float[] any = new float[8];
            for (int i = 0; i < any.length; i++) {
                any[i] = (float) Math.pow(CounterRandom.gaussian(seed, 1, i), 5);
            }
            assertTrue(Arrays.stream(normalized(any)).allMatch(x -> Math.abs(x) <= Math.sqrt(any.length - 1)));
        }
    }

    @Test
    @Checks("bn-running")
    void oneBatchMovesTheRunningStatisticsByATenth() {
        try (Model model = oneUnit()) {
            PROOF.uses(0, 1);
            model.lossAndGradients(four(), new double[][] {{0}, {0}, {0, 0}, {0, 0}});
            List<BufferState.Buffer> buffers = model.buffers().buffers();
            double mean = buffers.get(0).values()[0];
            double variance = buffers.get(1).values()[0];
            double[] hat = normalized(FOUR);
            double[] test = outputs(model);
            PROOF.says("a batch of four: 3, 9, 11, 17");
            PROOF.says("the layer of the Lab holds %.1f and %.2f", mean, variance);
            PROOF.says(
                    "in place of −%.1f, −%.1f, %.1f, %.1f it puts out %.2f, %.2f, %.2f, %.2f",
                    -hat[0], -hat[1], hat[2], hat[3], test[0], test[1], test[2], test[3]);
        }
        PROOF.says(
                "\\leftarrow %.1f\\cdot\\text{running} + %.1f\\cdot\\text{batch}",
                BatchNorm.DECAY, 1 - BatchNorm.DECAY);
        int batches = 0;
        for (double left = 1; left > 0.1; left *= BatchNorm.DECAY) {
            batches++;
        }
        PROOF.says("It takes %d batches to come nine tenths of the way", batches);
        PROOF.says(
                "With the variance above the running one would be %.1f",
                BatchNorm.DECAY + (1 - BatchNorm.DECAY) * variance(FOUR));
    }

    private static double scatter(int size) {
        int batches = 10_000;
        double squares = 0;
        for (int batch = 0; batch < batches; batch++) {
            int row = batch;
            double mean = IntStream.range(0, size)
                    .mapToDouble(i -> CounterRandom.gaussian(7, row, i))
                    .average()
                    .orElseThrow();
            squares += mean * mean;
        }
        return Math.sqrt(squares / batches);
    }

    @Test
    @Checks("bn-scatter")
    void theMeanOfABatchScatters() {
        assertEquals(0.25, scatter(16), 0.005);
        PROOF.says("a quarter of a standard deviation for 16 values and %.3f of one for 128", scatter(128));
    }

    private static DepthRun run(int depth, Norm norm, long seed, double lr) {
        return ToyNet.sgd(ToyNet.of(depth, false, norm, seed), lr);
    }

    private static double medianLoss(int depth, Norm norm, double lr) {
        return median(seed -> trained(run(depth, norm, seed, lr)));
    }

    private static double length(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(x -> x * x).sum());
    }

    @Test
    @Checks("bn-invariant")
    void aLayerDoesNotFeelTheScaleOfItsWeights() {
        DepthNet net = ToyNet.of(6, false, Norm.BEFORE, 1);
        double[] third = net.params()[2 * 4];
        double[][] grads = ToyNet.zeros(net);
        double loss = net.lossAndGradient(net.params(), grads);
        double before = net.gradientNorms()[2];
        double along = 0;
        for (int i = 0; i < third.length; i++) {
            along += third[i] * grads[2 * 4][i];
        }
        assertEquals(0, along / (length(third) * before), 1e-5); // the cosine; ε leaves a trace
        for (int i = 0; i < third.length; i++) {
            third[i] *= 10;
        }
        double after = net.lossAndGradient(net.params(), grads);
        assertEquals(loss, after, 1e-5);
        PROOF.uses(1);
        PROOF.says("the loss stays at %.4f", loss);
        PROOF.says("the loss stays at %.4f", after);
        PROOF.says("falls to a tenth, from %.3f to %.3f", before, net.gradientNorms()[2]);
        assertEquals(before / 10, net.gradientNorms()[2], 1e-3);
    }

    @Test
    @Checks("bn-longer")
    void aRateThatIsTooLargeTurnsItselfDown() {
        DepthRun run = run(6, Norm.BEFORE, 1, 2);
        double[] third = run.net().params()[2 * 4];
        double start = length(third);
        run.advance(1);
        PROOF.says("at η = 2 the weights of the third layer grow");
        PROOF.says("from a length of %.2f to %.2f in the first step", start, length(third));
        PROOF.says("more than doubles from %.2f to %.2f", run.losses()[0], run.losses()[1]);
        double last = trained(run);
        PROOF.says("After %d steps their length is %.2f and the loss %.4f", STEPS, length(third), last);
    }

    @Test
    @Checks("bn-bias")
    void aBiasAheadOfItGetsNoGradient() {
        DepthNet net = ToyNet.of(6, false, Norm.BEFORE, 1);
        double[][] grads = ToyNet.zeros(net);
        net.lossAndGradient(net.params(), grads);
        for (int layer = 0; layer < 6; layer++) {
            assertTrue(Arrays.stream(grads[4 * layer + 1]).allMatch(g -> Math.abs(g) < 1e-15), "bias");
            assertTrue(length(grads[4 * layer + 3]) > 0.05, "β");
        }
        PROOF.says("Its gradient is 0 but for rounding, below $10^{-15}$");
    }

    private static double startedAt(double factor, Norm norm) {
        return median(seed -> {
            DepthNet net = ToyNet.of(6, false, norm, seed);
            for (int layer = 0; layer < 6; layer++) {
                double[] weight = net.params()[layer * (norm == Norm.OFF ? 2 : 4)];
                Arrays.setAll(weight, i -> factor * weight[i]);
            }
            return trained(ToyNet.sgd(net, 0.1));
        });
    }

    @Test
    @Checks("bn-start")
    void theInitialScaleHardlyMatters() {
        PROOF.says("six plain layers at $\\eta = 0.1$");
        PROOF.uses(STEPS);
        PROOF.says(
                "| no normalization | %.3f | %.3f | %.3f |",
                startedAt(0.1, Norm.OFF), startedAt(1, Norm.OFF), startedAt(3, Norm.OFF));
        PROOF.says(
                "| batch normalization | %.3f | %.3f | %.3f |",
                startedAt(0.1, Norm.BEFORE), startedAt(1, Norm.BEFORE), startedAt(3, Norm.BEFORE));
    }

    @Test
    @Checks("bn-shift")
    void itSteadiesTheOutputsWithoutFixingThem() {
        PROOF.uses(1);
        DepthRun off = run(6, Norm.OFF, 1, 0.1);
        DepthRun before = run(6, Norm.BEFORE, 1, 0.1);
        double offStart = off.net().activationScales()[5];
        double beforeStart = before.net().activationScales()[5];
        trained(off);
        trained(before);
        PROOF.says(
                "In six plain layers at η = 0.1 the outputs of the last one rise from %.2f to %.2f over %d steps",
                offStart, off.net().activationScales()[5], STEPS);
        PROOF.says(
                "With normalization they go from %.2f to %.2f",
                beforeStart, before.net().activationScales()[5]);
    }

    /** Trains six layers whose γ and β are jolted, γ in proportion, before every gradient; measured without a jolt. */
    private static double shaken(long seed, double lr, double jolt) {
        DepthNet net = ToyNet.of(6, false, Norm.BEFORE, seed);
        double[][] params = net.params();
        double[][] grads = ToyNet.zeros(net);
        for (int step = 0; step < STEPS; step++) {
            double[][] at = new double[params.length][];
            for (int p = 0; p < params.length; p++) {
                at[p] = params[p].clone();
                boolean gamma = p < 4 * 6 && p % 4 == 2;
                boolean beta = p < 4 * 6 && p % 4 == 3;
                for (int i = 0; i < at[p].length && (gamma || beta); i++) {
                    double noise = jolt * CounterRandom.gaussian(1000 + seed, step * 1000 + p, i);
                    at[p][i] = gamma ? at[p][i] * (1 + noise) : at[p][i] + noise;
                }
            }
            net.lossAndGradient(at, grads);
            for (int p = 0; p < params.length; p++) {
                for (int i = 0; i < params[p].length; i++) {
                    params[p][i] -= lr * grads[p][i];
                }
            }
        }
        return net.lossAndGradient(params, grads);
    }

    @Test
    @Checks("bn-shaken")
    void mostOfTheGainSurvivesShakenDistributions() {
        PROOF.uses(STEPS);
        double off = medianLoss(6, Norm.OFF, 0.03);
        double steady = medianLoss(6, Norm.BEFORE, 0.03);
        double shaken = median(seed -> shaken(seed, 0.03, 0.2));
        PROOF.says("with a standard deviation of 0.2, so that");
        PROOF.says(
                "At η = 0.03, medians of nine seeds, the network without normalization ends at %.3f. The steady one ends at"
                        + " %.3f, and the shaken one at %.3f",
                off, steady, shaken);
        PROOF.says("Jolts of 0.5 undo it all: %.3f", median(seed -> shaken(seed, 0.03, 0.5)));
        assertEquals(steady, median(seed -> shaken(seed, 0.03, 0)), 1e-9);
    }

    @Test
    @Checks("bn-full")
    void aRateThatKillsIsBorne() {
        PROOF.uses(1);
        assertEquals(Math.log(2), trained(run(6, Norm.OFF, 1, 1)), 5e-4, "guessing, without normalization");
        PROOF.says("where does the loss stand after %d steps?", STEPS);
        PROOF.says("answer: %.5f", trained(run(6, Norm.BEFORE, 1, 1)));
    }

    private static long learned(Norm norm, double lr) {
        return IntStream.rangeClosed(1, SEEDS)
                .parallel()
                .filter(seed -> trained(run(6, norm, seed, lr)) < 0.05)
                .count();
    }

    @Test
    @Checks("bn-rates")
    void itBearsMuchLargerRates() {
        double[] rates = {0.1, 0.2, 0.4, 0.8, 1.6, 3.2};
        PROOF.says("below 0.05 in %d steps", STEPS);
        PROOF.says(
                "| η | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |",
                Arrays.stream(rates).boxed().toArray());
        double[] largest = new double[3];
        for (Norm norm : Norm.values()) {
            Long[] counts =
                    Arrays.stream(rates).mapToObj(rate -> learned(norm, rate)).toArray(Long[]::new);
            for (int i = 0; i < rates.length && counts[i] == SEEDS; i++) {
                largest[norm.ordinal()] = rates[i];
            }
            String name = List.of("no normalization", "before the ReLU", "after the ReLU")
                    .get(norm.ordinal());
            PROOF.says("| " + name + " | %d | %d | %d | %d | %d | %d |", (Object[]) counts);
        }
        assertEquals(16, largest[1] / largest[0], 1e-9);
        PROOF.says("The largest rate that suits all nine is sixteen times as large");
    }

    @Test
    @Checks("bn-order")
    void afterTheReluIsAheadAtModerateRates() {
        PROOF.says(
                "at η = 0.1 the median loss is %.4f with normalization after the ReLU and %.4f before it",
                medianLoss(6, Norm.AFTER, 0.1), medianLoss(6, Norm.BEFORE, 0.1));
        assertEquals(0, learned(Norm.AFTER, 3.2));
        PROOF.says("at 3.2 all nine are lost");
    }

    private static double spread(DepthNet net) {
        double[] norms = net.gradientNorms();
        return norms[0] / norms[norms.length - 2]; // The last one is that of the logits.
    }

    private static double spread(int depth, Norm norm) {
        return median(seed -> spread(run(depth, norm, seed, 0.1).net()));
    }

    @Test
    @Checks("bn-explodes")
    void gradientsExplodeBackwards() {
        PROOF.says(
                "the first layer’s gradient is %.0f times the last one’s with normalization before the ReLU, %.0f times after"
                        + " it, and %.2f times without, as medians of nine seeds",
                spread(30, Norm.BEFORE), spread(30, Norm.AFTER), spread(30, Norm.OFF));
        double aLayer = median(seed -> {
            double[] norms = run(60, Norm.BEFORE, seed, 0.1).net().gradientNorms();
            return Math.pow(norms[1] / norms[59], 1 / 58.0);
        });
        PROOF.uses(30, 60);
        PROOF.says("from the last back to the second, it grows by a factor of %.2f a layer", aLayer);
    }

    @Test
    @Checks("bn-calms")
    void oneStepCalmsTheGradients() {
        PROOF.uses(1, 30);
        DepthRun run = run(30, Norm.BEFORE, 1, 0.1);
        double before = spread(run.net());
        run.advance(1);
        PROOF.says("from %,.0f to %.0f in one step at η = 0.1", before, spread(run.net()));
    }

    @Test
    @Checks("bn-thirty")
    void normalizationAloneDoesNotTrainThirtyLayers() {
        PROOF.says(
                "at η = 0.1 and 1 the median losses after %d steps are %.3f and %.3f",
                STEPS, medianLoss(30, Norm.BEFORE, 0.1), medianLoss(30, Norm.BEFORE, 1));
    }
}
