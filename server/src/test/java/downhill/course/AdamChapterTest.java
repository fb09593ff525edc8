package downhill.course;

import static downhill.course.ChapterProof.last;
import static downhill.course.ChapterProof.stepsBelow;
import static downhill.course.ChapterProof.x;
import static downhill.course.ChapterProof.y;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.GradientMemory;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import downhill.optim.ChainOptions;
import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;
import downhill.schedule.Schedule;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every number in the chapter "Adam". */
class AdamChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("adam");

    private static final OptimizerEntry ADAM = Optimizers.get("adam");
    private static final ChainOptions UNCORRECTED = ADAM.options().withBiasCorrection(false);

    private static void says(String words, Object... values) {
        PROOF.says(words, values);
    }

    /** What Adam with η = 1 and ε = 1e-8 makes of gradients. */
    private static GradientMemory memory(double[] gradients, double beta1, double beta2, ChainOptions options) {
        return new GradientMemory(
                gradients, ADAM.chain(Schedule.constant(1), new double[] {1, beta1, beta2, 1e-8}, options));
    }

    private static double[] steps(double[] gradients, double beta1, double beta2) {
        return memory(gradients, beta1, beta2, ADAM.options()).series("update");
    }

    private static double[] repeated(int steps, double... gradients) {
        return IntStream.range(0, steps)
                .mapToDouble(i -> gradients[i % gradients.length])
                .toArray();
    }

    private static double lastOf(double[] series) {
        return series[series.length - 1];
    }

    /** The number of the longest step, from 1. */
    private static int longest(double[] steps) {
        return 1
                + IntStream.range(0, steps.length)
                        .boxed()
                        .max((a, b) -> Double.compare(steps[a], steps[b]))
                        .orElseThrow();
    }

    private static Racer run(Landscape landscape, int steps, GradientTransform... chain) {
        Race race = new Race(landscape, 4, 2, steps, 0);
        race.add(chain);
        race.advance(steps);
        return race.racer(0);
    }

    private static Racer run(Landscape landscape, int steps, String optimizer, double... first) {
        OptimizerEntry entry = Optimizers.get(optimizer);
        double[] values = entry.defaults();
        System.arraycopy(first, 0, values, 0, first.length);
        return run(landscape, steps, entry.chain(values));
    }

    private static Landscape ravine(double kappa) {
        return Landscapes.get("ravine").landscape(kappa);
    }

    private static Landscape turned(double kappa) {
        return Landscapes.get("rotated").landscape(kappa, 45);
    }

    @Test
    @Checks("ad-defaults")
    void theDefaults() {
        double[] defaults = ADAM.defaults();
        assertEquals(1e-8, defaults[3]);
        says("β₁ = %s, β₂ = %s, ε = $10^{-8}$ and η = %s", defaults[1], defaults[2], defaults[0]);
    }

    @Test
    @Checks("ad-rmsprop")
    void withoutItsFirstMemoryItIsRmsprop() {
        says("Take β₁ = 0 and leave the hats away");
        Schedule lr = Schedule.constant(0.04);
        OptimizerEntry rmsprop = Optimizers.get("rmsprop");
        Racer adam = run(ravine(10), 200, ADAM.chain(lr, new double[] {0.04, 0, 0.9, 1e-8}, UNCORRECTED));
        Racer other = run(
                ravine(10),
                200,
                rmsprop.chain(
                        lr, new double[] {0.04, 0.9, 1e-8}, rmsprop.options().withEpsInsideRoot(false)));
        assertArrayEquals(other.path(), adam.path(), 0);
    }

    @Test
    @Checks("ad-average")
    void theFirstMomentIsAnAverage() {
        PROOF.uses(1);
        OptimizerEntry momentum = Optimizers.get("momentum");
        GradientMemory velocity = new GradientMemory(
                repeated(400, 1),
                momentum.chain(
                        Schedule.constant(1),
                        new double[] {1, 0.9},
                        momentum.options().withLrInsideVelocity(false)));
        GradientMemory moment = memory(repeated(400, 1), 0.9, 0.999, ADAM.options());
        says(
                "momentum’s velocity (γ = 0.9) grows to %.0f, while $m$ grows to %.0f",
                lastOf(velocity.series("v")), lastOf(moment.series("m")));
    }

    @Test
    @Checks("ad-alternating")
    void contradictionMakesItsStepsVanish() {
        PROOF.uses(1);
        double[] alternating = repeated(400, 1, -1);
        says("Adam’s shrink to %.3fη", Math.abs(lastOf(steps(alternating, 0.9, 0.999))));
        assertEquals(1, lastOf(steps(repeated(400, 1), 0.9, 0.999)), 1e-6);
        OptimizerEntry rmsprop = Optimizers.get("rmsprop");
        double[] sizes = new GradientMemory(alternating, rmsprop.chain(new double[] {1, 0.9, 1e-8})).series("update");
        assertEquals(1, Math.abs(lastOf(sizes)), 1e-6);
    }

    @Test
    @Checks("ad-first")
    void withoutCorrectionTheFirstStepsAreTooLong() {
        GradientMemory first = memory(new double[] {1}, 0.9, 0.999, UNCORRECTED);
        assertEquals(0.1, first.series("m")[0], 1e-12);
        assertEquals(0.001, first.series("v")[0], 1e-12);
        says("$m_1 = 0.1\\,g$ and $v_1 = 0.001\\,g^2$");
        for (double g : new double[] {1e-3, 1, 1000}) {
            assertEquals(1, steps(new double[] {g}, 0.9, 0.999)[0], 1e-4, "with correction");
        }
        double[] without = memory(repeated(5000, 1), 0.9, 0.999, UNCORRECTED).series("update");
        says("answer: %.2f claim: ad-first", without[0]);
        says("$0.1/\\sqrt{0.001} = %.2f$", without[0]);
        int near = 1
                + IntStream.range(0, without.length)
                        .filter(i -> Arrays.stream(without, i, without.length).allMatch(step -> step <= 1.1))
                        .findFirst()
                        .orElseThrow();
        says(
                "step 10 is %.2fη long, step %d is the longest with %.2fη, and only from step %,d on",
                without[9], longest(without), without[longest(without) - 1], near);
    }

    @Test
    @Checks("ad-ten-steps")
    void theCorrectionIsABrake() {
        PROOF.uses(4, 2, 0.1);
        Schedule lr = Schedule.constant(0.1);
        double[] values = {0.1, 0.9, 0.999, 1e-8};
        says(
                "with η = 0.1, ten steps bring $x$ to %.2f with it, and to −%.2f, past the minimum, without",
                x(run(ravine(10), 10, ADAM.chain(lr, values)), 10),
                -x(run(ravine(10), 10, ADAM.chain(lr, values, UNCORRECTED)), 10));
    }

    @Test
    @Checks("ad-longest")
    void theLongestStep() {
        double[] silence = new double[20_000];
        Arrays.fill(silence, 15_000, silence.length, 1);
        double[] after = Arrays.copyOfRange(steps(silence, 0.9, 0.999), 15_000, 20_000);
        assertEquals(12, longest(after));
        says("the first step is %.2fη long, and if the gradient stays, the twelfth is %.2fη", after[0], after[11]);

        double first = 0.1 / Math.sqrt(0.001);
        double second = 1 / Math.sqrt(1 - 0.81 / 0.999);
        says("$%.2f\\cdot %.2f = %.2f$", first, second, first * second);
        double[] growing = new double[20_000];
        for (int i = 19_000; i < growing.length; i++) {
            growing[i] = Math.pow(0.999 / 0.9, i - 19_000);
        }
        double reached = Arrays.stream(steps(growing, 0.9, 0.999)).max().orElseThrow();
        assertEquals(first * second, reached, 1e-3);
        says("a step of more than %.2fη", reached);
        says("$\\beta_2/\\beta_1 = %.2f$", 0.999 / 0.9);
    }

    @Test
    @Checks("ad-spike")
    void oneLargeGradientIsRememberedForLong() {
        PROOF.uses(1);
        says("$\\beta_2 = 0.999$ has a horizon of $1/(1-\\beta_2) = %.0f$ steps", 1 / (1 - 0.999));
        double[] steps = afterSpike(0.999);
        int shortest = IntStream.range(0, steps.length)
                .boxed()
                .min((a, b) -> Double.compare(steps[a], steps[b]))
                .orElseThrow();
        says("Let gradients be 1 for ever, but one of them 100. That step is %.2fη long", steps[0]);
        says("But %d steps later the steps are down to %.2fη", shortest, steps[shortest]);
        says("below half of η until step %,d after it", from(i -> steps[i] >= 0.5, steps.length));
        says("below nine tenths until step %,d", from(i -> steps[i] >= 0.9, steps.length));
        double[] sooner = afterSpike(0.99);
        says("With $\\beta_2 = 0.99$ it takes %d", from(i -> sooner[i] >= 0.9, sooner.length));
    }

    /** The steps from that of the one gradient of 100 on, all others being 1. */
    private static double[] afterSpike(double beta2) {
        double[] gradients = repeated(20_000, 1);
        gradients[10_000] = 100;
        return Arrays.copyOfRange(steps(gradients, 0.9, beta2), 10_000, 20_000);
    }

    /** From where on something holds. */
    private static int from(IntPredicate holds, int end) {
        int i = end;
        while (i > 0 && holds.test(i - 1)) {
            i--;
        }
        return i;
    }

    @Test
    @Checks("ad-scale")
    void theSizeOfTheLossCancels() {
        Racer usual = run(ravine(10), 100, "adam", 0.1);
        Racer large = run(Landscapes.own("1000*(x^2+10*y^2)").landscape(), 100, "adam", 0.1);
        for (int step = 0; step <= 100; step++) {
            assertEquals(x(usual, step), x(large, step), 5e-9);
            assertEquals(y(usual, step), y(large, step), 5e-9);
        }
        says("The ravine times 1,000 gives the same path, to eight places, over 100 steps.");
    }

    @Test
    @Checks("ad-eps")
    void whereEpsilonIsFelt() {
        says(
                "a steady gradient of $10^{-6}$ makes steps of %.2fη, one of $10^{-8}$ steps of %.2fη, one of $10^{-10}$"
                        + " of %.2fη",
                lastOf(steps(repeated(1000, 1e-6), 0.9, 0.999)),
                lastOf(steps(repeated(1000, 1e-8), 0.9, 0.999)),
                lastOf(steps(repeated(1000, 1e-10), 0.9, 0.999)));
    }

    @Test
    @Checks("ad-burst")
    void aQuietLossLeapsBack() {
        PROOF.uses(4, 2);
        Racer usual = run(ravine(10), 10_000, "adam", 0.1);
        assertEquals(5.0e-8, usual.losses()[200], 0.05e-8);
        assertEquals(1.5e-44, usual.losses()[1000], 0.05e-44);
        says("at η = 0.1 the loss is $5\\cdot 10^{-8}$ after 200 steps and $1.5\\cdot 10^{-44}$ after 1,000");
        int peak = highest(usual, 1000, 10_000);
        says("at step %,d the loss has leapt back to %.3f", peak, usual.losses()[peak]);
        Racer shorter = run(ravine(10), 400, "adam", 0.1, 0.9, 0.96);
        int lowest = IntStream.rangeClosed(0, 400)
                .boxed()
                .min((a, b) -> Double.compare(shorter.losses()[a], shorter.losses()[b]))
                .orElseThrow();
        assertEquals(6e-13, shorter.losses()[lowest], 0.5e-13);
        int back = highest(shorter, lowest, 400);
        says(
                "With β₂ = 0.96 it falls to $6\\cdot 10^{-13}$ by step %d and stands at %.4f at step %d",
                lowest, shorter.losses()[back], back);
    }

    private static int highest(Racer racer, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .boxed()
                .max((a, b) -> Double.compare(racer.losses()[a], racer.losses()[b]))
                .orElseThrow();
    }

    @Test
    @Checks("ad-turned")
    void straightAndTurned() {
        PROOF.uses(4, 2, 0.3, 45, 0.01);
        for (int kappa : new int[] {10, 100, 1000}) {
            double root = Math.sqrt(kappa);
            double sgd = 2 / (2 + 2.0 * kappa);
            double lr = Math.pow(2 / (Math.sqrt(2.0 * kappa) + Math.sqrt(2)), 2);
            double gamma = Math.pow((root - 1) / (root + 1), 2);
            says(
                    "| %,d | %d | %d | %,d | %d |",
                    kappa,
                    below(run(ravine(kappa), 2000, "adam", 0.3)),
                    below(run(turned(kappa), 2000, "adam", 0.3)),
                    below(run(ravine(kappa), 8000, "sgd", sgd)),
                    below(run(ravine(kappa), 2000, "momentum", lr, gamma)));
            int straight = below(run(ravine(kappa), 8000, "sgd", sgd));
            assertEquals(straight, below(run(turned(kappa), 8000, "sgd", sgd)), 0.1 * straight);
            int swinging = below(run(ravine(kappa), 2000, "momentum", lr, gamma));
            assertEquals(swinging, below(run(turned(kappa), 2000, "momentum", lr, gamma)), 0.1 * swinging);
        }
    }

    private static int below(Racer racer) {
        return stepsBelow(racer, 0.01);
    }

    @Test
    @Checks("ad-rosenbrock")
    void outOfTheBoxItHardlyMoves() {
        says("At 0.001 the loss is %.2f after 600 steps", last(PROOF.run("rosenbrock", -1.5, 2, 600, "adam", 0.001)));
        says("At 0.3 it stays below 0.01 from step %d on", below(PROOF.run("rosenbrock", -1.5, 2, 600, "adam", 0.3)));
    }

    @Test
    @Checks("ad-astray")
    void itWalksTheWrongWay() {
        PROOF.uses(0, 3, 1);
        says("$\\beta_1 = 0$ and a short memory, $\\beta_2 = 0.1$");
        double[] steps = steps(repeated(3000, 3, -1, -1), 0, 0.1);
        double[] round = Arrays.copyOfRange(steps, 2997, 3000);
        says(
                "makes a step of %.2fη, the first −1 one of −%.2fη and the second one of −%.2fη. Together −%.2fη",
                round[0], -round[1], -round[2], -Arrays.stream(round).sum());
    }

    @Test
    @Checks("ad-astray-ends")
    void itEndsAtTheWorstPlace() {
        PROOF.uses(0, 0.1, 3);
        says("the weight ends at %.0f, the worst place there is", kept(0, 0.1));
        says("With the default β it ends at −%.0f, the best", -kept(0.9, 0.999));
        assertTrue(kept(0, 0.1) > 0);
    }

    /** Where a weight ends that is kept between −1 and 1 and has the gradients 3, −1, −1 over and over. */
    private static double kept(double beta1, double beta2) {
        Optimizer optimizer = new Optimizer(
                new ParameterInfo[] {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 1)},
                ADAM.chain(step -> 0.1 / Math.sqrt(step + 1.0), new double[] {0.1, beta1, beta2, 1e-8}));
        double[][] weight = {{0}};
        for (int step = 0; step < 3000; step++) {
            optimizer.step(weight, new double[][] {{step % 3 == 0 ? 3 : -1}});
            weight[0][0] = Math.max(-1, Math.min(1, weight[0][0]));
        }
        return weight[0][0];
    }

    @Test
    @Checks("ad-rare")
    void aLongerMemoryNeedsARarerEvent() {
        double[] round = repeated(101, -10);
        round[0] = 1010;
        says("The sum of a round is %.0f", Arrays.stream(round).sum());
        says("Let the gradient be 1,010 once, then −10 a hundred times");
        double[] gradients = repeated(101 * 300, round);
        says(
                "with β₁ = 0.9 and β₂ = 0.99, as in the paper, moves it up by %.2fη a round. With the default β₂ = 0.999"
                        + " it still goes up, by %.3fη",
                -lastRound(steps(gradients, 0.9, 0.99)), -lastRound(steps(gradients, 0.9, 0.999)));
    }

    private static double lastRound(double[] steps) {
        return Arrays.stream(steps, steps.length - 101, steps.length).sum();
    }
}
