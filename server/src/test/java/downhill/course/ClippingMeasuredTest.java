package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.train.InWords;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on clipping says of runs of ours, read from their recordings. */
class ClippingMeasuredTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("clipping");

    private static final Recorded FREE = new Recorded("resnet20-sgd-seed1");
    private static final Recorded CLIPPED = new Recorded("resnet20-sgd-clipped-seed1");

    @BeforeAll
    static void theyDifferInTheThresholdOnly() {
        assertEquals(List.of("clipNorm"), FREE.differences(CLIPPED));
        assertEquals(1, CLIPPED.recording().config().clipNorm());
    }

    @Test
    @Checks("clip-measured-norm")
    void clippedGradientsSinkMoreSlowly() {
        PROOF.uses(FREE.recording().started().trainImages(), 20); // of ResNet-20
        PROOF.says(
                "Without clipping the norm is %.2f on average in the first epoch and %.2f in the second. With it, before it is"
                        + " cut to 1, it sinks more slowly: %.2f, %.2f, and still %.2f in epoch 10.",
                FREE.mean("gradNorm", 1, 1),
                FREE.mean("gradNorm", 2, 2),
                CLIPPED.mean("gradNorm", 1, 1),
                CLIPPED.mean("gradNorm", 2, 2),
                CLIPPED.mean("gradNorm", 10, 10));
    }

    @Test
    @Checks("clip-measured-steps")
    void clippingActsAtTheStart() {
        PROOF.uses(2, 10);
        PROOF.says(
                "in the first epoch a step changes a convolution by %.4f of its length without clipping and by %.4f with it,"
                        + " over the epochs 2 to 10 by %.4f and %.4f",
                change(FREE, 1, 1), change(CLIPPED, 1, 1), change(FREE, 2, 10), change(CLIPPED, 2, 10));
    }

    /** ‖Δw‖ / ‖w‖ of a convolution, the mean over all of them. */
    private static double change(Recorded run, int first, int last) {
        return run.change(layer -> layer.contains("conv"), first, last);
    }

    @Test
    @Checks("clip-measured-end")
    void bothEndAlike() {
        double free = FREE.recording().last().testAccuracy();
        double clipped = CLIPPED.recording().last().testAccuracy();
        int images = FREE.recording().started().testImages();
        PROOF.uses(images, FREE.recording().config().epochs());
        PROOF.says(
                "At the end the clipped run gets %s of the test images right and the other %s: a third of a point, where one"
                        + " standard error of a difference is %.2f.",
                InWords.percent(clipped),
                InWords.percent(free),
                100 * Math.sqrt((free * (1 - free) + clipped * (1 - clipped)) / images));
        assertEquals(1.0 / 3, 100 * (clipped - free), 0.05);
    }

    @Test
    @Checks("clip-measured-adam")
    void adamDividesTheFactorAway() {
        Recorded free = new Recorded("resnet20-adam-seed1");
        Recorded clipped = new Recorded("resnet20-adam-clipped-seed1");
        PROOF.uses(
                20, // of ResNet-20
                free.recording().started().trainImages(),
                free.recording().config().epochs());
        int epochs = free.recording().config().epochs();
        assertEquals(0.001, clipped.recording().config().hyperparameters().get("lr"));
        for (Recorded run : List.of(free, clipped)) { // the least of each stretch is among the steps that are kept
            assertTrue(run.recording().steps().column("gradNorm").stream().allMatch(norm -> norm > 1));
            assertEquals(2.1, run.mean("gradNorm", 1, epochs), 0.05);
        }
        PROOF.says(
                "At the fixed rate 0.001 each of its gradients was longer than 1, %.1f on average over the two runs, so the"
                        + " clipped ones were cut to about half. The two end at %s and %s",
                (free.mean("gradNorm", 1, epochs) + clipped.mean("gradNorm", 1, epochs)) / 2,
                InWords.percent(free.recording().last().testAccuracy()),
                InWords.percent(clipped.recording().last().testAccuracy()));
        PROOF.uses(0.001);
    }
}
