package downhill.suite;

import java.util.List;

/**
 * Several values in three numbers.
 *
 * @param mean x̄ = Σ x / n
 * @param deviation of one value, √(Σ (x − x̄)² / (n − 1)); NaN for a single value
 * @param count n, at least 1
 */
public record Spread(double mean, double deviation, int count) {
    /** @throws IllegalArgumentException where there are no values */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values have no mean");
        }
        double mean = values.stream().mapToDouble(x -> x).sum() / values.size();
        double squares =
                values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        return new Spread(
                mean, values.size() == 1 ? Double.NaN : Math.sqrt(squares / (values.size() - 1)), values.size());
    }

    /** Whether there is more than one value. */
    public boolean known() {
        return count > 1;
    }
}
