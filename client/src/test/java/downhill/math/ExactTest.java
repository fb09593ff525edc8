package downhill.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExactTest {
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
}
