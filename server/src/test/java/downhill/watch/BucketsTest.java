package downhill.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {
    private static Column column(double... values) {
        Column column = new Column();
        Arrays.stream(values).forEach(column::add);
        return column;
    }

    @Test
    void aBucketKeepsItsFirstLastLowestHighestAndMean() {
        Buckets.Summary summary = Buckets.of(1, 7, 2).of(column(99, 3, 1, 5, 2, 2, 8, 99));
        assertArrayEquals(new double[] {3, 2}, summary.first());
        assertArrayEquals(new double[] {5, 8}, summary.last());
        assertArrayEquals(new double[] {1, 2}, summary.low());
        assertArrayEquals(new int[] {2, 4}, summary.lowRow());
        assertArrayEquals(new double[] {5, 8}, summary.high());
        assertArrayEquals(new int[] {3, 6}, summary.highRow());
        assertArrayEquals(new double[] {3, 4}, summary.mean());
    }

    @Test
    void aShortColumnComesOutAsItIs() {
        double[] values = {4, 2, 7};
        Buckets.Summary summary = Buckets.of(0, 3, 500).of(column(values));
        for (double[] numbers :
                new double[][] {summary.first(), summary.last(), summary.low(), summary.high(), summary.mean()}) {
            assertArrayEquals(values, numbers);
        }
    }

    @Test
    void nothingMakesNoBucket() {
        assertEquals(0, Buckets.of(0, 0, 10).of(column()).mean().length);
    }

    /** Sizes that a product of ints would overflow, and ones that do not divide. */
    @ParameterizedTest
    @CsvSource({"0, 100000, 500", "0, 7, 3", "13, 1013, 999", "0, 30000000, 2000"})
    void everyRowIsInOneBucketAndBucketsAreOfOneSizeGiveOrTakeARow(int from, int to, int most) {
        Buckets buckets = Buckets.of(from, to, most);
        assertEquals(from, buckets.start(0));
        assertEquals(to, buckets.start(buckets.count()));
        int usual = (to - from) / buckets.count();
        for (int i = 0; i < buckets.count(); i++) {
            int size = buckets.start(i + 1) - buckets.start(i);
            assertTrue(size == usual || size == usual + 1, "bucket " + i + " holds " + size);
        }
    }

    @Test
    void rowsThatCannotBeAreRefusedByTheirNumbers() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Buckets.of(5, 4, 10));
        assertEquals("rows 5 to 4 in 10 buckets", e.getMessage());
    }
}
