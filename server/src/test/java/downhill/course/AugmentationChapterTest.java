package downhill.course;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.augment.Augmentation;
import downhill.data.Batch;
import downhill.data.Batches;
import downhill.data.DataHome;
import downhill.data.Datasets;
import downhill.data.Normalization;
import downhill.data.Split;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on augmentation says, computed with the code that training uses. */
class AugmentationChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("augmentation");

    private static final Augmentation CROP_AND_FLIP = new Augmentation(4, true);
    private static final int VERSIONS = 162;
    private static final int SIDE = 32;
    private static final int PIXELS = SIDE * SIDE;
    private static final int IMAGES = 5000;
    private static final int EPOCHS = 200;

    private static String version(Augmentation augmentation, int epoch, int index) {
        return Arrays.toString(augmentation.draws(1, epoch, index));
    }

    /** How many different pictures come out of one whose pixels tell where they were. */
    private static int versions(Augmentation augmentation) {
        byte[] image = new byte[2 * PIXELS]; // row and column, from 1, so that no pixel is black
        for (int i = 0; i < PIXELS; i++) {
            image[i] = (byte) (1 + i / SIDE);
            image[PIXELS + i] = (byte) (1 + i % SIDE);
        }
        Set<ByteBuffer> seen = new HashSet<>();
        byte[] out = new byte[image.length];
        for (int epoch = 0; epoch < 10_000; epoch++) {
            augmentation.apply(image, out, 2, SIDE, SIDE, 1, epoch, 0);
            seen.add(ByteBuffer.wrap(out.clone()));
        }
        return seen.size();
    }

    @Test
    @Checks("aug-versions")
    void cropAndFlipMakeSoManyVersions() {
        PROOF.uses(4);
        int places = versions(new Augmentation(4, false));
        PROOF.says(
                "%.0f places in each direction, %d in all, and the mirror doubles them: %d",
                Math.sqrt(places), places, versions(CROP_AND_FLIP));
        assertEquals(VERSIONS, versions(CROP_AND_FLIP));
    }

    @Test
    @Checks("aug-places")
    void placesAreOneMoreThanTheDifference() {
        int places = 0;
        for (int left = 0; left + 224 <= 256; left++) {
            places++;
        }
        PROOF.says("for windows of %d in images of %d", 224, 256);
        PROOF.says("There are %d places each way, which makes %,d", places, 2 * places * places);
        assertEquals(2048, 2 * (places - 1) * (places - 1), "what one place less makes");
    }

    @Test
    @Checks("aug-repeats")
    void anImageRepeatsItselfSoon() {
        int early = 0;
        int unchanged = 0;
        for (int index = 0; index < IMAGES; index++) {
            Set<String> seen = new HashSet<>();
            for (int epoch = 0; epoch < 16; epoch++) {
                seen.add(version(CROP_AND_FLIP, epoch, index));
            }
            early += seen.size() < 16 ? 1 : 0;
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                double[] draws = CROP_AND_FLIP.draws(1, epoch, index);
                unchanged += draws[0] == 0 && draws[1] == 0 && draws[2] == 0 ? 1 : 0;
            }
        }
        PROOF.says("After 16 epochs %.0f%% of the images", 100.0 * early / IMAGES);
        PROOF.says("A run of %d epochs cannot be all different: there are only %d.", EPOCHS, VERSIONS);
        PROOF.says("comes once in %d epochs", VERSIONS);
        assertEquals((double) EPOCHS * IMAGES / VERSIONS, unchanged, 0.05 * unchanged);
        PROOF.says("At $n = 15$ this is %.0f%%, at $n = 16$ it is %.0f%%", allDiffer(15), allDiffer(16));
        assertTrue(allDiffer(15) > 50 && allDiffer(16) < 50);
        PROOF.says("answer: %d", 16);
        PROOF.uses(IMAGES);
    }

    /** The probability that so many versions are all different, in percent. */
    private static double allDiffer(int count) {
        double probability = 100;
        for (int i = 0; i < count; i++) {
            probability *= (double) (VERSIONS - i) / VERSIONS;
        }
        return probability;
    }

    @Test
    @Checks("aug-distinct")
    void manyVersionsAreNeverSeen() {
        long seen = 0;
        for (int index = 0; index < IMAGES; index++) {
            Set<String> versions = new HashSet<>();
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                versions.add(version(CROP_AND_FLIP, epoch, index));
            }
            seen += versions.size();
        }
        PROOF.uses(4);
        PROOF.says("A run of %d epochs uses crop with padding 4 and flip. How many of the %d", EPOCHS, VERSIONS);
        PROOF.says("answer: %.0f", (double) seen / IMAGES);
        PROOF.says("answer: %.0f", VERSIONS * (1 - Math.pow(1 - 1.0 / VERSIONS, EPOCHS)));
        PROOF.says("probability %d/%d", VERSIONS - 1, VERSIONS);
    }

    @Test
    @Checks("aug-border")
    void theBorderCoversSoMuch() {
        PROOF.uses(SIDE);
        for (int padding : new int[] {2, 4, 8}) {
            Augmentation augmentation = new Augmentation(padding, true);
            byte[] white = new byte[PIXELS];
            Arrays.fill(white, (byte) 255);
            byte[] out = new byte[PIXELS];
            long black = 0;
            int most = 0;
            for (int index = 0; index < 20_000; index++) {
                augmentation.apply(white, out, 1, SIDE, SIDE, 1, 0, index);
                int here = 0;
                for (byte pixel : out) {
                    here += pixel == 0 ? 1 : 0;
                }
                black += here;
                most = Math.max(most, here);
            }
            double formula = 1 - Math.pow(1 - padding * (padding + 1) / ((2 * padding + 1.0) * SIDE), 2);
            assertEquals(formula, black / 20_000.0 / PIXELS, 0.002);
            PROOF.says(
                    "| %d | %d | %.1f%% | %.1f%% |",
                    padding, versions(augmentation), 100 * formula, 100.0 * most / PIXELS);
        }
        assertEquals(
                3.5, (double) versions(new Augmentation(8, true)) / VERSIONS, 0.1, "three and a half times as many");
    }

    private static Split shapes(int train, int test) throws IOException {
        return Datasets.load("shapes10", DataHome.fromEnvironment(), train, test);
    }

    @Test
    @Checks("aug-black")
    void blackIsNotNeutral() throws IOException {
        Normalization normalization = Normalization.of(shapes(0, 1).train());
        for (int channel = 0; channel < 3; channel++) {
            double black = -normalization.mean()[channel] / normalization.std()[channel];
            PROOF.says(
                    "a black pixel becomes %s after",
                    String.format("%.1f", black).replace('-', '−'));
        }
        PROOF.says("where 0 is the mean");
        PROOF.uses(10, 1); // of shapes10; a deviation
    }

    @Test
    @Checks("aug-jitter")
    void brightnessCutsOffTheBrightest() {
        PROOF.says("ramp of all %d grey values, brightness jitter of 0.2 turns %.1f%% white", 256, white(0.2));
        PROOF.says("and of 0.8 it turns %.1f%% white; %.1f%% were white before", white(0.8), white(0));
        // Factors uniform in 1 ± b: half of them are above 1, and each cuts off the values above 255/f.
        assertEquals(50 * (1 - Math.log(1.2) / 0.2), white(0.2), 0.3);
        assertEquals(50 * (1 - Math.log(1.8) / 0.8), white(0.8), 0.3);
    }

    /** The share of an even ramp that comes out white, in percent. */
    private static double white(double brightness) {
        Augmentation augmentation = new Augmentation(0, false, brightness, 0, 0);
        byte[] ramp = new byte[256];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) i;
        }
        byte[] out = new byte[ramp.length];
        long white = 0;
        for (int index = 0; index < 40_000; index++) {
            augmentation.apply(ramp, out, 1, 16, 16, 1, 0, index);
            for (byte value : out) {
                white += value == (byte) 255 ? 1 : 0;
            }
        }
        return 100.0 * white / ramp.length / 40_000;
    }

    @Test
    @Checks("aug-gap")
    void mostOfTheGapIsLostInTraining() {
        int[] without = {97, 73};
        int[] with = {82, 80};
        PROOF.says(
                "without augmentation %d%% on the training images and %d%% on the test images, with it %d%% and %d%%",
                without[0], without[1], with[0], with[1]);
        int before = without[0] - without[1];
        int after = with[0] - with[1];
        PROOF.says(
                "goes from %d points to %d. But of the %d points, %d",
                before, after, before - after, without[0] - with[0]);
        PROOF.says("only %d from the higher test accuracy", with[1] - without[1]);
        PROOF.says("right on %d%% of test images", without[1]);
    }

    @Test
    @Checks("aug-memory")
    void theGapShrinksForAModelThatOnlyRemembers() throws IOException {
        int count = 500;
        Split data = shapes(count, count);
        Normalization normalization = Normalization.of(data.train());
        Batch known = Batches.inOrder(data.train(), normalization, count).batch(0, 0);
        double plain = right(known, Batches.training(data.train(), normalization, count, Augmentation.NONE, 1));
        double augmented = right(known, Batches.training(data.train(), normalization, count, CROP_AND_FLIP, 1));
        double test = right(known, Batches.inOrder(data.test(), normalization, count));
        PROOF.says("learned nothing but %d images of shapes10 by heart", known.size());
        PROOF.says("right every time, %.0f%%", plain);
        PROOF.says("it is right for %.1f%%. On %d test images it is right for %.1f%%", augmented, count, test);
        PROOF.says("from %.1f points to %.1f", plain - test, augmented - test);
        PROOF.uses(4);
    }

    /** How many images of a first batch have the label of the nearest known one, in percent. */
    private static double right(Batch known, Batches asked) {
        Batch batch = asked.batch(0, 0);
        int size = batch.shape().size();
        int right = 0;
        for (int i = 0; i < batch.size(); i++) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < known.size(); j++) {
                double distance = 0;
                for (int k = 0; k < size; k++) {
                    double difference = batch.images()[i * size + k] - known.images()[j * size + k];
                    distance += difference * difference;
                }
                if (distance < least) {
                    least = distance;
                    best = j;
                }
            }
            right += batch.labels()[i] == known.labels()[best] ? 1 : 0;
        }
        return 100.0 * right / batch.size();
    }

    @Test
    @Checks("aug-test")
    void testImagesAreNeverChanged() throws IOException {
        Split data = shapes(20, 20);
        Normalization normalization = Normalization.of(data.train());
        Batches test = Batches.inOrder(data.test(), normalization, 20);
        assertArrayEquals(test.batch(0, 0).images(), test.batch(7, 0).images());
        byte[] image = new byte[data.test().shape().size()];
        data.test().image(3, image);
        for (int channel = 0; channel < 3; channel++) {
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                double value = (image[channel * PIXELS + pixel] & 0xff) / 255.0;
                assertEquals(
                        (value - normalization.mean()[channel]) / normalization.std()[channel],
                        test.batch(0, 0).images()[3 * image.length + 3 * pixel + channel],
                        1e-5);
            }
        }
    }

    @Test
    @Checks("aug-seed")
    void aPictureIsAFunctionOfSeedEpochAndPlace() {
        byte[] image = new byte[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            image[i] = (byte) (i % 251 + 1);
        }
        byte[] first = apply(image, 1, 5, 7);
        apply(image, 1, 6, 7); // whatever comes between
        assertArrayEquals(first, apply(image, 1, 5, 7));
        assertFalse(Arrays.equals(first, apply(image, 2, 5, 7)));
        assertFalse(Arrays.equals(first, apply(image, 1, 6, 7)));
        assertFalse(Arrays.equals(first, apply(image, 1, 5, 8)));
    }

    private static byte[] apply(byte[] image, long seed, int epoch, int index) {
        byte[] out = new byte[image.length];
        CROP_AND_FLIP.apply(image, out, 1, SIDE, SIDE, seed, epoch, index);
        return out;
    }
}
