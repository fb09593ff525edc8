package downhill.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import downhill.augment.Augmentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final Dataset DATA = Shapes10.generate(103, 10).train();
    private static final Normalization NORMALIZATION = Normalization.of(DATA);
    private static final Augmentation CROP_AND_FLIP = new Augmentation(4, true);

    /** Eight images of 1 × 1 pixel and one channel, whose pixel is their index. */
    private static final Dataset INDICES = new Dataset(
            "indices", List.of("a"), new ImageShape(1, 1, 1), new byte[] {0, 1, 2, 3, 4, 5, 6, 7}, new byte[8]);

    private static final Normalization NORMALIZATION_OF_INDICES = Normalization.of(INDICES);

    @Test
    void anEpochShowsEveryImageOnceAndTheLastBatchIsWhatIsLeft() {
        Batches batches = Batches.training(INDICES, NORMALIZATION_OF_INDICES, 3, Augmentation.NONE, 5);
        assertEquals(3, batches.perEpoch());
        List<Float> seen = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            Batch batch = batches.batch(0, index);
            assertEquals(index < 2 ? 3 : 2, batch.size());
            for (float pixel : batch.images()) {
                seen.add(pixel);
            }
        }
        assertFalse(isSorted(seen), "not shuffled");
        assertEquals(8, seen.stream().distinct().count());
    }

    @Test
    void aBatchSizeAboveTheNumberOfImagesGivesOneBatchOfAll() {
        Batches batches = Batches.training(INDICES, NORMALIZATION_OF_INDICES, 100, Augmentation.NONE, 5);
        assertEquals(1, batches.perEpoch());
        assertEquals(8, batches.batch(0, 0).size());
    }

    @Test
    void aBatchIsTheSameWithoutTheOnesBeforeIt() {
        Batches one = training(16, 7);
        for (int epoch = 0; epoch < 2; epoch++) {
            for (int index = 0; index < one.perEpoch(); index++) {
                one.batch(epoch, index);
            }
        }
        assertSame(one.batch(2, 4), training(16, 7).batch(2, 4));
    }

    @Test
    void epochsAndSeedsDifferInOrder() {
        int[] labels = training(103, 7).batch(0, 0).labels();
        assertFalse(Arrays.equals(labels, training(103, 7).batch(1, 0).labels()));
        assertFalse(Arrays.equals(labels, training(103, 8).batch(0, 0).labels()));
    }

    @Test
    void anImageIsAugmentedByItsPlaceInTheDataSetNotInTheBatch() {
        // Two batch sizes put the images of one epoch into different batches, but in the same order.
        float[] whole = training(103, 7).batch(3, 0).images();
        float[] second = training(20, 7).batch(3, 1).images();
        int image = DATA.shape().size();
        assertArrayEquals(Arrays.copyOfRange(whole, 20 * image, 40 * image), second);
    }

    @Test
    void augmentationChangesImagesFromEpochToEpoch() {
        Dataset single = DATA.first(1);
        Batches batches = Batches.training(single, NORMALIZATION, 1, CROP_AND_FLIP, 7);
        assertFalse(
                Arrays.equals(batches.batch(0, 0).images(), batches.batch(1, 0).images()));
    }

    @Test
    void evaluationKeepsOrderAndPixels() {
        Batches batches = Batches.inOrder(DATA, NORMALIZATION, 50);
        Batch last = batches.batch(0, 2);
        assertEquals(3, last.size());
        byte[] image = new byte[DATA.shape().size()];
        DATA.image(101, image);
        float[] expected = new float[image.length];
        NORMALIZATION.apply(image, expected, 0);
        assertArrayEquals(expected, Arrays.copyOfRange(last.images(), image.length, 2 * image.length));
        assertEquals(DATA.label(101), last.labels()[1]);
    }

    @Test
    void channelsOfAPixelAreNeighbours() {
        Dataset two = new Dataset(
                "two pixels", List.of("a"), new ImageShape(3, 1, 2), new byte[] {1, 2, 3, 4, 5, 6}, new byte[1]);
        double[] mean = {1.5, 3.5, 5.5}; // of each channel, of 255
        float[] images =
                Batches.inOrder(two, Normalization.of(two), 1).batch(0, 0).images();
        assertArrayEquals(new float[] {-1, -1, -1, 1, 1, 1}, images, 1e-5f);
        assertArrayEquals(
                mean,
                Arrays.stream(Normalization.of(two).mean()).map(m -> m * 255).toArray(),
                1e-12);
    }

    @Test
    void normalisedImagesHaveMeanZeroAndDeviationOneInEachChannel() {
        float[] images = Batches.inOrder(DATA, NORMALIZATION, 103).batch(0, 0).images();
        for (int c = 0; c < 3; c++) {
            double sum = 0;
            double squares = 0;
            for (int i = c; i < images.length; i += 3) {
                sum += images[i];
                squares += images[i] * images[i];
            }
            assertEquals(0, sum / (images.length / 3), 1e-4);
            assertEquals(1, squares / (images.length / 3), 1e-4);
        }
    }

    @Test
    void whatCannotBeCutIntoBatchesIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Batches.inOrder(DATA, NORMALIZATION, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> Batches.inOrder(DATA, NORMALIZATION, 50)
                .batch(0, 3));
    }

    private static Batches training(int batchSize, long seed) {
        return Batches.training(DATA, NORMALIZATION, batchSize, CROP_AND_FLIP, seed);
    }

    private static boolean isSorted(List<Float> values) {
        return values.equals(values.stream().sorted().toList());
    }

    private static void assertSame(Batch expected, Batch actual) {
        assertArrayEquals(expected.images(), actual.images());
        assertArrayEquals(expected.labels(), actual.labels());
    }
}
