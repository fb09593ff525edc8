package downhill.augment;

import downhill.random.CounterRandom;

/**
 * Random crop and horizontal flip of one image of bytes.
 *
 * <p>The crop pads the image with {@code padding} black pixels on every side and cuts a window of the original size at a
 * random place, which shifts the image by −padding … +padding in both directions. What an image becomes is a function of
 * (seed, epoch, index): no generator has to be saved, and batches may be made in any order.
 *
 * @param padding pixels added on each side before the crop; 0 switches the crop off
 * @param flip whether to mirror left and right with probability ½
 */
public record Augmentation(int padding, boolean flip) {
    /** Leaves images as they are. */
    public static final Augmentation NONE = new Augmentation(0, false);

    private static final int DRAWS = 3; // down, right, mirror

    public Augmentation {
        if (padding < 0) {
            throw new IllegalArgumentException("padding must be at least 0, but is " + padding);
        }
    }

    /**
     * Writes the image that training sees at one epoch.
     *
     * @param image {@code [channel][row][column]}, flattened; not modified
     * @param out receives the result, same layout
     * @param channels planes of {@code height × width}
     * @param epoch from 0
     * @param index the image's place in the data set
     */
    public void apply(byte[] image, byte[] out, int channels, int height, int width, long seed, int epoch, int index) {
        long first = (long) index * DRAWS;
        int down = CounterRandom.below(2 * padding + 1, seed, epoch, first) - padding;
        int right = CounterRandom.below(2 * padding + 1, seed, epoch, first + 1) - padding;
        boolean mirror = flip && CounterRandom.uniform(seed, epoch, first + 2) < 0.5;
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                int fromRow = y + down;
                for (int x = 0; x < width; x++) {
                    int fromColumn = (mirror ? width - 1 - x : x) + right;
                    boolean inside = fromRow >= 0 && fromRow < height && fromColumn >= 0 && fromColumn < width;
                    out[(c * height + y) * width + x] = inside ? image[(c * height + fromRow) * width + fromColumn] : 0;
                }
            }
        }
    }
}
