package downhill.data;

import downhill.augment.Augmentation;
import downhill.random.CounterRandom;
import java.util.stream.IntStream;

/**
 * A data set cut into normalized batches. Single-threaded.
 *
 * <p>Training batches are shuffled and augmented anew each epoch; which images a batch holds and what they look like is
 * a function of (seed, epoch, index), so any batch can be made without the ones before it. The last batch of an epoch
 * holds what is left and may be smaller: every image is seen once an epoch.
 */
public final class Batches {
    private static final long ORDER = 1; // streams that give the two uses of a seed their own numbers
    private static final long AUGMENTATION = 2;

    private final Dataset data;
    private final Normalization normalization;
    private final int batchSize;
    private final Augmentation augmentation;
    private final boolean shuffled;
    private final long orderSeed;
    private final long augmentationSeed;
    private final byte[] image;
    private final byte[] augmented;
    private int[] order;
    private int orderEpoch = -1;

    private Batches(
            Dataset data,
            Normalization normalization,
            int batchSize,
            Augmentation augmentation,
            boolean shuffled,
            long seed) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, but is " + batchSize);
        }
        if (data.size() == 0) {
            throw new IllegalArgumentException(data.name() + " holds no images");
        }
        this.data = data;
        this.normalization = normalization;
        this.batchSize = batchSize;
        this.augmentation = augmentation;
        this.shuffled = shuffled;
        this.orderSeed = CounterRandom.bits(seed, ORDER, 0);
        this.augmentationSeed = CounterRandom.bits(seed, AUGMENTATION, 0);
        this.image = new byte[data.shape().size()];
        this.augmented = new byte[data.shape().size()];
    }

    /** Shuffled and augmented, for training. */
    public static Batches training(
            Dataset data, Normalization normalization, int batchSize, Augmentation augmentation, long seed) {
        return new Batches(data, normalization, batchSize, augmentation, true, seed);
    }

    /** In the order of the data set and as the images are, for evaluation; the same in every epoch. */
    public static Batches inOrder(Dataset data, Normalization normalization, int batchSize) {
        return new Batches(data, normalization, batchSize, Augmentation.NONE, false, 0);
    }

    /** Number of batches in an epoch, a smaller last one included. */
    public int perEpoch() {
        return (data.size() + batchSize - 1) / batchSize;
    }

    /**
     * One batch.
     *
     * @param epoch from 0
     * @param index of the batch in its epoch, from 0
     */
    public Batch batch(int epoch, int index) {
        if (index < 0 || index >= perEpoch()) {
            throw new IndexOutOfBoundsException("batch " + index + " of " + perEpoch());
        }
        arrange(epoch);
        int first = index * batchSize;
        int count = Math.min(batchSize, data.size() - first);
        float[] images = new float[count * image.length];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            int source = order[first + i];
            data.image(source, image);
            normalization.apply(augment(epoch, source), images, i * image.length);
            labels[i] = data.label(source);
        }
        return new Batch(images, labels, data.shape());
    }

    private byte[] augment(int epoch, int source) {
        if (augmentation.equals(Augmentation.NONE)) {
            return image;
        }
        ImageShape shape = data.shape();
        augmentation.apply(
                image, augmented, shape.channels(), shape.height(), shape.width(), augmentationSeed, epoch, source);
        return augmented;
    }

    private void arrange(int epoch) {
        if (order == null) {
            order = IntStream.range(0, data.size()).toArray();
        }
        if (shuffled && epoch != orderEpoch) {
            order = CounterRandom.permutation(data.size(), orderSeed, epoch);
            orderEpoch = epoch;
        }
    }
}
