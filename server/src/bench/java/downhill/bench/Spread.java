package downhill.bench;

import java.util.Arrays;
import java.util.List;

/**
 * How samples of one quantity are spread.
 *
 * @param lower quartile
 * @param upper quartile
 * @param high the 95th percentile
 */
record Spread(double lower, double median, double upper, double high) {
    /** Of at least one sample. */
    static Spread of(List<Double> samples) {
        double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("there must be samples");
        }
        return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), at(sorted, 0.95));
    }

    static Spread of(double... samples) {
        return of(Arrays.stream(samples).boxed().toList());
    }

    /** Between two samples, by a straight line. */
    private static double at(double[] sorted, double fraction) {
        double place = fraction * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
