package downhill.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.landscape.Landscape;
import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.landscape.NoisyGradient;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RaceTest {
    static List<Arguments> everyOptimizerOnEveryLandscape() {
        List<Arguments> all = new ArrayList<>();
        for (OptimizerEntry optimizer : Optimizers.all()) {
            for (LandscapeEntry landscape : Landscapes.all()) {
                all.add(Arguments.of(optimizer.name(), landscape.name()));
            }
        }
        return all;
    }

    private static Race race(String landscape, int budget, double tolerance) {
        LandscapeEntry entry = Landscapes.get(landscape);
        return new Race(entry.landscape(), entry.start()[0], entry.start()[1], budget, tolerance);
    }

    @ParameterizedTest
    @MethodSource("everyOptimizerOnEveryLandscape")
    void theSuggestedRateGetsFarInTwoHundredSteps(String optimizer, String landscape) {
        OptimizerEntry entry = Optimizers.get(optimizer);
        double[] values = entry.defaults();
        values[0] = Landscapes.get(landscape).rate(entry);
        Race race = race(landscape, 200, 0);
        race.add(entry.chain(values));
        assertEquals(0, race.advance(200));
        Racer racer = race.racer(0);
        assertEquals(Outcome.SPENT, racer.outcome());
        double[] minimum = Landscapes.get(landscape).minima()[0];
        double least = Landscapes.get(landscape).landscape().value(minimum[0], minimum[1]);
        double first = racer.losses()[0] - least;
        double last = racer.losses()[200] - least;
        assertTrue(last < first * goal(landscape), first + " → " + last);
    }

    /** The part of the excess loss that may be left: half a valley's floor, or a pit beside the deepest. */
    private static double goal(String landscape) {
        switch (landscape) {
            case "rosenbrock":
                return 0.5;
            case "rastrigin", "ackley":
                return 0.9;
            default:
                return 0.1;
        }
    }

    @ParameterizedTest
    @MethodSource("everyOptimizerOnEveryLandscape")
    void howTheStepsAreSplitDoesNotMatter(String optimizer, String landscape) {
        Race whole = race(landscape, 100, 0);
        whole.add(Optimizers.get(optimizer).chain(Optimizers.get(optimizer).defaults()));
        whole.advance(100);
        Race split = race(landscape, 100, 0);
        split.add(Optimizers.get(optimizer).chain(Optimizers.get(optimizer).defaults()));
        for (int i = 0; i < 40; i++) {
            split.advance(i % 4 + 1);
        }
        assertArrayEquals(whole.racer(0).path(), split.racer(0).path());
        assertArrayEquals(whole.racer(0).losses(), split.racer(0).losses());
    }

    @Test
    void everyRacerStartsAtTheStartAndTakesNoMoreThanTheBudget() {
        Race race = race("ravine", 10, 0);
        for (OptimizerEntry entry : Optimizers.all()) {
            race.add(entry.chain(entry.defaults()));
        }
        race.advance(1000);
        for (int i = 0; i < Optimizers.all().length; i++) {
            assertEquals(4, race.racer(i).path()[0]);
            assertEquals(2, race.racer(i).path()[1]);
            assertEquals(10, race.racer(i).steps());
            assertEquals(56, race.racer(i).losses()[0]);
        }
    }

    @Test
    void sgdStopsAsConvergedWhenItsGradientIsShorterThanTheTolerance() {
        Race race = race("bowl", 1000, 1e-6);
        race.add(Optimizers.get("sgd").chain(new double[] {0.1}));
        assertEquals(0, race.advance(1000));
        assertEquals(Outcome.CONVERGED, race.racer(0).outcome());
        // |∇L| = 2·√20·0.8ᵗ < 1e-6 first at t = 72
        assertEquals(72, race.racer(0).steps());
    }

    @Test
    void sgdDivergesBeyondTwoOverTheLargestEigenvalueAndNotBelow() {
        Race race = race("ravine", 400, 0);
        race.add(Optimizers.get("sgd").chain(new double[] {0.101}));
        race.add(Optimizers.get("sgd").chain(new double[] {0.1}));
        race.add(Optimizers.get("sgd").chain(new double[] {0.099}));
        race.advance(400);
        assertTrue(race.racer(0).losses()[400] > 1e3, "grows by 1.02 a step");
        assertEquals(40, race.racer(1).losses()[400], 1e-9, "bounces between 2 and −2 for ever");
        assertTrue(race.racer(2).losses()[400] < 1e-4, "shrinks by 0.98 a step");
    }

    @Test
    void theSourcesScheduleOnRosenbrockDivergesWithinFourSteps() {
        Race race = race("rosenbrock", 100, 0);
        race.add(Optimizers.get("sgd").chain(new double[] {0.1}));
        race.advance(100);
        assertEquals(Outcome.DIVERGED, race.racer(0).outcome());
        assertTrue(race.racer(0).steps() <= 4, "took " + race.racer(0).steps());
    }

    @Test
    void noiseIsTheSameForEveryRacerAndDependsOnTheSeed() {
        Race race = noisyRace(5);
        race.add(Optimizers.get("sgd").chain(new double[] {0.01}));
        race.add(Optimizers.get("sgd").chain(new double[] {0.01}));
        race.advance(100);
        assertArrayEquals(race.racer(0).path(), race.racer(1).path());
        Race other = noisyRace(6);
        other.add(Optimizers.get("sgd").chain(new double[] {0.01}));
        other.advance(100);
        assertTrue(race.racer(0).path()[2] != other.racer(0).path()[2]);
        // The first step is exactly η·(∇L + σ·z), with the z of step 0.
        double[] g = new double[2];
        new NoisyGradient(Landscapes.get("ravine").landscape(), 0.5).sampleGradient(4, 2, 5, 0, g);
        assertEquals(4 - 0.01 * g[0], race.racer(0).path()[2]);
        assertEquals(2 - 0.01 * g[1], race.racer(0).path()[3]);
    }

    private static Race noisyRace(long seed) {
        return new Race(new NoisyGradient(Landscapes.get("ravine").landscape(), 0.5), 4, 2, 100, 0, seed, null);
    }

    @Test
    void theRecordedStateObeysTheUpdateRules() {
        Race race = race("ravine", 60, 0);
        double[] momentum = {0.01, 0.9};
        race.add(Optimizers.get("momentum"), momentum, Schedule.constant(0.01), 0);
        double[] adam = {0.1, 0.9, 0.999, 1e-8};
        race.add(Optimizers.get("adam"), adam, Schedule.cosine(0.1, 60), 0);
        race.advance(60);
        double[] v = race.racer(0).series("v");
        double[] path = race.racer(0).path();
        for (int i = 0; i < 60; i++) {
            assertEquals(path[2 * i + 2], path[2 * i] - v[2 * i + 2], "w ← w − v at " + i);
        }
        Racer racer = race.racer(1);
        double[] mHat = racer.series("mHat");
        double[] vHat = racer.series("vHat");
        double[] lr = racer.series("lr");
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 2; j++) {
                int next = 2 * i + 2 + j;
                double step = mHat[next] / (Math.sqrt(vHat[next]) + 1e-8) * lr[i];
                assertEquals(racer.path()[next], racer.path()[2 * i + j] - step, "step " + i);
            }
        }
        assertEquals(0.1 * 8, racer.series("m")[2], 1e-15);
        assertNull(racer.series("s"));
        assertNull(race.racer(0).series("mHat"));
        assertEquals(Math.sqrt(8 * 8 + 40 * 40), racer.gradientNorms()[0]);
    }

    @Test
    void clippingKeepsAPathOnTheCliffThatOtherwiseIsThrownOut() {
        LandscapeEntry cliff = Landscapes.get("cliff");
        Race race = race("cliff", 200, 0);
        race.add(Optimizers.get("sgd"), new double[] {1}, Schedule.constant(1), 0);
        race.add(Optimizers.get("sgd"), new double[] {1}, Schedule.constant(1), 0.5);
        race.advance(200);
        assertTrue(farthest(race.racer(0)) < cliff.view()[0] - 2, "thrown to " + farthest(race.racer(0)));
        assertTrue(farthest(race.racer(1)) > cliff.minima()[0][0] - 1, "stays near the floor's minimum");
        assertTrue(race.racer(1).losses()[200] < 1e-6);
        for (int i = 0; i < 200; i++) {
            double[] path = race.racer(1).path();
            double length = Math.hypot(path[2 * i + 2] - path[2 * i], path[2 * i + 3] - path[2 * i + 1]);
            assertTrue(length <= 0.5 + 1e-12, "no step is longer than η times the norm allowed");
        }
    }

    private static double farthest(Racer racer) {
        double farthest = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= racer.steps(); i++) {
            farthest = Math.min(farthest, racer.path()[2 * i]);
        }
        return farthest;
    }

    @Test
    void aRacerThatGoesDownAndOutHasLeftAndOneThatGoesUpIsStillWatched() {
        double[] view = {-5, 5, -3, 3};
        Race race = new Race(new Slope(), 0, 0, 1000, 0, 0, view);
        race.add(Optimizers.get("sgd").chain(new double[] {0.1}));
        race.advance(1000);
        assertEquals(Outcome.LEFT, race.racer(0).outcome());
        assertEquals(151, race.racer(0).steps(), "x = −0.1·t passes −15, one view's width beyond −5");
        Race up = new Race(Landscapes.get("bowl").landscape(), 4, 2, 30, 0, 0, view);
        up.add(Optimizers.get("sgd").chain(new double[] {1.05}));
        up.advance(30);
        assertEquals(Outcome.SPENT, up.racer(0).outcome(), "outside, but higher than the start");
    }

    /** L = x. */
    private static final class Slope implements Landscape {
        @Override
        public double value(double x, double y) {
            return x;
        }

        @Override
        public void gradient(double x, double y, double[] gradOut) {
            gradOut[0] = 1;
            gradOut[1] = 0;
        }
    }

    @Test
    void aBudgetOrStartThatCannotWorkIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> race("bowl", -1, 0));
        assertThrows(IllegalArgumentException.class, () -> race("bowl", Race.MAX_BUDGET + 1, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Race(Landscapes.get("bowl").landscape(), Double.NaN, 0, 10, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Race(Landscapes.get("bowl").landscape(), 0, Double.POSITIVE_INFINITY, 10, 0));
    }
}
