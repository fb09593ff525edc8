package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.suite.SuiteRun;
import downhill.train.Config;
import downhill.train.TrainingEvent.EpochDone;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on augmentation says of our own runs, read from their results. */
class AugmentationMeasuredTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("augmentation");

    private static final Measured PADDING = new Measured("padding");
    private static final List<String> ENTRIES = List.of("0", "2", "4", "8");

    /** The padding, of crops and of nothing else. */
    private static SuiteRun run(String entry) {
        SuiteRun run = PADDING.run(entry);
        assertEquals(Integer.parseInt(entry), run.config().augmentation().padding());
        assertTrue(run.config().augmentation().flip());
        assertEquals("momentum", run.config().optimizer());
        return run;
    }

    @Test
    @Checks("aug-measured")
    void aPaddingOfEightCostsMuchAndTheOthersLittle() {
        assertEquals(List.of(1L, 2L), PADDING.seeds());
        ENTRIES.forEach(AugmentationMeasuredTest::run);
        SuiteRun none = run("0");
        PROOF.uses(
                none.started().trainImages(),
                none.started().testImages(),
                none.config().epochs(),
                none.config().hyperparameters().get("lr"),
                8);
        PROOF.says(
                "Without a crop the network gets %.1f%% of the test images right; padding by 2, 4 and 8 makes it %.1f%%,"
                        + " %.1f%% and %.1f%%, means of two seeds. One standard error of such a difference is %.2f points",
                PADDING.accuracy("0"),
                PADDING.accuracy("2"),
                PADDING.accuracy("4"),
                PADDING.accuracy("8"),
                PADDING.error("0", "2"));
        assertTrue(PADDING.accuracy("0") - PADDING.accuracy("2") < PADDING.error("0", "2"), "nothing to tell");
        assertTrue(PADDING.accuracy("0") - PADDING.accuracy("4") > 2 * PADDING.error("0", "4"), "more than chance");
    }

    @Test
    @Checks("aug-measured-train")
    void theCropLeavesMoreToLearn() {
        PROOF.says(
                "on their own pictures the four end at %.0f, %.0f, %.0f and %.0f%%",
                ENTRIES.stream().map(AugmentationMeasuredTest::trained).toArray());
        int most = 6;
        for (String entry : ENTRIES.subList(1, 4)) {
            for (SuiteRun run : PADDING.runs(entry)) {
                EpochDone last = run.last().orElseThrow();
                assertTrue(100 * (last.trainAccuracy() - last.testAccuracy()) < most, "little is known by heart");
            }
        }
        PROOF.says("the networks with a crop are less than %d points better on them than on the test images", most);
    }

    /** Accuracy on the training pictures in percent, the mean over the seeds. */
    private static double trained(String entry) {
        return PADDING.runs(entry).stream()
                .mapToDouble(run -> 100 * run.last().orElseThrow().trainAccuracy())
                .average()
                .orElseThrow();
    }

    private static final Recorded PLAIN = new Recorded("cnn-plain-seed1");
    private static final Recorded CONSTANT = new Recorded("cnn-augmented-seed1");
    private static final Recorded DROPS = new Recorded("cnn-scheduled-seed1");

    /** Each of the three runs has one thing more than the one before. */
    private static void premises() {
        Config config = CONSTANT.recording().config();
        assertEquals(0, PLAIN.recording().config().augmentation().padding());
        assertEquals(4, config.augmentation().padding());
        assertEquals(List.of("augmentation.padding", "augmentation.flip"), PLAIN.differences(CONSTANT));
        assertEquals(List.of("schedule.kind", "schedule.milestones"), CONSTANT.differences(DROPS));
        CONSTANT.requireRate(0.05, 1, 20);
        DROPS.requireRate(0.05, 1, 10);
        DROPS.requireRate(0.005, 11, 15);
        DROPS.requireRate(0.0005, 16, 20);
        PROOF.uses(config.epochs(), config.hyperparameters().get("lr"));
        assertEquals(50_000, CONSTANT.recording().started().trainImages());
        PROOF.says("all images for %d epochs", config.epochs());
    }

    private static double tested(Recorded run, int epoch) {
        return 100 * run.epoch(epoch).testAccuracy();
    }

    private static double trained(Recorded run, int epoch) {
        return 100 * run.epoch(epoch).trainAccuracy();
    }

    @Test
    @Checks("aug-measured-all")
    void atAConstantRateAugmentationCannotBeTold() {
        premises();
        PROOF.uses(19);
        PROOF.says(
                "after epoch 5 the test accuracy is %.1f%% without and %.1f%% with it. In the end it is %.1f%% and %.1f%%. But an epoch"
                        + " earlier it was %.1f%% and %.1f%%, and the means of the last five epochs are %.1f%% and %.1f%%",
                tested(PLAIN, 5),
                tested(CONSTANT, 5),
                tested(PLAIN, 20),
                tested(CONSTANT, 20),
                tested(PLAIN, 19),
                tested(CONSTANT, 19),
                PLAIN.lastFive().getAverage(),
                CONSTANT.lastFive().getAverage());
        PROOF.says(
                "Without augmentation this network ends only %.1f points better on its training images than on the test images.",
                trained(PLAIN, 20) - tested(PLAIN, 20));
    }

    @Test
    @Checks("aug-measured-drop")
    void aDropGivesRestAndALead() {
        premises();
        PROOF.uses(10, 15);
        for (int epoch = 1; epoch <= 10; epoch++) {
            assertEquals(tested(CONSTANT, epoch), tested(DROPS, epoch), "the same until the drop");
        }
        DoubleSummaryStatistics lead = IntStream.rangeClosed(11, 20)
                .mapToDouble(epoch -> tested(DROPS, epoch) - tested(CONSTANT, epoch))
                .summaryStatistics();
        PROOF.says(
                "In the epoch after its first drop it goes from %.1f%% to %.1f%%, and the constant rate to %.1f%%. It stays ahead in"
                        + " each of the last ten epochs, by %.1f to %.1f points, %.1f on average.",
                tested(DROPS, 10),
                tested(DROPS, 11),
                tested(CONSTANT, 11),
                lead.getMin(),
                lead.getMax(),
                lead.getAverage());
        assertEquals(lead.getMin(), tested(DROPS, 20) - tested(CONSTANT, 20), 1e-12, "the smallest is the last");
        PROOF.says(
                "over the last five epochs the constant rate wanders between %.1f%% and %.1f%%, and the schedule stays between"
                        + " %.1f%% and %.1f%%",
                CONSTANT.lastFive().getMin(),
                CONSTANT.lastFive().getMax(),
                DROPS.lastFive().getMin(),
                DROPS.lastFive().getMax());
        PROOF.says(
                "from the epoch after the drop to the last it gains %.1f points on its training pictures, where the constant rate gains %.1f",
                trained(DROPS, 20) - trained(DROPS, 11), trained(CONSTANT, 20) - trained(CONSTANT, 11));
    }
}
