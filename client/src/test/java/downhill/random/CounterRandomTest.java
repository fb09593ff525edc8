package downhill.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterRandomTest {
    private static final int DRAWS = 200_000;

    @Test
    void uniformValuesFillTheirBinsEvenly() {
        int[] bins = new int[20];
        for (int i = 0; i < DRAWS; i++) {
            bins[(int) (CounterRandom.uniform(1, 2, i) * bins.length)]++;
        }
        double expected = DRAWS / (double) bins.length;
        double chiSquare = Arrays.stream(bins)
                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                .sum();
        assertTrue(chiSquare < 43.8, "0.1% point of 19 degrees of freedom, got " + chiSquare);
    }

    @Test
    void neighbouringSeedsStreamsAndIndicesAreUncorrelated() {
        assertEquals(0, correlation(i -> CounterRandom.uniform(1, 2, i), i -> CounterRandom.uniform(2, 2, i)), 0.01);
        assertEquals(0, correlation(i -> CounterRandom.uniform(1, 2, i), i -> CounterRandom.uniform(1, 3, i)), 0.01);
        assertEquals(
                0, correlation(i -> CounterRandom.uniform(1, 2, i), i -> CounterRandom.uniform(1, 2, i + 1)), 0.01);
        assertEquals(0, correlation(i -> CounterRandom.uniform(i, 2, 0), i -> CounterRandom.uniform(i, 2, 1)), 0.01);
    }

    @Test
    void gaussianValuesHaveTheMomentsOfTheNormalDistribution() {
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        for (int i = 0; i < DRAWS; i++) {
            double z = CounterRandom.gaussian(7, 0, i);
            sum += z;
            squares += z * z;
            fourths += z * z * z * z;
        }
        assertEquals(0, sum / DRAWS, 0.01);
        assertEquals(1, squares / DRAWS, 0.015);
        assertEquals(3, fourths / DRAWS, 0.1);
    }

    @Test
    void aPermutationHoldsEveryNumberOnceAndDependsOnItsStream() {
        int[] order = CounterRandom.permutation(1000, 1, 2);
        assertArrayEquals(
                IntStream.range(0, 1000).toArray(),
                Arrays.stream(order).sorted().toArray());
        assertArrayEquals(order, CounterRandom.permutation(1000, 1, 2));
        assertFalse(Arrays.equals(order, CounterRandom.permutation(1000, 1, 3)));
    }

    @Test
    void everyOrderOfThreeIsEquallyLikely() {
        int[] counts = new int[27];
        for (int stream = 0; stream < 60_000; stream++) {
            int[] order = CounterRandom.permutation(3, 5, stream);
            counts[9 * order[0] + 3 * order[1] + order[2]]++;
        }
        int[] seen = Arrays.stream(counts).filter(n -> n > 0).toArray();
        assertEquals(6, seen.length);
        for (int n : seen) {
            assertEquals(10_000, n, 400);
        }
    }

    private interface Sequence {
        double at(int index);
    }

    private static double correlation(Sequence a, Sequence b) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += (a.at(i) - 0.5) * (b.at(i) - 0.5);
        }
        return 12 * sum / DRAWS;
    }
}
