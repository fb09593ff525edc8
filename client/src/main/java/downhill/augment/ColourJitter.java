package downhill.augment;

import downhill.random.CounterRandom;

/**
 * Random brightness, contrast and saturation of one image of bytes, as torchvision's {@code ColorJitter} defines them.
 *
 * <p>Each is a blend with a darker, flatter or greyer image: out = f·pixel + (1 − f)·other, f uniform in [1 − strength,
 * 1 + strength]. For brightness the other is black; for contrast the mean luminance of the whole image; for saturation
 * the pixel's own luminance, 0.2989·R + 0.587·G + 0.114·B. The three follow one another in that order, where torchvision
 * draws the order, too; between them values stay real numbers limited to 0 … 255, and bytes are rounded once at the end
 * where torchvision's byte images are cut off after each.
 *
 * <p>An image whose channels are not three has its mean over the channels for luminance.
 */
record ColourJitter(double brightness, double contrast, double saturation) {
    private static final int DRAWS = 3; // brightness, contrast, saturation
    private static final long STREAM = 1L << 32; // beyond every epoch, so that crop and flip draw as without jitter
    private static final double[] LUMINANCE = {0.2989, 0.587, 0.114}; // of red, green, blue

    /**
     * Changes an image in place.
     *
     * @param image {@code [channel][pixel]}, flattened
     */
    void apply(byte[] image, int channels, int pixels, long seed, int epoch, int index) {
        if (brightness == 0 && contrast == 0 && saturation == 0) {
            return;
        }
        long first = (long) index * DRAWS;
        double[] values = new double[image.length];
        for (int i = 0; i < image.length; i++) {
            values[i] = image[i] & 0xff;
        }
        double[] weights = weights(channels);
        if (brightness > 0) {
            blendAll(values, 0, factor(brightness, seed, epoch, first));
        }
        if (contrast > 0) {
            blendAll(values, meanLuminance(values, weights, pixels), factor(contrast, seed, epoch, first + 1));
        }
        if (saturation > 0) {
            saturate(values, weights, pixels, factor(saturation, seed, epoch, first + 2));
        }
        for (int i = 0; i < image.length; i++) {
            image[i] = (byte) (int) (values[i] + 0.5);
        }
    }

    /** A factor in [1 − strength, 1 + strength). */
    static double factor(double strength, long seed, int epoch, long draw) {
        return 1 + strength * (2 * CounterRandom.uniform(seed, STREAM + epoch, draw) - 1);
    }

    private static void blendAll(double[] values, double other, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] = blend(values[i], other, factor);
        }
    }

    private static void saturate(double[] values, double[] weights, int pixels, double factor) {
        for (int i = 0; i < pixels; i++) {
            double grey = luminance(values, weights, pixels, i);
            for (int c = 0; c < weights.length; c++) {
                values[c * pixels + i] = blend(values[c * pixels + i], grey, factor);
            }
        }
    }

    private static double meanLuminance(double[] values, double[] weights, int pixels) {
        double sum = 0;
        for (int i = 0; i < pixels; i++) {
            sum += luminance(values, weights, pixels, i);
        }
        return sum / pixels;
    }

    private static double luminance(double[] values, double[] weights, int pixels, int i) {
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            sum += weights[c] * values[c * pixels + i];
        }
        return sum;
    }

    private static double[] weights(int channels) {
        if (channels == LUMINANCE.length) {
            return LUMINANCE;
        }
        double[] equal = new double[channels];
        for (int c = 0; c < channels; c++) {
            equal[c] = 1.0 / channels;
        }
        return equal;
    }

    private static double blend(double value, double other, double factor) {
        return Math.max(0, Math.min(255, factor * value + (1 - factor) * other));
    }
}
