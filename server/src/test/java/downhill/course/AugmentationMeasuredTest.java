package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.suite.SuiteRun;
import downhill.train.TrainingEvent.EpochDone;
import java.util.List;
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
}
