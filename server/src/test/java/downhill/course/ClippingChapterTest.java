package downhill.course;

import static downhill.course.ChapterProof.last;
import static downhill.course.ChapterProof.stepsBelow;
import static downhill.course.ChapterProof.x;
import static downhill.course.ChapterProof.y;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.DepthNet;
import downhill.lab.DepthRun;
import downhill.lab.GradientMemory;
import downhill.lab.Outcome;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import downhill.landscape.NoisyGradient;
import downhill.model.Architecture;
import downhill.model.Architectures;
import downhill.model.Initializer;
import downhill.optim.ClipByGlobalNorm;
import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;
import downhill.random.CounterRandom;
import downhill.schedule.Schedule;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every number in the chapter "Gradient clipping". */
class ClippingChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("clipping");

    private static final Landscape RAVINE = Landscapes.get("ravine").landscape();
    private static final OptimizerEntry SGD = Optimizers.get("sgd");

    private static void says(String words, Object... values) {
        PROOF.says(words, values);
    }

    /** Plain SGD, clipped to a norm; 0 for no clipping. */
    private static Racer run(Landscape landscape, double startX, int steps, int seed, double lr, double clip) {
        PROOF.uses(startX, 2, steps, lr, clip);
        Race race = new Race(landscape, startX, 2, steps, 0, seed, null);
        race.add(SGD, new double[] {lr}, Schedule.constant(lr), clip);
        race.advance(steps);
        return race.racer(0);
    }

    private static double[] clipped(double norm, double... gradient) {
        double[][] updates = {gradient.clone()};
        new ClipByGlobalNorm(norm).apply(updates, updates, 0);
        return updates[0];
    }

    @Test
    @Checks("clip-throw")
    void oneStepOffTheCliffIsTooLong() {
        Landscape cliff = Landscapes.get("cliff").landscape();
        Racer free = run(cliff, 2.7, 40, 0, 1, 0);
        double[] norms = free.gradientNorms();
        for (int step = 1; step <= 2; step++) {
            double length = Math.hypot(x(free, step) - x(free, step - 1), y(free, step) - y(free, step - 1));
            assertEquals(1, length, 0.15, "about 1");
        }
        says("On the plateau the gradient has the norm %.2f, on the cliff %.1f.", norms[1], norms[2]);
        double thrown = Math.hypot(x(free, 3) - x(free, 2), y(free, 3) - y(free, 2));
        says("answer: %.1f claim: clip-throw", thrown);
        assertTrue(2 * norms[2] > Arrays.stream(norms).sum(), "longer than all the others together");
        says("leads to $x = -%.1f$ and a loss of %.1f", -x(free, 3), free.losses()[3]);
        says("until step %d to bring the loss below 0.1", stepsBelow(free, 0.1));
        says("a norm of 1 it takes until step %d", stepsBelow(run(cliff, 2.7, 40, 0, 1, 1), 0.1));
        double[] view = Landscapes.get("cliff").view();
        says("The map of the landscape itself is only %.0f units wide.", view[1] - view[0]);
    }

    @Test
    @Checks("clip-recurrent")
    void repeatedMultiplicationMakesACliff() {
        PROOF.uses(1.1);
        double low = 1;
        double high = 1;
        double slope = 0;
        for (int moment = 0; moment < 50; moment++) {
            low *= 0.9;
            slope = slope * 1.1 + high; // the product rule
            high *= 1.1;
        }
        says("multiplies 50 times over");
        says("At $w = 0.9$ that is %.3f and nearly flat.", low);
        says("At $w = 1.1$ it is %.0f, with a slope of %,.0f.", high, slope);
    }

    @Test
    @Checks("clip-length")
    void theLengthOfAStepIsNotTheChangeOfAWeight() {
        PROOF.uses(20);
        Architecture network = Architectures.get("resnet20");
        double[][] weights = Initializer.initialize(network, 1);
        int count = Arrays.stream(weights).mapToInt(array -> array.length).sum();
        double[][] step = new double[weights.length][];
        for (int i = 0; i < weights.length; i++) {
            step[i] = new double[weights[i].length];
            Arrays.fill(step[i], 10_000 / Math.sqrt(count)); // a gradient of this norm, spread evenly
        }
        assertEquals(10_000, ClipByGlobalNorm.norm(step), 1e-6);
        SGD.chain(new double[] {0.1})[0].apply(step, weights, 0);
        says("a gradient of norm 10,000 at $\\eta = 0.1$");
        says("It makes a step %,.0f long.", ClipByGlobalNorm.norm(step));
        says(
                "evenly over the %s weights of ResNet-20, that changes each of them by %.1f",
                String.format(Locale.ROOT, "%,d", count), step[0][0]);
        double squares = 0;
        int drawn = 0;
        for (int i = 0; i < weights.length; i++) {
            if (network.parameters().get(i).kind() == ParameterInfo.Kind.WEIGHT) {
                squares += Arrays.stream(weights[i]).map(w -> w * w).sum();
                drawn += weights[i].length;
            }
        }
        says("the weights themselves begin at %.2f, as a root mean square", Math.sqrt(squares / drawn));
    }

    @Test
    @Checks("clip-norm")
    void clippingShortensAndKeepsTheDirection() {
        PROOF.uses(1, 8, 40);
        double[] long4 = {5000, 5000, -5000, 5000};
        assertEquals(10_000, ClipByGlobalNorm.norm(new double[][] {long4}));
        double[] short4 = clipped(1, long4);
        says(
                "and a norm of 10,000 the factor is %.4f, and the norm afterwards %.1f",
                short4[0] / long4[0], ClipByGlobalNorm.norm(new double[][] {short4}));
        double[] ravine = clipped(1, 8, 40);
        says("$(8, 40)$ becomes $(%.3f, %.3f)$", ravine[0], ravine[1]);
        assertEquals(40.0 / 8, ravine[1] / ravine[0], 1e-12);
    }

    @Test
    @Checks("clip-value")
    void clippingByValueTurnsTheGradient() {
        PROOF.uses(8, 40);
        double[] cut = {Math.min(8, 1), Math.min(40, 1)};
        says(
                "It would make $(%.0f, %.0f)$ of it, %.1f° off.",
                cut[0], cut[1], Math.toDegrees(Math.atan2(40, 8) - Math.atan2(cut[1], cut[0])));
    }

    @Test
    @Checks("clip-slow")
    void aLowThresholdMakesTheWayLong() {
        PROOF.uses(4);
        says(
                "brings the loss below 0.01 in %d steps. With $c = 1$ it needs %d, and with $c = 0.1$ its loss is still %.1f"
                        + " after 400 steps.",
                stepsBelow(run(RAVINE, 4, 400, 0, 0.05, 0), 0.01),
                stepsBelow(run(RAVINE, 4, 400, 0, 0.05, 1), 0.01),
                last(run(RAVINE, 4, 400, 0, 0.05, 0.1)));
    }

    @Test
    @Checks("clip-same")
    void rateAndThresholdAreOneNumberWhileAllIsClipped() {
        Racer slow = run(RAVINE, 4, 60, 0, 0.05, 1);
        Racer fast = run(RAVINE, 4, 60, 0, 0.1, 0.5);
        assertArrayEquals(slow.path(), fast.path(), 1e-12);
        for (int step = 0; step < 60; step++) {
            assertTrue(slow.gradientNorms()[step] > 1, "clipped");
            assertEquals(0.05, Math.hypot(x(slow, step + 1) - x(slow, step), y(slow, step + 1) - y(slow, step)), 1e-12);
        }
        says("η = 0.05 with $c = 1$ and η = 0.1 with $c = 0.5$ walk the same path for 60 steps");
    }

    @Test
    @Checks("clip-typical")
    void theTypicalThresholdWouldClipEveryStepOfTheNotes() {
        PROOF.uses(1);
        says("2.0 to 2.5 at first, 1.2 to 1.5 at the end");
        for (double norm : new double[] {2, 2.5, 1.2, 1.5}) {
            assertTrue(clipped(1, norm)[0] < norm);
        }
        double low = clipped(1, 2.5)[0] / 2.5;
        double high = clipped(1, 2)[0] / 2;
        says("by a factor of %.2f to %.2f, which turns a rate of 0.1", low, high);
        says("into one of %.2f to %.2f", 0.1 * low, 0.1 * high);
        says("The notes give 1.0 as the typical threshold.");
    }

    @Test
    @Checks("clip-edge")
    void anUnstableRateStaysUnstable() {
        assertEquals(Outcome.DIVERGED, run(RAVINE, 4, 400, 0, 0.11, 0).outcome());
        Racer racer = run(RAVINE, 4, 400, 0, 0.11, 1);
        for (int step = 350; step <= 398; step++) {
            assertEquals(y(racer, step), y(racer, step + 2), 1e-9);
        }
        double high = Math.max(y(racer, 399), y(racer, 400));
        double low = Math.min(y(racer, 399), y(racer, 400));
        says("It jumps between $y = %.3f$ and $y = %.3f$ for ever", high, low);
    }

    private static final double[] EXAMPLES = {0, 0, 0, 0, 0, 0, 0, 0, 0, 10};

    /** The mean of the ten clipped gradients 2(w − example). */
    private static double mean(double w, double clip) {
        return Arrays.stream(EXAMPLES)
                .map(example -> clipped(clip, 2 * (w - example))[0])
                .average()
                .orElseThrow();
    }

    /** Where that mean vanishes. */
    private static double settles(double clip) {
        double low = 0;
        double high = 2;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (mean(middle, clip) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    @Test
    @Checks("clip-bias")
    void clippingMovesTheMean() {
        PROOF.uses(10, 0, 1);
        says("its minimum is at $w = %.0f$", settles(1e9));
        says(
                "nine gradients are 0 and one is −%.0f, so their mean is −%.0f. Clipped to $c = 1$ it is −%.1f.",
                2 * EXAMPLES[9], -mean(0, 1e9), -mean(0, 1));
        says("settles around $w = %.3f$, and any threshold below 18", settles(1));
        assertEquals(1, settles(18.01), 1e-9);
        assertTrue(settles(17.9) < 0.999);
        assertEquals(settles(1), walked(1), 0.05 * settles(1));
        assertEquals(settles(1e9), walked(0), 0.05);
    }

    /** The mean weight of SGD on batches of one, after its first tenth. */
    private static double walked(double clip) {
        Optimizer optimizer = new Optimizer(
                new ParameterInfo[] {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 1)},
                SGD.chain(
                        Schedule.constant(0.01),
                        new double[] {0.01},
                        SGD.options().withClipNorm(clip)));
        double[][] w = {{0}};
        double sum = 0;
        for (int step = 0; step < 50_000; step++) {
            double example = EXAMPLES[CounterRandom.below(10, 1, 2, step)];
            optimizer.step(w, new double[][] {{2 * (w[0][0] - example)}});
            sum += step < 5_000 ? 0 : w[0][0];
        }
        return sum / 45_000;
    }

    @Test
    @Checks("clip-disguise")
    void aLowThresholdIsALowRateInDisguise() {
        says("(σ = 2, η = 0.05, mean of 100 seeds)");
        says(
                "SGD with $c = 0.1$ stands at %.1f after 200 steps, where SGD without clipping has %.2f. After 2,000 steps it"
                        + " stands at %.3f, and the other at %.2f.",
                noisy(200, 0.1), noisy(200, 0), noisy(2000, 0.1), noisy(2000, 0));
    }

    private static double noisy(int steps, double clip) {
        return IntStream.range(0, 100)
                .mapToDouble(seed -> last(run(new NoisyGradient(RAVINE, 2), 4, steps, seed, 0.05, clip)))
                .average()
                .orElseThrow();
    }

    private static double[] updates(String optimizer, double lr, double scale, double spike) {
        double[] gradients = new double[40];
        Arrays.fill(gradients, scale);
        gradients[10] = spike;
        OptimizerEntry entry = Optimizers.get(optimizer);
        double[] values = entry.defaults();
        values[0] = lr;
        return new GradientMemory(gradients, entry.chain(values)).series("update");
    }

    @Test
    @Checks("clip-momentum")
    void momentumCarriesASpikeAlong() {
        says("Forty gradients of 1, but the eleventh is 1,000.");
        double thrown = Arrays.stream(updates("momentum", 0.01, 1, 1000)).sum();
        double usual = Arrays.stream(updates("momentum", 0.01, 1, 1)).sum();
        says("with γ = 0.9 and η = 0.01 these forty steps cover %.1f units instead of %.1f", thrown, usual);
        double[] values = Optimizers.get("momentum").defaults();
        values[0] = 0.01;
        GradientTransform[] chain = Optimizers.get("momentum")
                .chain(
                        Schedule.constant(0.01),
                        values,
                        Optimizers.get("momentum").options().withClipNorm(1));
        double[] gradients = new double[40];
        Arrays.fill(gradients, 1);
        gradients[10] = 1000;
        double[] clipped = new GradientMemory(gradients, chain).series("update");
        assertEquals(usual, Arrays.stream(clipped).sum(), 1e-12, "clipped before the velocity");
    }

    @Test
    @Checks("clip-adam")
    void aSpikeBringsAdamToAStandstill() {
        PROOF.uses(1);
        says("Forty gradients of 1, but the eleventh is 1,000.");
        double[] usual = updates("adam", 0.01, 1, 1);
        double[] small = updates("adam", 0.01, 0.001, 0.001);
        says(
                "gradients a thousand times smaller change its steps by %.3f%%",
                100
                        * IntStream.range(0, 40)
                                .mapToDouble(i -> Math.abs(small[i] / usual[i] - 1))
                                .max()
                                .orElseThrow());
        double[] spiked = updates("adam", 0.01, 1, 1000);
        says("%.4f before it, %.4f on it, and %.4f at the end", spiked[9], spiked[10], spiked[39]);
        says("only in step %,d are the steps back at half their length", halfAgain());
    }

    /** The step, counted from 1, in which Adam is back at half its rate after the spike. */
    private static int halfAgain() {
        double[] gradients = new double[10_000];
        Arrays.fill(gradients, 1);
        gradients[10] = 1000;
        double[] values = Optimizers.get("adam").defaults();
        values[0] = 0.01;
        double[] update = new GradientMemory(gradients, Optimizers.get("adam").chain(values)).series("update");
        int step = 100;
        while (update[step] < 0.005) {
            step++;
        }
        return step + 1;
    }

    private static DepthRun network(int depth, DepthNet.Norm norm, double lr, double clip) {
        PROOF.uses(depth, lr, clip);
        DepthRun run = new DepthRun(
                ToyNet.of(depth, true, norm, 1),
                200,
                SGD.chain(
                        Schedule.constant(lr), new double[] {lr}, SGD.options().withClipNorm(clip)));
        return run;
    }

    private static double trained(DepthRun run) {
        PROOF.uses(run.advance(200));
        return run.losses()[run.steps()];
    }

    @Test
    @Checks("clip-depth")
    void normalizationDoesWhatClippingCannot() {
        PROOF.uses(100, 200);
        says(
                "SGD at η = 0.05 comes to %.4f in 200 steps without clipping.",
                trained(network(60, DepthNet.Norm.BEFORE, 0.05, 0)));
        says(
                "At η = 0.3 it comes to %.4f without and to %.5f with $c = 1$",
                trained(network(60, DepthNet.Norm.BEFORE, 0.3, 0)), trained(network(60, DepthNet.Norm.BEFORE, 0.3, 1)));
        DepthRun lost = network(30, DepthNet.Norm.OFF, 0.05, 0);
        says(
                "the first gradient has a norm of %.1f million",
                ClipByGlobalNorm.norm(new double[][] {lost.net().gradientNorms()}) / 1e6);
        trained(lost);
        assertTrue(lost.diverged());
        says("Unclipped, the run is lost after %d steps.", lost.steps());
        says("Clipped to 1 it lives, and stands at %.0f", trained(network(30, DepthNet.Norm.OFF, 0.05, 1)));
        says("it would be at %.4f.", trained(network(30, DepthNet.Norm.BEFORE, 0.05, 0)));
    }
}
