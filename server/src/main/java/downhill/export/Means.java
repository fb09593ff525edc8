package downhill.export;

import java.util.stream.IntStream;

/**
 * A long series made short: the means over at most {@value #MOST} stretches of steps of equal length. Single-threaded.
 */
final class Means {
    private static final int MOST = 400; // more than a picture has room for

    private final int width; // steps in a stretch
    private final double[] sums = new double[MOST]; // [stretch]
    private final int[] counts = new int[MOST];

    /** @param lastStep the largest that will be added */
    Means(int lastStep) {
        width = Math.max(1, (lastStep + MOST - 1) / MOST);
    }

    /** @param step from 1 */
    void add(int step, double value) {
        int stretch = (step - 1) / width;
        sums[stretch] += value;
        counts[stretch]++;
    }

    /** Steps that a mean is taken over. */
    int width() {
        return width;
    }

    /** The last steps of those stretches that have values. */
    double[] steps() {
        return stretches().mapToDouble(i -> (i + 1.0) * width).toArray();
    }

    /** The means of the same. */
    double[] values() {
        return stretches().mapToDouble(i -> sums[i] / counts[i]).toArray();
    }

    private IntStream stretches() {
        return IntStream.range(0, MOST).filter(i -> counts[i] > 0);
    }
}
