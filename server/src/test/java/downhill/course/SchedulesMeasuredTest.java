package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.recording.Recording;
import downhill.train.InWords;
import java.util.DoubleSummaryStatistics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on schedules says of a run of ours, read from its recording. */
class SchedulesMeasuredTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("schedules");

    private static final Recorded RUN = new Recorded("resnet20-sgd-seed1");

    private static void premises() {
        Recording run = RUN.recording();
        assertEquals("momentum", run.config().optimizer());
        assertEquals(1, run.config().seed());
        RUN.requireRate(0.1, 1, 10);
        RUN.requireRate(0.01, 11, 15);
        RUN.requireRate(0.001, 16, 20);
        PROOF.uses(
                run.started().trainImages(),
                run.started().testImages(),
                run.config().epochs(),
                0.1);
    }

    @Test
    @Checks("sched-measured-drop")
    void theTestAccuracyLeapsAtTheDrop() {
        premises();
        PROOF.says("Here are %,d: our own", RUN.recording().started().parameters());
        PROOF.says(
                "In the epoch after the first drop the training loss is %.2f on average, after %.2f in the epoch before it, and"
                        + " the test accuracy leaps from %s to %s.",
                RUN.epoch(11).trainLoss(), RUN.epoch(10).trainLoss(), test(10), test(11));
        PROOF.says(
                "from %s to %s",
                InWords.percent(RUN.epoch(10).trainAccuracy()),
                InWords.percent(RUN.epoch(11).trainAccuracy()));
        PROOF.says(
                "The second drop adds %.1f points",
                100 * (RUN.epoch(16).testAccuracy() - RUN.epoch(15).testAccuracy()));
    }

    private static String test(int epoch) {
        return InWords.percent(RUN.epoch(epoch).testAccuracy());
    }

    @Test
    @Checks("sched-measured-shake")
    void theHighRateShakes() {
        premises();
        DoubleSummaryStatistics high = accuracies(6, 10);
        DoubleSummaryStatistics low = accuracies(11, 15);
        PROOF.says(
                "over the last five epochs at 0.1 the test accuracy wanders between %s and %s, and over the next five between"
                        + " %s and %s",
                InWords.percent(high.getMin()),
                InWords.percent(high.getMax()),
                InWords.percent(low.getMin()),
                InWords.percent(low.getMax()));
    }

    private static DoubleSummaryStatistics accuracies(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToDouble(epoch -> RUN.epoch(epoch).testAccuracy())
                .summaryStatistics();
    }
}
