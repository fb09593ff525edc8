package downhill.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import downhill.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Golden values are two-pass sums in Java doubles of the very floats that ND4J gets. */
class MomentsTest {
    private static final int ROWS = 16 * 12 * 12;

    @Test
    void centredDataNeedOnePass() {
        float[] values = values(0, 1);
        Moments moments = moments(values);
        assertNull(moments.pivot());
        assertEquals(variance(values), moments.variance()[0], 1e-5);
    }

    /** E[x²] − μ² alone is off by tens of per cent here; 1e-4 is what rounding x itself to float allows. */
    @Test
    void theVarianceSurvivesAMeanOfAThousandDeviations() {
        float[] values = values(1000, 1);
        Moments moments = moments(values);
        assertNotNull(moments.pivot());
        assertEquals(variance(values), moments.variance()[0], 1e-4);
        assertEquals(mean(values), moments.mean()[0], 1e-4);
    }

    @Test
    void aConstantChannelHasNoVariance() {
        assertEquals(0, moments(values(3, 0)).variance()[0], 1e-10);
        assertEquals(0, moments(values(0, 0)).variance()[0], 0);
    }

    /** As many as the first layer of ResNet-20 has in a batch: added up one after the other they are off by 7e-6. */
    @Test
    void theMeanOfManyRowsIsGoodToFloatsOwnRounding() {
        int rows = 128 * 32 * 32;
        float[] values = values(rows, 1, 1);
        INDArray input = Nd4j.create(values, new long[] {128, 32, 32, 1}, 'c');
        Moments moments = Moments.of(input, input.ulike(), new ChannelVectors(DataType.FLOAT, 1));
        assertEquals(mean(values), moments.mean()[0], 5e-7);
        assertEquals(variance(values), moments.variance()[0], 2e-6);
    }

    /** Rows that cannot be divided into groups of like size are added up in one. */
    @Test
    void anOddNumberOfRowsIsSummedToo() {
        float[] values = values(7 * 5 * 3, 2, 1);
        INDArray input = Nd4j.create(values, new long[] {7, 5, 3, 1}, 'c');
        Moments moments = Moments.of(input, input.ulike(), new ChannelVectors(DataType.FLOAT, 1));
        assertEquals(mean(values), moments.mean()[0], 1e-6);
        assertEquals(variance(values), moments.variance()[0], 1e-5);
    }

    /** Channel 0 holds the values, channel 1 their negatives. */
    private static Moments moments(float[] values) {
        float[] pairs = new float[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            pairs[2 * i] = values[i];
            pairs[2 * i + 1] = -values[i];
        }
        INDArray input = Nd4j.create(pairs, new long[] {16, 12, 12, 2}, 'c');
        Moments moments = Moments.of(input, input.ulike(), new ChannelVectors(DataType.FLOAT, 2));
        assertEquals(-moments.mean()[0], moments.mean()[1], 1e-6 * Math.abs(moments.mean()[0]));
        assertEquals(moments.variance()[0], moments.variance()[1], 1e-6);
        return moments;
    }

    private static float[] values(double mean, double deviation) {
        return values(ROWS, mean, deviation);
    }

    private static float[] values(int rows, double mean, double deviation) {
        float[] values = new float[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = (float) (mean + deviation * CounterRandom.gaussian(1, 0, i));
        }
        return values;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(float[] values) {
        double mean = mean(values);
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }
}
