package downhill.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.optim.Optimizers;
import downhill.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LandscapesTest {
    static String[] names() {
        return new String[] {"bowl", "ravine", "rosenbrock"};
    }

    @Test
    void theCatalogueHoldsTheThreeLandscapes() {
        assertEquals(names().length, Landscapes.all().length);
        for (int i = 0; i < names().length; i++) {
            assertEquals(names()[i], Landscapes.all()[i].name());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theGradientEqualsFourthOrderDifferencesAllOverTheView(String name) {
        LandscapeEntry entry = Landscapes.get(name);
        double[] view = entry.view();
        for (int i = 0; i < 200; i++) {
            double x = view[0] + (view[1] - view[0]) * CounterRandom.uniform(1, 0, i);
            double y = view[2] + (view[3] - view[2]) * CounterRandom.uniform(1, 1, i);
            double[] gradient = new double[2];
            entry.landscape().gradient(x, y, gradient);
            Landscape f = entry.landscape();
            assertEquals(difference(h -> f.value(x + h, y)), gradient[0], 1e-7 * (1 + Math.abs(gradient[0])));
            assertEquals(difference(h -> f.value(x, y + h)), gradient[1], 1e-7 * (1 + Math.abs(gradient[1])));
        }
    }

    private interface Along {
        double value(double h);
    }

    private static double difference(Along f) {
        double h = 1e-3;
        return (8 * (f.value(h) - f.value(-h)) - (f.value(2 * h) - f.value(-2 * h))) / (12 * h);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aMinimumLiesInTheViewWithoutSlopeAndBelowItsSurroundings(String name) {
        LandscapeEntry entry = Landscapes.get(name);
        double[] view = entry.view();
        for (double[] minimum : entry.minima()) {
            assertTrue(minimum[0] > view[0] && minimum[0] < view[1] && minimum[1] > view[2] && minimum[1] < view[3]);
            double[] gradient = new double[2];
            entry.landscape().gradient(minimum[0], minimum[1], gradient);
            assertTrue(gradient[0] == 0 && gradient[1] == 0);
            double least = entry.landscape().value(minimum[0], minimum[1]);
            for (int i = 0; i < 500; i++) {
                double x = view[0] + (view[1] - view[0]) * CounterRandom.uniform(2, 0, i);
                double y = view[2] + (view[3] - view[2]) * CounterRandom.uniform(2, 1, i);
                assertTrue(entry.landscape().value(x, y) > least);
            }
        }
    }

    @Test
    void rosenbrockHasTheValuesOfItsFormula() {
        Landscape rosenbrock = Landscapes.get("rosenbrock").landscape();
        assertEquals(24.2, rosenbrock.value(-1.2, 1), 1e-12); // the start of the 1960 paper
        assertEquals(1, rosenbrock.value(0, 0));
    }

    @Test
    void anUnknownNameListsWhatExists() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> Landscapes.get("cliff"));
        assertEquals("no landscape is called cliff; there are bowl, ravine, rosenbrock", error.getMessage());
    }

    @Test
    void aParameterShapesTheLandscapeAndAnUnsuitableValueIsRefusedByName() {
        LandscapeEntry ravine = Landscapes.get("ravine");
        assertEquals(16 + 10 * 4, ravine.landscape().value(4, 2));
        assertEquals(16 + 250 * 4, ravine.landscape(250).value(4, 2));
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> ravine.landscape(0.5));
        assertEquals("ravine.kappa = 0.5 is outside 1.0 to 1000.0", error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ravine.landscape(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> ravine.landscape(1, 2));
    }

    @Test
    void aSteeperRavineNeedsASmallerRateOnlyWhereStepsAreProportionalToTheGradient() {
        LandscapeEntry ravine = Landscapes.get("ravine");
        assertEquals(0.08, ravine.rate(Optimizers.get("sgd"), 10));
        assertEquals(0.0027, ravine.rate(Optimizers.get("sgd"), 300));
        assertEquals(0.1, ravine.rate(Optimizers.get("adam"), 300));
    }
}
