package downhill.augment;

import downhill.math.Decimal;
import downhill.random.CounterRandom;

/**
 * Random crop, horizontal flip, colour jitter and cutout of one image of bytes, in this order.
 *
 * <p>The crop pads the image with {@code padding} black pixels on every side and cuts a window of the original size at a
 * random place, which shifts the image by −padding … +padding in both directions. What an image becomes is a function of
 * (seed, epoch, index): no generator has to be saved, and batches may be made in any order.
 *
 * @param padding pixels added on each side before the crop; 0 switches the crop off
 * @param flip whether to mirror left and right with probability ½
 * @param brightness b: all channels are multiplied by a factor uniform in [1 − b, 1 + b]; 0 to 1, 0 for none
 * @param contrast c: differences from the image's mean luminance are multiplied by a factor in [1 − c, 1 + c]
 * @param saturation s: differences from a pixel's own luminance are multiplied by a factor in [1 − s, 1 + s]
 * @param cutout side of a square that is painted black, its centre anywhere in the image, so that it may reach over the
 *     edge; 0 for none. DeVries and Taylor (arXiv:1708.04552) paint it in the mean colour
 */
public record Augmentation(
        int padding, boolean flip, double brightness, double contrast, double saturation, int cutout) {
    /** Leaves images as they are. */
    public static final Augmentation NONE = new Augmentation(0, false);

    private static final int DRAWS = 3; // down, right, mirror
    private static final int CUTOUT_DRAWS = 2; // row, column
    private static final long CUTOUT_STREAM = 2L << 32; // beyond those of crop, flip and jitter

    public Augmentation {
        if (padding < 0) {
            throw new IllegalArgumentException("padding must be at least 0, but is " + padding);
        }
        checkStrength("brightness", brightness);
        checkStrength("contrast", contrast);
        checkStrength("saturation", saturation);
        if (cutout < 0) {
            throw new IllegalArgumentException("cutout must be at least 0, but is " + cutout);
        }
    }

    /** Without cutout. */
    public Augmentation(int padding, boolean flip, double brightness, double contrast, double saturation) {
        this(padding, flip, brightness, contrast, saturation, 0);
    }

    /** Crop and flip alone. */
    public Augmentation(int padding, boolean flip) {
        this(padding, flip, 0, 0, 0, 0);
    }

    private static void checkStrength(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be 0 to 1, but is " + Decimal.text(value));
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
        int down = shift(seed, epoch, index, 0);
        int right = shift(seed, epoch, index, 1);
        boolean mirror = mirrors(seed, epoch, index);
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
        new ColourJitter(brightness, contrast, saturation).apply(out, channels, height * width, seed, epoch, index);
        if (cutout > 0) {
            cut(out, channels, height, width, seed, epoch, index);
        }
    }

    private void cut(byte[] image, int channels, int height, int width, long seed, int epoch, int index) {
        long first = (long) index * CUTOUT_DRAWS;
        int top = CounterRandom.below(height, seed, CUTOUT_STREAM + epoch, first) - cutout / 2;
        int left = CounterRandom.below(width, seed, CUTOUT_STREAM + epoch, first + 1) - cutout / 2;
        for (int c = 0; c < channels; c++) {
            for (int y = Math.max(0, top); y < Math.min(height, top + cutout); y++) {
                for (int x = Math.max(0, left); x < Math.min(width, left + cutout); x++) {
                    image[(c * height + y) * width + x] = 0;
                }
            }
        }
    }

    /**
     * What {@link #apply} draws for one image.
     *
     * @return rows and columns by which the window moves down and right (negative: up and left), 1 where the image is
     *     mirrored and else 0, and the factors of brightness, contrast and saturation
     */
    public double[] draws(long seed, int epoch, int index) {
        return new double[] {
            shift(seed, epoch, index, 0),
            shift(seed, epoch, index, 1),
            mirrors(seed, epoch, index) ? 1 : 0,
            ColourJitter.factor(brightness, seed, epoch, (long) index * DRAWS),
            ColourJitter.factor(contrast, seed, epoch, (long) index * DRAWS + 1),
            ColourJitter.factor(saturation, seed, epoch, (long) index * DRAWS + 2)
        };
    }

    private int shift(long seed, int epoch, int index, int draw) {
        return CounterRandom.below(2 * padding + 1, seed, epoch, (long) index * DRAWS + draw) - padding;
    }

    private boolean mirrors(long seed, int epoch, int index) {
        return flip && CounterRandom.uniform(seed, epoch, (long) index * DRAWS + 2) < 0.5;
    }
}
