package downhill.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExactTest {
    private static final double TWO_ULP = 2;

    private static void assertWithin(double ulps, double expected, double actual, String what) {
        double difference = Math.abs(expected - actual);
        assertTrue(difference <= ulps * Math.ulp(expected), what + ": " + expected + ", but got " + actual);
    }

    @Test
    void cosineAgreesWithStrictMathOverManyTurns() {
        for (int i = -200_000; i <= 200_000; i++) {
            double x = i * 0.005;
            assertEquals(StrictMath.cos(x), Exact.cos(x), 4.5e-16, "cos " + x);
        }
    }

    @Test
    void cosineIsExactWhereTheSchedulesMeetIt() {
        assertEquals(1, Exact.cos(0));
        assertEquals(-1, Exact.cos(Math.PI));
    }

    @Test
    void sineAgreesWithStrictMathOverManyTurns() {
        for (int i = -200_000; i <= 200_000; i++) {
            double x = i * 0.005;
            assertEquals(StrictMath.sin(x), Exact.sin(x), 4.5e-16, "sin " + x);
        }
    }

    @Test
    void anAngleThatIsNoneHasNoSine() {
        assertEquals(Double.NaN, Exact.sin(2e9));
        assertEquals(Double.NaN, Exact.cos(Double.NEGATIVE_INFINITY));
        assertEquals(Double.NaN, Exact.sin(Double.NaN));
    }

    @Test
    void theExponentialAgreesWithStrictMath() {
        for (int i = -70_800; i <= 70_970; i++) {
            double x = i * 0.01;
            assertWithin(TWO_ULP, StrictMath.exp(x), Exact.exp(x), "exp " + x);
        }
        assertEquals(1, Exact.exp(0));
        assertEquals(Double.POSITIVE_INFINITY, Exact.exp(709.79));
        assertEquals(0, Exact.exp(-746));
        assertEquals(0, Exact.exp(Double.NEGATIVE_INFINITY));
        assertEquals(Double.POSITIVE_INFINITY, Exact.exp(Double.POSITIVE_INFINITY));
        assertEquals(Double.NaN, Exact.exp(Double.NaN));
    }

    @Test
    void theLogarithmAgreesWithStrictMathFromTheSmallestToTheLargestNumber() {
        double x = Double.MIN_VALUE;
        while (x < 1.7e308) {
            assertWithin(TWO_ULP, StrictMath.log(x), Exact.log(x), "log " + x);
            x = Math.max(x * 1.0137, Math.nextUp(x));
        }
        for (int i = 1; i < 40_000; i++) {
            assertWithin(TWO_ULP, StrictMath.log(i * 1e-4), Exact.log(i * 1e-4), "log " + i * 1e-4);
        }
        assertEquals(0, Exact.log(1));
        assertEquals(Double.NEGATIVE_INFINITY, Exact.log(0));
        assertEquals(Double.NaN, Exact.log(-1));
        assertEquals(Double.POSITIVE_INFINITY, Exact.log(Double.POSITIVE_INFINITY));
        assertEquals(Double.NaN, Exact.log(Double.NaN));
    }

    @Test
    void aWholePowerIsAProductAndAnyOtherIsCloseToStrictMath() {
        assertEquals(0.1 * (0.1 * 0.1), Exact.pow(0.1, 3));
        assertEquals(-8, Exact.pow(-2, 3));
        assertEquals(0.25, Exact.pow(-2, -2));
        assertEquals(1, Exact.pow(0, 0));
        assertEquals(Double.NaN, Exact.pow(-2, 0.5));
        for (int i = 1; i < 2000; i++) {
            double expected = StrictMath.pow(i * 0.01, 2.5);
            assertEquals(expected, Exact.pow(i * 0.01, 2.5), expected * 4e-15);
        }
    }
}
