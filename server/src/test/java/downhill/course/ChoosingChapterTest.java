package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.Axis;
import downhill.lab.Outcome;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.lab.Sweep;
import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.optim.Hyperparameter.Scale;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on choosing an optimizer says, computed on the mini-batch quadratic and the ravine. */
class ChoosingChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("choosing");

    private static final LandscapeEntry NOISY = Landscapes.get("noisy");
    private static final int SEEDS = 25;

    /** The rates of figure sweep. */
    private static final Axis RATES = rates(10, 41);

    private static Axis rates(double most, int tries) {
        return new Axis(Scale.LOG, 1e-4, most, tries);
    }

    /** A sweep as the figure makes it, over some rates. */
    private static Sweep sweep(String optimizer, Axis rates) {
        PROOF.uses(rates.min(), rates.max(), rates.cells(), 9, 100);
        OptimizerEntry entry = Optimizers.get(optimizer);
        Sweep sweep = new Sweep(NOISY.landscape(), entry, entry.defaults(), rates, NOISY.start(), 0.5, 9, 100);
        sweep.compute(0, rates.cells());
        return sweep;
    }

    private static double median(Sweep sweep, int rate) {
        return sweep.bands(0)[rate * Sweep.BAND + 1];
    }

    private static double lowest(Sweep sweep) {
        return median(sweep, sweep.best());
    }

    private static double origin() {
        double loss = NOISY.landscape().value(4, 2);
        PROOF.uses(loss);
        return loss;
    }

    /** SGD in batches, from (4, 2). */
    private static Racer sgd(double rate, int batch, int steps, long seed) {
        PROOF.uses(rate, batch, steps);
        Race race = new Race(NOISY.landscape(10, batch), 4, 2, steps, 0, seed, null);
        race.add(Optimizers.get("sgd").chain(new double[] {rate}));
        race.advance(steps);
        return race.racer(0);
    }

    @Test
    @Checks("ch-sweep")
    void adamsBestRateIsFarFromItsDefault() {
        double best = RATES.at(sweep("adam", RATES).best());
        double usual = Optimizers.get("adam").defaults()[0];
        PROOF.says("from a loss of %.0f.", origin());
        PROOF.says("answer: %.3f", best);
        PROOF.says("start Adam at η = %.3f", usual);
        PROOF.says("It is %.0f times the usual default", best / usual);
    }

    @Test
    @Checks("ch-good")
    void howManyRatesAreGood() {
        String[] names = {"sgd", "momentum", "rmsprop", "adam", "adamw", "nesterov"};
        double enough = origin() / 100;
        int[] good = new int[names.length];
        double[] span = new double[names.length];
        for (int i = 0; i < names.length; i++) {
            Sweep sweep = sweep(names[i], RATES);
            good[i] = sweep.good(0, enough);
            int[] which = IntStream.range(0, RATES.cells())
                    .filter(rate -> median(sweep, rate) <= enough)
                    .toArray();
            span[i] = RATES.at(which[which.length - 1]) / RATES.at(which[0]);
        }
        PROOF.says(
                "SGD has %d good rates of 41, momentum %d, RMSProp %d, Adam %d, AdamW %d, and Nesterov %d.",
                good[0], good[1], good[2], good[3], good[4], good[5]);
        PROOF.says("lie within a factor of %.0f, SGD’s within %.1f", span[3], span[0]);
        PROOF.says("reach over a factor of %.0f", span[5]);
    }

    @Test
    @Checks("ch-default")
    void theRobustDefaultHardlyMoves() {
        assertEquals(0.001, RATES.at(8), 1e-15);
        origin();
        PROOF.says("Adam at 0.001 is not good at all: it ends at %.1f", median(sweep("adam", RATES), 8));
    }

    @Test
    @Checks("ch-edge")
    void gradientDescentHasAnEdgeAndAdamHasNone() {
        PROOF.uses(0.9);
        String[] names = {"sgd", "momentum", "nesterov"};
        double[][] edges = {{0.099, 0.101}, {0.189, 0.191}, {0.067, 0.069}};
        for (int i = 0; i < names.length; i++) {
            Racer below = PROOF.run("ravine", 4, 2, 1000, names[i], edges[i][0]);
            assertTrue(ChapterProof.last(below) < 1e-6, names[i]);
            assertEquals(
                    Outcome.DIVERGED,
                    PROOF.run("ravine", 4, 2, 1000, names[i], edges[i][1]).outcome(),
                    names[i]);
        }
        assertTrue(ChapterProof.last(PROOF.run("ravine", 4, 2, 1000, "adam", 10)) < 1e-6);
    }

    @Test
    @Checks("ch-noise")
    void theNoiseFallsWithTheRootOfTheBatch() {
        double[] deviations = IntStream.of(1, 4, 16, 64)
                .mapToDouble(batch -> {
                    double[] gradient = new double[2];
                    return Math.sqrt(IntStream.range(0, 20_000)
                            .mapToDouble(step -> {
                                NOISY.landscape(10, batch).sampleGradient(0, 0, 7, step, gradient);
                                return gradient[0] * gradient[0];
                            })
                            .average()
                            .orElseThrow());
                })
                .toArray();
        PROOF.says("of %.2f with b = 1, %.2f with 4, %.2f with 16", deviations[0], deviations[1], deviations[2]);
        assertTrue(deviations[1] < deviations[0] / 2 && deviations[2] < deviations[1] / 2);
        assertEquals(0, deviations[3], 1e-12);
        PROOF.uses(0, 64);
    }

    @Test
    @Checks("ch-ratio")
    void theNoiseDependsOnTheRatioOfRateAndBatch() {
        PROOF.says("steps 1,000 to 4,000 and ten seeds");
        double[] rates = {0.005, 0.01, 0.02};
        double[] settled = new double[3];
        for (int i = 0; i < 3; i++) {
            double rate = rates[i];
            int batch = 2 << i;
            settled[i] = IntStream.range(0, 10)
                    .mapToDouble(
                            seed -> Arrays.stream(sgd(rate, batch, 4000, seed).losses(), 1000, 4001)
                                    .average()
                                    .orElseThrow())
                    .average()
                    .orElseThrow();
        }
        PROOF.says(
                "it is %.3f with η = 0.005 and b = 2, %.3f with 0.01 and 4, and %.3f with",
                settled[0], settled[1], settled[2]);
    }

    /** Infinite where more than half of the seeds diverge. */
    private static double medianOfSeeds(double rate, int batch, int steps) {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> sgd(rate, batch, steps, seed))
                .mapToDouble(racer ->
                        racer.outcome() == Outcome.DIVERGED ? Double.POSITIVE_INFINITY : ChapterProof.last(racer))
                .sorted()
                .skip(SEEDS / 2)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Checks("ch-scaling")
    void theLinearScalingRuleHoldsWhileTheRateIsSmall() {
        PROOF.uses(SEEDS);
        PROOF.says("the same 2,048 examples");
        for (int batch = 4; batch <= 64; batch *= 2) {
            int steps = 2048 / batch;
            double rate = 0.0025 * batch / 4;
            double kept = medianOfSeeds(0.0025, batch, steps);
            PROOF.says("| %d | %d | %s | ", batch, steps, threeDigits(kept));
            PROOF.says("| %s | %.3f |", Double.toString(rate), medianOfSeeds(rate, batch, steps));
        }
    }

    private static String threeDigits(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.3f" : value < 10 ? "%.2f" : "%.1f", value);
    }

    @Test
    @Checks("ch-scaling-ends")
    void theRuleEndsAtTheLimitOfTheCurvature() {
        PROOF.uses(0.02, 4, SEEDS);
        double rate = 0.02 * 32 / 4;
        for (int seed = 0; seed < SEEDS; seed++) {
            assertEquals(Outcome.DIVERGED, sgd(rate, 32, 64, seed).outcome());
        }
        assertTrue(medianOfSeeds(0.02, 4, 512) < 1);
        PROOF.says("Scaled to 32 that is %.2f, beyond the ravine’s limit of %.1f", rate, 2 / 20.0);
    }

    @Test
    @Checks("ch-range")
    void theRangeOfTheSearchPicksTheWinner() {
        Axis narrow = rates(0.01, 9);
        Sweep adam = sweep("adam", narrow);
        assertEquals(narrow.cells() - 1, adam.best());
        PROOF.says(
                "momentum is best of the two with %.3f, and Adam ends at %.1f",
                lowest(sweep("momentum", narrow)), lowest(adam));
        PROOF.says("Adam wins with %.3f.", lowest(sweep("adam", RATES)));
        assertTrue(lowest(sweep("adam", RATES)) < lowest(sweep("momentum", RATES)));
    }

    @Test
    @Checks("ch-grid")
    void aFinerGridIsWorthIt() {
        Axis coarse = rates(10, 6);
        assertEquals(10, coarse.at(1) / coarse.at(0), 1e-9);
        PROOF.says(
                "SGD ends at %.2f and Adam at %.2f; with 41 rates at %.3f and %.3f",
                lowest(sweep("sgd", coarse)),
                lowest(sweep("adam", coarse)),
                lowest(sweep("sgd", RATES)),
                lowest(sweep("adam", RATES)));
    }

    @Test
    @Checks("ch-gap")
    void aGapOfOneStandardErrorIsNoEvidence() {
        PROOF.uses(10_000);
        double variance = (0.914 * (1 - 0.914) + 0.910 * (1 - 0.910)) / 10_000;
        PROOF.says("reaches %.1f%%. The baseline, with the settings of its paper, reaches %.1f%%.", 91.4, 91.0);
        PROOF.says("better by [%.1f](given:) points", 91.4 - 91.0);
        PROOF.says("On ten thousand test images the difference is about one standard error");
        assertEquals(1, 0.004 / Math.sqrt(variance), 0.05);
    }

    @Test
    @Checks("ch-exercise")
    void theExerciseIsSolvedByTheRule() {
        PROOF.uses(0, 1, 2, 4);
        int from = ChapterProof.stepsBelow(sgd(0.005 * 32 / 4, 32, 40, 0), 1);
        assertTrue(from <= 20);
        PROOF.says("within %d steps, and keep it there", 20);
        PROOF.says("By the rule η = %.2f, and the loss stays below 1 from step %d on", 0.005 * 32 / 4, from);
        double[] naive = sgd(0.005, 32, 40, 0).losses();
        assertTrue(Arrays.stream(naive).allMatch(loss -> loss >= 1));
        PROOF.says("never gets there in %d steps", naive.length - 1);
    }
}
