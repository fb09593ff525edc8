package downhill.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.optim.Hyperparameter.Scale;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StabilityMapTest {
    private static final LandscapeEntry RAVINE = Landscapes.get("ravine");
    private static final double[] START = {4, 2};

    private static StabilityMap map(String optimizer, Axis rates, int other, Axis others, int budget) {
        OptimizerEntry entry = Optimizers.get(optimizer);
        return new StabilityMap(
                RAVINE, new double[] {10}, entry, entry.defaults(), rates, other, others, START, budget);
    }

    @ParameterizedTest
    @ValueSource(strings = {"momentum", "nesterov"})
    void divergesExactlyBeyondTheAnalyticLimit(String optimizer) {
        Axis rates = new Axis(Scale.LINEAR, 0.01, 0.25, 60);
        Axis gammas = new Axis(Scale.LINEAR, 0, 0.9, 10);
        StabilityMap map = map(optimizer, rates, 1, gammas, 3000);
        map.compute(0, 10, 1);
        double lambda = Curvature.largest(RAVINE.landscape(10), 0, 0);
        assertEquals(20, lambda, 1e-6);
        int[] both = new int[2];
        for (int row = 0; row < 10; row++) {
            double limit = Curvature.limit(optimizer, gammas.at(row), lambda);
            for (int column = 0; column < 60; column++) {
                if (Math.abs(rates.at(column) / limit - 1) > 0.02) {
                    boolean beyond = rates.at(column) > limit;
                    both[beyond ? 1 : 0]++;
                    double cell = map.cells()[row * 60 + column];
                    assertTrue(
                            beyond ? cell < 0 : cell > 0,
                            optimizer + " η " + rates.at(column) + " γ " + gammas.at(row) + ": " + cell);
                }
            }
        }
        assertTrue(both[0] > 50 && both[1] > 50, both[0] + " stable, " + both[1] + " not");
    }

    @Test
    void sgdBearsTheInverseOfTheConditionNumber() {
        Axis rates = new Axis(Scale.LOG, 1e-4, 1, 81);
        Axis kappas = new Axis(Scale.LOG, 1, 1000, 7);
        StabilityMap map = map("sgd", rates, StabilityMap.LANDSCAPE, kappas, 500);
        map.compute(0, 7, 1);
        for (int row = 0; row < 7; row++) {
            double limit = Curvature.limit("sgd", 0, 2 * kappas.at(row));
            assertEquals(1 / kappas.at(row), limit, 1e-12 * limit);
            for (int column = 0; column < 81; column++) {
                double cell = map.cells()[row * 81 + column];
                if (rates.at(column) > limit * 1.05) {
                    assertTrue(cell < 0, kappas.at(row) + ", " + rates.at(column) + ": " + cell);
                } else if (rates.at(column) < limit * 0.999) {
                    assertTrue(cell >= 0, kappas.at(row) + ", " + rates.at(column) + ": " + cell);
                }
            }
        }
    }

    @Test
    void aCellCountsTheStepsOfARace() {
        Axis rates = new Axis(Scale.LOG, 0.01, 0.09, 3);
        Axis gammas = new Axis(Scale.LOG_TO_ONE, 0, 0.9, 2);
        StabilityMap map = map("momentum", rates, 1, gammas, 1000);
        map.compute(0, 2, 1);
        double tolerance = Math.hypot(8, 40) * StabilityMap.TOLERANCE;
        Race race = new Race(RAVINE.landscape(10), 4, 2, 1000, tolerance);
        race.add(Optimizers.get("momentum").chain(new double[] {0.01, 0.9}));
        race.advance(1000);
        assertEquals(Outcome.CONVERGED, race.racer(0).outcome());
        assertEquals(race.racer(0).steps(), map.cells()[3]);
    }

    @Test
    void aCoarsePictureFillsTheCellsBetween() {
        Axis rates = new Axis(Scale.LOG, 0.001, 1, 10);
        Axis gammas = new Axis(Scale.LOG_TO_ONE, 0, 0.99, 7);
        StabilityMap coarse = map("momentum", rates, 1, gammas, 100);
        coarse.compute(0, 7, 4);
        assertEquals(coarse.cells()[4], coarse.cells()[7]);
        assertEquals(coarse.cells()[4], coarse.cells()[3 * 10 + 5]);
        StabilityMap inSlices = map("momentum", rates, 1, gammas, 100);
        inSlices.compute(0, 3, 1);
        inSlices.compute(3, 99, 1);
        StabilityMap atOnce = map("momentum", rates, 1, gammas, 100);
        atOnce.compute(0, 7, 1);
        assertArrayEquals(atOnce.cells(), inSlices.cells());
    }

    @Test
    void refusesAnAxisThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new Axis(Scale.LOG, 0, 1, 5));
        assertThrows(IllegalArgumentException.class, () -> new Axis(Scale.LINEAR, 1, 1, 5));
        assertThrows(IllegalArgumentException.class, () -> new Axis(Scale.LINEAR, 0, 1, 1));
        Axis axis = new Axis(Scale.LINEAR, 0.01, 0.2, 5);
        assertThrows(IllegalArgumentException.class, () -> map("sgd", axis, 1, axis, 10));
    }
}
