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
        return new String[] {
            "bowl",
            "ravine",
            "rotated",
            "rosenbrock",
            "beale",
            "himmelblau",
            "saddle",
            "cliff",
            "rastrigin",
            "ackley",
            "noisy"
        };
    }

    @Test
    void theCatalogueHoldsTheLandscapesOfTheCourse() {
        assertEquals(names().length, Landscapes.all().length);
        for (int i = 0; i < names().length; i++) {
            assertEquals(names()[i], Landscapes.all()[i].name());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theGradientEqualsSixthOrderDifferencesAllOverTheView(String name) {
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
        double h = 4e-4; // small against the narrowest feature, the cliff's width of 0.1
        return (45 * (f.value(h) - f.value(-h))
                        - 9 * (f.value(2 * h) - f.value(-2 * h))
                        + f.value(3 * h)
                        - f.value(-3 * h))
                / (60 * h);
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
            assertEquals(0, gradient[0], 1e-10);
            assertEquals(0, gradient[1], 1e-10);
            double least = entry.landscape().value(minimum[0], minimum[1]);
            for (int i = 0; i < 500; i++) {
                double x = view[0] + (view[1] - view[0]) * CounterRandom.uniform(2, 0, i);
                double y = view[2] + (view[3] - view[2]) * CounterRandom.uniform(2, 1, i);
                assertTrue(entry.landscape().value(x, y) >= least);
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
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> Landscapes.get("alps"));
        assertEquals("no landscape is called alps; there are " + String.join(", ", names()), error.getMessage());
    }

    @Test
    void aParameterShapesTheLandscapeAndAnUnsuitableValueIsRefusedByName() {
        LandscapeEntry ravine = Landscapes.get("ravine");
        assertEquals(16 + 10 * 4, ravine.landscape().value(4, 2));
        assertEquals(16 + 250 * 4, ravine.landscape(250).value(4, 2));
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> ravine.landscape(0.5));
        assertEquals("ravine.kappa = 0.5 is outside 1 to 1000", error.getMessage());
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

    @Test
    void theTurnedRavineIsTheStraightOneSeenFromAnAngle() {
        Landscape straight = Landscapes.get("ravine").landscape(30);
        Landscape turned = Landscapes.get("rotated").landscape(30, 90);
        assertEquals(straight.value(2, -4), turned.value(4, 2), 1e-12);
        assertEquals(
                straight.value(4, 2), Landscapes.get("rotated").landscape(30, 0).value(4, 2));
    }

    @Test
    void functionsOfTheLiteratureHaveTheirPublishedValues() {
        assertEquals(14.203125, Landscapes.get("beale").landscape().value(0, 0));
        assertEquals(170, Landscapes.get("himmelblau").landscape().value(0, 0));
        assertEquals(181.61652, Landscapes.get("himmelblau").landscape().value(-0.270845, -0.923039), 1e-5);
        assertEquals(2, Landscapes.get("rastrigin").landscape().value(1, 1), 1e-12);
        assertEquals(
                20 - 20 * Math.exp(-0.2), Landscapes.get("ackley").landscape().value(1, 1), 1e-12);
    }

    @Test
    void aBatchOfAllPointsHasTheExactGradientAndTheMeanOverManyBatchesApproachesIt() {
        LandscapeEntry noisy = Landscapes.get("noisy");
        double[] exact = new double[2];
        noisy.landscape().gradient(4, 2, exact);
        double[] sample = new double[2];
        noisy.landscape(10, 64).sampleGradient(4, 2, 9, 17, sample);
        assertEquals(exact[0], sample[0], 1e-13);
        assertEquals(exact[1], sample[1], 1e-12);
        double sum = 0;
        double squares = 0;
        for (int step = 0; step < 20_000; step++) {
            noisy.landscape(10, 4).sampleGradient(4, 2, 9, step, sample);
            sum += sample[0] - exact[0];
            squares += (sample[0] - exact[0]) * (sample[0] - exact[0]);
        }
        assertEquals(0, sum / 20_000, 0.02);
        // 2·√((1/4 − 1/64)·64/63) times the spread of 64 standard normal centres, which is 1 ± 0.1
        assertEquals(0.976, Math.sqrt(squares / 20_000), 0.2);
    }

    @Test
    void addedNoiseHasItsStandardDeviationAndTheSameValueForEveryPoint() {
        Landscape noisy = new NoisyGradient(Landscapes.get("bowl").landscape(), 3);
        double[] here = new double[2];
        double[] there = new double[2];
        double squares = 0;
        for (int step = 0; step < 20_000; step++) {
            noisy.sampleGradient(1, 0, 4, step, here);
            noisy.sampleGradient(2, 0, 4, step, there);
            assertEquals(2, there[0] - here[0], 1e-14);
            squares += here[1] * here[1];
        }
        assertEquals(3, Math.sqrt(squares / 20_000), 0.05);
        assertThrows(IllegalArgumentException.class, () -> new NoisyGradient(noisy, Double.NaN));
    }
}
