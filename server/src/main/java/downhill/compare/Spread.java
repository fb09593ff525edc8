package downhill.compare;

import java.util.List;

/**
 * Several values of one kind: their mean and how far a single one is from it.
 *
 * @param n how many, at least 1
 * @param deviation the sample standard deviation, √(Σ (x − mean)² / (n − 1)); 0 where n is 1
 */
public record Spread(int n, double mean, double deviation) {
    /** @throws IllegalArgumentException where there is no value */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("the mean of no value");
        }
        double mean = values.stream().mapToDouble(x -> x).average().orElseThrow();
        double squares =
                values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        int n = values.size();
        return new Spread(n, mean, n == 1 ? 0 : Math.sqrt(squares / (n - 1)));
    }
}
