package downhill.survey;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The loss at the points of a grid on a {@link Plane}.
 *
 * @param xs ascending
 * @param ys ascending
 * @param losses {@code [y][x]}, in nats; NaN where it is not finite
 */
public record Grid(double[] xs, double[] ys, double[][] losses) {
    /** {@code count} numbers from {@code from} to {@code to}; the middle one of an odd count is exactly their mean. */
    public static double[] axis(double from, double to, int count) {
        if (count < 2) {
            throw new IllegalArgumentException("an axis needs at least 2 points, but has " + count);
        }
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        double[] axis = new double[count];
        for (int i = 0; i < count; i++) {
            axis[i] = middle + half * (2 * i - (count - 1)) / (count - 1);
        }
        return axis;
    }

    /**
     * Measures the loss at every point, row by row.
     *
     * @throws java.util.concurrent.CancellationException where {@code watch} ends it; the probe must be closed all the
     *     same
     */
    public static Grid measure(Probe probe, Plane plane, double[] xs, double[] ys, Statistics statistics, Watch watch) {
        double[][] losses = new double[ys.length][xs.length];
        int total = xs.length * ys.length;
        for (int point = 0; point < total; point++) {
            watch.require(point, total);
            int row = point / xs.length;
            int column = point % xs.length;
            losses[row][column] = probe.loss(plane.at(xs[column], ys[row]), statistics);
        }
        watch.require(total, total);
        return new Grid(xs, ys, losses);
    }

    /** The smallest loss that is finite; NaN where there is none. */
    public double lowest() {
        return finite().min().orElse(Double.NaN);
    }

    /** The largest loss that is finite; NaN where there is none. */
    public double highest() {
        return finite().max().orElse(Double.NaN);
    }

    /** The share of points with a loss of at most {@code limit}. */
    public double share(double limit) {
        long within = finite().filter(loss -> loss <= limit).count();
        return (double) within / (xs.length * ys.length);
    }

    private DoubleStream finite() {
        return Arrays.stream(losses).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
    }
}
