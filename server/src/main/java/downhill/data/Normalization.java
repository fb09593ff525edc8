package downhill.data;

/**
 * Brings pixels to mean 0 and standard deviation 1, channel by channel: (p/255 − mean)/std. Immutable.
 *
 * <p>Measured on training images only, and used for training and test images alike.
 */
public final class Normalization {
    private final double[] mean;
    private final double[] std;
    private final float[][] table; // [channel][byte]

    private Normalization(double[] mean, double[] std) {
        this.mean = mean;
        this.std = std;
        this.table = new float[mean.length][256];
        for (int c = 0; c < mean.length; c++) {
            for (int p = 0; p < 256; p++) {
                table[c][p] = (float) ((p / 255.0 - mean[c]) / std[c]);
            }
        }
    }

    /**
     * By constants that were measured elsewhere.
     *
     * @param mean of each channel, 0 to 1
     * @param std of each channel, of pixels from 0 to 1
     */
    public static Normalization by(double[] mean, double[] std) {
        if (mean.length != std.length) {
            throw new IllegalArgumentException(mean.length + " means, but " + std.length + " standard deviations");
        }
        return new Normalization(mean.clone(), std.clone());
    }

    /** Measures a data set. A channel that is the same everywhere gets a standard deviation of 1. */
    public static Normalization of(Dataset data) {
        ImageShape shape = data.shape();
        int plane = shape.height() * shape.width();
        long[] sums = new long[shape.channels()]; // exact, so the order of images does not matter
        long[] squares = new long[shape.channels()];
        byte[] image = new byte[shape.size()];
        for (int i = 0; i < data.size(); i++) {
            data.image(i, image);
            for (int j = 0; j < image.length; j++) {
                int p = Byte.toUnsignedInt(image[j]);
                sums[j / plane] += p;
                squares[j / plane] += (long) p * p;
            }
        }
        double count = (double) data.size() * plane;
        double[] mean = new double[shape.channels()];
        double[] std = new double[shape.channels()];
        for (int c = 0; c < mean.length; c++) {
            double m = sums[c] / count;
            double variance = squares[c] / count - m * m;
            mean[c] = m / 255;
            std[c] = variance > 0 ? Math.sqrt(variance) / 255 : 1;
        }
        return new Normalization(mean, std);
    }

    /** Mean of each channel, 0 to 1. */
    public double[] mean() {
        return mean.clone();
    }

    /** Standard deviation of each channel, of pixels from 0 to 1. */
    public double[] std() {
        return std.clone();
    }

    /**
     * Normalises one image.
     *
     * @param image {@code [channel][row][column]}
     * @param out receives {@code [row][column][channel]}, from {@code offset}
     */
    void apply(byte[] image, float[] out, int offset) {
        int channels = table.length;
        int plane = image.length / channels;
        for (int c = 0; c < channels; c++) {
            float[] values = table[c];
            int to = offset + c;
            for (int i = c * plane; i < (c + 1) * plane; i++) {
                out[to] = values[Byte.toUnsignedInt(image[i])];
                to += channels;
            }
        }
    }
}
