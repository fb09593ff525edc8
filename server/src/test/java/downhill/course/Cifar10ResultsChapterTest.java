package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.Axis;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.lab.Sweep;
import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.model.Architectures;
import downhill.optim.Hyperparameter;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import downhill.train.ScheduleConfig;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on results says: their arithmetic, their chance, and the same comparisons in small. */
class Cifar10ResultsChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("cifar10-results");

    private static final int TEST_IMAGES = 10_000;
    private static final Course COURSE = Course.load();

    /** In percentage points, of an accuracy in percent. */
    private static double standardError(double percent) {
        return 100 * Math.sqrt(percent / 100 * (1 - percent / 100) / TEST_IMAGES);
    }

    /** How many standard errors of their difference two accuracies, or errors, in percent are apart. */
    private static double apart(double one, double other) {
        PROOF.uses(one, other, TEST_IMAGES);
        return Math.abs(one - other) / Math.hypot(standardError(one), standardError(other));
    }

    @Test
    @Checks("c10-parameters")
    void theResNetsHaveTheirPublishedSizes() {
        for (int depth : new int[] {20, 32, 44, 56, 110}) {
            PROOF.says(
                    "| ResNet-%d | %,d |",
                    depth, Architectures.get("resnet" + depth).parameterCount());
        }
    }

    @Test
    @Checks("c10-he-accuracy")
    void anErrorIsWhatIsMissingOfTheAccuracy() {
        PROOF.uses(8.75);
        PROOF.says("is an accuracy of %.2f%%", 100 - 8.75);
    }

    @Test
    @Checks("c10-points")
    void theGainsAreInPoints() {
        PROOF.uses(72.9, 79.6, 83.9, 91);
        PROOF.says("it is %.1f, %.1f and %.1f", 79.6 - 72.9, 83.9 - 79.6, 91 - 83.9);
    }

    @Test
    @Checks("c10-percent")
    void theGainsInPercent() {
        PROOF.says(
                "From 72.9%% to 79.6%% the right answers grow by %.1f%%, and the mistakes shrink by %.1f%%",
                100 * (79.6 / 72.9 - 1), 100 * (1 - (100 - 79.6) / (100 - 72.9)));
        PROOF.says("from 83.9%% to 91%% removes %.1f%% of the mistakes", 100 * (1 - (100 - 91) / (100 - 83.9)));
    }

    @Test
    @Checks("c10-sixth")
    void onePointNearTheTopIsASixthOfTheMistakes() {
        PROOF.says("from 94%% to 95%%.");
        PROOF.says("from %d%% to %d%%, by %.1f%%", 100 - 94, 100 - 95, 100 * (1 - 5 / 6.0));
    }

    @Test
    @Checks("c10-error")
    void anAccuracyHasAStandardError() {
        PROOF.says(
                "With 10,000 images that is %.2f points at 83.9%%, %.2f at 91%%, and %.2f at 74.9%%",
                standardError(83.9), standardError(91), standardError(74.9));
        PROOF.says("50,000 images to learn from");
        double low = 83.9 - 1.96 * standardError(83.9);
        double high = 83.9 + 1.96 * standardError(83.9);
        PROOF.says("between %.1f and %.1f in 19 of 20", low, high);
        SplittableRandom random = new SplittableRandom(1);
        long inside = IntStream.range(0, 2000)
                .mapToDouble(sample -> IntStream.range(0, TEST_IMAGES)
                                .filter(image -> random.nextDouble() < 0.839)
                                .count()
                        * 100.0
                        / TEST_IMAGES)
                .filter(accuracy -> accuracy > low && accuracy < high)
                .count();
        assertEquals(19 / 20.0, inside / 2000.0, 0.015);
    }

    @Test
    @Checks("c10-reimplementation")
    void theReimplementationIsWithinChance() {
        double[] paper = {8.75, 7.51, 7.17, 6.97, 6.43};
        double[] again = {8.27, 7.37, 6.90, 6.61, 6.32};
        double[] gaps = IntStream.range(0, 5)
                .mapToDouble(i -> paper[i] - again[i])
                .sorted()
                .toArray();
        double most = IntStream.range(0, 5)
                .mapToDouble(i -> apart(paper[i], again[i]))
                .max()
                .orElseThrow();
        for (int i = 0; i < 5; i++) {
            PROOF.says("| %.2f%% | %.2f%% |", paper[i], again[i]);
        }
        PROOF.says("differ by %.2f to %.2f points, at most %.1f standard errors", gaps[0], gaps[4], most);
    }

    @Test
    @Checks("c10-not-stuck")
    void slowIsNotStuck() {
        PROOF.uses(10, 11.8, TEST_IMAGES);
        PROOF.says("a standard error of %.2f points, so 11.8%% lies six", standardError(10));
        assertEquals(6, (11.8 - 10) / standardError(10), 1e-9);
    }

    @Test
    @Checks("c10-beats")
    void theGapOfTheNotesInStandardErrors() {
        PROOF.says("the %.1f points are %.1f standard errors of the difference", 83.9 - 82.5, apart(83.9, 82.5));
    }

    @Test
    @Checks("c10-resnet")
    void theGapOfTheResNetsInStandardErrors() {
        PROOF.says("The gap of %d points is %.1f standard errors", 91 - 89, apart(91, 89));
    }

    @Test
    @Checks("c10-same-rate")
    void aCommonRatePicksTheWinner() {
        LandscapeEntry noisy = Landscapes.get("noisy");
        Axis rates = new Axis(Hyperparameter.Scale.LOG, 1e-4, 10, 41);
        assertEquals(0.001, rates.at(8), 1e-15);
        PROOF.uses(0.001, 100, 9, noisy.landscape().value(4, 2));
        String[] names = {"momentum", "sgd", "rmsprop", "adam"};
        double[] common = new double[4];
        double[] best = new double[4];
        for (int i = 0; i < 4; i++) {
            OptimizerEntry entry = Optimizers.get(names[i]);
            Sweep sweep = new Sweep(noisy.landscape(), entry, entry.defaults(), rates, noisy.start(), 0.5, 9, 100);
            sweep.compute(0, rates.cells());
            common[i] = sweep.bands(0)[8 * Sweep.BAND + 1];
            best[i] = sweep.bands(0)[sweep.best() * Sweep.BAND + 1];
        }
        PROOF.says(
                "momentum ends at %.2f, SGD at %.1f, RMSProp at %.1f, Adam at %.1f",
                common[0], common[1], common[2], common[3]);
        PROOF.says("the order is Adam %.3f, RMSProp %.3f, SGD %.3f, momentum %.3f", best[3], best[2], best[1], best[0]);
    }

    /** The losses after 200 steps on the mini-batch quadratic, for the seeds 0 to 24. */
    private static double[] losses(String optimizer, double rate, Schedule schedule) {
        PROOF.uses(rate, 200);
        OptimizerEntry entry = Optimizers.get(optimizer);
        double[] values = entry.defaults();
        values[0] = rate;
        return IntStream.range(0, 25)
                .mapToDouble(seed -> {
                    Race race = new Race(Landscapes.get("noisy").landscape(), 4, 2, 200, 0, seed, null);
                    race.add(entry, values, schedule, 0);
                    race.advance(200);
                    Racer racer = race.racer(0);
                    return racer.losses()[racer.steps()];
                })
                .toArray();
    }

    private static double median(double[] losses) {
        return IntStream.range(0, losses.length)
                .mapToDouble(i -> losses[i])
                .sorted()
                .skip(12)
                .findFirst()
                .orElseThrow();
    }

    private static Schedule dropping(double rate) {
        return Schedule.step(rate, 0.1, 100, 150); // as figure race has it for 200 steps
    }

    @Test
    @Checks("c10-one-side")
    void theScheduleWasTheWinner() {
        double sgd = median(losses("sgd", 0.02, dropping(0.02)));
        double adam = median(losses("adam", 0.1, Schedule.constant(0.1)));
        PROOF.says("median of 25 seeds");
        PROOF.says("| %.3f | %.4f |", median(losses("sgd", 0.02, Schedule.constant(0.02))), sgd);
        PROOF.says("| %.4f | %.4f |", adam, median(losses("adam", 0.1, dropping(0.1))));
        PROOF.says("almost a factor of %.0f", adam / sgd);
        assertTrue(adam / sgd < 4);
    }

    @Test
    @Checks("c10-seed-zero")
    void oneSeedReversesTheOrder() {
        PROOF.uses(0);
        PROOF.says(
                "SGD ends at %.4f and Adam at %.4f",
                losses("sgd", 0.02, dropping(0.02))[0], losses("adam", 0.1, dropping(0.1))[0]);
    }

    @Test
    @Checks("c10-schedules")
    void theNotesHaveTwoSchedules() {
        PROOF.uses(83.8, 83.9);
        double[] rates = new double[2];
        int[][] drops = {{60, 120}, {100, 150}};
        for (int i = 0; i < 2; i++) {
            rates[i] = new ScheduleConfig(ScheduleConfig.Kind.STEP, 0, List.of(drops[i][0], drops[i][1]), 0.1)
                    .schedule(0.1, 200, 391)
                    .at(80 * 391);
        }
        PROOF.says("the epochs %d and %d, their", drops[0][0], drops[0][1]);
        PROOF.says("at %d and %d: at epoch 80 one trains at %.2f and the", drops[1][0], drops[1][1], rates[0]);
        PROOF.says("the other at %.1f.", rates[1]);
    }

    @Test
    @Checks("c10-norms")
    void theNormHardlyFollowsTheRate() {
        PROOF.uses(0.1, 0.01);
        double before = (2.0 + 2.5) / 2;
        double after = (1.5 + 1.8) / 2;
        PROOF.says("from about %.2f to %.2f, to %.0f%%", before, after, 100 * after / before);
        PROOF.says("from %.3f to %.4f", 0.1 * before, 0.01 * after);
    }
}
