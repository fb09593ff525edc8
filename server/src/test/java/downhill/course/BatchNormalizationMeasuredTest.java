package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.model.NetworkOptions.Norm;
import downhill.recording.Recording;
import downhill.recording.Table;
import downhill.suite.SuiteRun;
import downhill.train.InWords;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on batch normalization says of our own runs, read from their results and recordings. */
class BatchNormalizationMeasuredTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("batch-normalization");

    private static final Measured RUNS = new Measured("normalization");

    private static void premises() {
        assertEquals(List.of(1L, 2L), RUNS.seeds());
        SuiteRun before = RUNS.run("before");
        assertEquals(Norm.BEFORE, before.config().network().norm());
        assertEquals(Norm.AFTER, RUNS.run("after").config().network().norm());
        assertEquals(Norm.OFF, RUNS.run("none").config().network().norm());
        assertEquals(rate("before"), rate("none"));
        for (String entry : List.of("before", "none")) {
            assertEquals(rate(entry) / 10, rate(entry + "-slower"), 1e-12);
            assertEquals(
                    RUNS.run(entry).config().network().norm(),
                    RUNS.run(entry + "-slower").config().network().norm());
        }
        PROOF.uses(20, rate("before")); // of ResNet-20
        PROOF.says(
                "ResNet-20 on %,d images for %d epochs, by momentum along a cosine from %.1f",
                before.started().trainImages(), before.config().epochs(), rate("before"));
    }

    private static double rate(String entry) {
        return RUNS.run(entry).config().hyperparameters().get("lr");
    }

    /** The test accuracies at the end, one for each seed. */
    private static Object[] ends(String... entries) {
        return Arrays.stream(entries)
                .flatMap(entry -> RUNS.runs(entry).stream())
                .map(run -> InWords.percent(run.last().orElseThrow().testAccuracy()))
                .toArray();
    }

    @Test
    @Checks("bn-measured-order")
    void theSeedsDisagreeOnBeforeOrAfter() {
        premises();
        PROOF.says("Before the ReLU the two seeds end at %s and %s, after it at %s and %s.", ends("before", "after"));
        assertTrue(lead(0) > 0 && lead(1) < 0, "the seeds disagree");
        PROOF.says(
                "By the standard error from the test images alone, %.2f points, either seed would have passed for an answer.",
                RUNS.error("before", "after"));
    }

    /** Of before over after, with a seed. */
    private static double lead(int seed) {
        return RUNS.runs("before").get(seed).last().orElseThrow().testAccuracy()
                - RUNS.runs("after").get(seed).last().orElseThrow().testAccuracy();
    }

    private static double at(String entry, int seed, String column, int step) {
        Table steps = new Recorded("normalization-" + entry + "-seed" + seed)
                .recording()
                .steps();
        return steps.column(column).get(steps.steps().indexOf(step));
    }

    @Test
    @Checks("bn-measured-first")
    void withoutItTheFirstGradientIsHuge() {
        premises();
        PROOF.says(
                "On the first batch the losses are %.1f and %.1f, and the gradients have norms of %.0f and %.0f; with normalization"
                        + " before the ReLU the norms are %.1f and %.1f.",
                at("none", 1, "loss", 1),
                at("none", 2, "loss", 1),
                at("none", 1, "gradNorm", 1),
                at("none", 2, "gradNorm", 1),
                at("before", 1, "gradNorm", 1),
                at("before", 2, "gradNorm", 1));
    }

    @Test
    @Checks("bn-measured-dead")
    void withoutItOneSeedNeverLearns() {
        premises();
        double guessing = Math.log(10);
        assertEquals(guessing, at("none", 1, "loss", 10), 0.02);
        assertEquals(guessing, at("none", 2, "loss", 10), 0.02);
        Recording dead = new Recorded("normalization-none-seed1").recording();
        for (EpochDone epoch : dead.epochs()) {
            assertEquals(0.1, epoch.testAccuracy(), 0.001);
        }
        PROOF.uses(9.9, 10.1);
        EvaluationDone end = dead.evaluation().orElseThrow();
        int cat = end.classes().indexOf("cat");
        Recording alive = new Recorded("normalization-none-seed2").recording();
        for (EpochDone epoch : alive.epochs()) {
            assertEquals(epoch.epoch() > 4, epoch.trainLoss() < guessing - 0.05 && epoch.epoch() > 1);
        }
        PROOF.says(
                "both losses are those of guessing, %.1f. One run hardly leaves it any more, and in the end takes each of the %,d test"
                        + " images for a cat. The other gets away after four epochs, and ends at %s.",
                guessing,
                end.confusion().stream().mapToInt(row -> row.get(cat)).sum(),
                InWords.percent(alive.last().testAccuracy()));
        PROOF.uses(dead.epochs().size());
    }

    @Test
    @Checks("bn-measured-slower")
    void atATenthOfTheRateAllLearn() {
        premises();
        PROOF.says(
                "At a tenth of it both seeds learn, and end at %s and %s. With normalization that tenth gives %s and %s.",
                ends("none-slower", "before-slower"));
    }
}
