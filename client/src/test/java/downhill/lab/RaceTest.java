package downhill.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
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
        double first = racer.losses()[0];
        // Rosenbrock from (−1.5, 2) begins at 12.5; its valley floor alone costs up to 6.
        double goal = landscape.equals("rosenbrock") ? first / 2 : first / 10;
        assertTrue(racer.losses()[200] < goal, first + " → " + racer.losses()[200]);
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
