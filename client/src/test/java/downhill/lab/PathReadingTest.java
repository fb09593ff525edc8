package downhill.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.landscape.Landscapes;
import downhill.optim.Optimizers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathReadingTest {
    private static Racer raced(double kappa, String optimizer, double... values) {
        Race race = new Race(Landscapes.get("ravine").landscape(kappa), 4, 2, 60, 0);
        race.add(Optimizers.get(optimizer).chain(values));
        race.advance(60);
        return race.racer(0);
    }

    /** Gradient descent on x² + κ·y² from (4, 2): L after n steps is 16·(1 − 2η)²ⁿ + 4κ·(1 − 2ηκ)²ⁿ. */
    @ParameterizedTest
    @CsvSource({"10, 0.09", "10, 0.02", "100, 0.0095", "1, 0.1", "50, 0.001"})
    void theLossHalvesWhenTheClosedFormSays(double kappa, double lr) {
        int expected = 1;
        while (loss(kappa, lr, expected) > loss(kappa, lr, 0) / 2) {
            expected++;
        }
        Racer racer = raced(kappa, "sgd", lr);
        assertEquals(expected, PathReading.halved(racer.losses(), 60, 0));
        assertEquals(-1, PathReading.halved(racer.losses(), expected - 1, 0));
    }

    private static double loss(double kappa, double lr, int steps) {
        return 16 * Math.pow(1 - 2 * lr, 2 * steps) + 4 * kappa * Math.pow(1 - 2 * lr * kappa, 2 * steps);
    }

    @Test
    void halfTheWayToTheMinimumCountsNotHalfTheNumber() {
        double[] losses = {-1, -2, -3.9, -4, -6};
        assertEquals(3, PathReading.halved(losses, 4, -7));
        double[] raised = {10, 9, 8.9, 8.5};
        assertEquals(2, PathReading.halved(raised, 3, 7.9));
    }

    /** ηλ = 1.8: y changes its sign with each step, from ±2·0.8ⁿ to ∓2·0.8ⁿ⁺¹; 0 < ηλ < 1 never turns. */
    @Test
    void descentSwingsAcrossASteepAxisOnlyWhenItsRateIsTooLargeForIt() {
        double[] path = raced(10, "sgd", 0.09).path();
        assertEquals(2 * 1.8 * Math.pow(0.8, 9), PathReading.swing(path, 12, 0, 1), 1e-12);
        assertEquals(2 * 1.8 * Math.pow(0.8, 57), PathReading.swing(path, 60, 0, 1), 1e-12);
        assertEquals(0, PathReading.swing(path, 60, 1, 0));
        assertEquals(0, PathReading.swing(raced(10, "sgd", 0.04).path(), 60, 0, 1));
    }

    @Test
    void threeTurnsMakeASwing() {
        double[] path = raced(10, "sgd", 0.09).path();
        assertEquals(0, PathReading.swing(path, 3, 0, 1));
        assertEquals(1.6 + 1.28, PathReading.swing(path, 4, 0, 1), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 45, 60})
    void momentumSwingsThoughItsIncrementsKeepTheirSignForSeveralSteps(int last) {
        assertTrue(PathReading.swing(raced(10, "momentum", 0.01, 0.9).path(), last, 0, 1) > 0.01);
    }
}
