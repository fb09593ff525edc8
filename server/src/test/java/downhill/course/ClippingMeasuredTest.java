package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.recording.Difference;
import downhill.recording.Overlay;
import downhill.train.InWords;
import java.util.List;
import java.util.Map;
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
        Overlay both = Overlay.of(Map.of("free", FREE.recording(), "clipped", CLIPPED.recording()));
        assertEquals(
                List.of("clipNorm"),
                both.differences().stream()
                        .map(Difference::field)
                        .map(field -> field.name())
                        .toList());
        assertEquals(1, CLIPPED.recording().config().clipNorm());
    }

    @Test
    @Checks("clip-measured-norm")
    void clippedGradientsGrow() {
        PROOF.uses(
                FREE.recording().started().trainImages(),
                20, // of ResNet-20
                FREE.recording().config().lr(1).at(9));
        PROOF.says(
                "Over the epochs 2 to 10, at the rate 0.1, the norm is %.2f on average without clipping and %.2f with it, before"
                        + " it is cut to 1.",
                FREE.mean("gradNorm", 2, 10), CLIPPED.mean("gradNorm", 2, 10));
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
}
