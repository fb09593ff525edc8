package downhill.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.suite.RateSweep.Line;
import downhill.suite.RateSweep.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateSweepTest {
    private final RateSweep sweep = RateSweep.of(SomeSweep.get()).orElseThrow();

    @Test
    void anOptimizerHasAPointForEachRate() {
        assertEquals(
                List.of("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"),
                sweep.lines().stream().map(Line::optimizer).toList());
        Line sgd = sweep.of("sgd").orElseThrow();
        assertEquals(
                List.of(0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0),
                sgd.points().stream().map(Point::rate).toList());
        Point point = sgd.at(0.01).orElseThrow();
        assertEquals(SomeSweep.accuracy(0.01, 1), point.lowest(), 1e-12);
        assertEquals(SomeSweep.accuracy(0.01, 2), point.highest(), 1e-12);
        assertEquals((point.lowest() + point.highest()) / 2, point.mean(), 1e-12);
        assertEquals(Optional.empty(), sgd.at(0.0001));
        assertEquals(0.00003, sweep.rates().first());
        assertEquals(3, sweep.rates().last());
        assertEquals(11, sweep.rates().size());
    }

    @Test
    void theBestIsTheHighestMeanOfThoseThatFinished() {
        Line sgd = sweep.of("sgd").orElseThrow();
        assertEquals(0.1, sgd.best().orElseThrow().rate());
        assertEquals(
                List.of(0.03, 0.1, 0.3),
                sgd.within(0.1).stream().map(Point::rate).toList(),
                "each factor of √10 costs a twentieth or a little more");
        assertFalse(sgd.at(3).orElseThrow().ended(), "both seeds failed");
    }

    @Test
    void otherExperimentsAreNoSweep() {
        assertEquals(Optional.empty(), RateSweep.of(Experiment.of(SomeResults.get())));
        Scale scale = new Scale(6400, 3, List.of(1L));
        List<SuiteRun> runs = new ArrayList<>();
        for (Suite.Planned run : Suites.get("optimizer-comparison").runs(scale)) {
            runs.add(SomeResults.finished(run, 0.5));
        }
        Experiment oneRate = Experiment.of(new Results("optimizer-comparison", scale, Map.of(), "", runs));
        assertTrue(RateSweep.of(oneRate).isEmpty(), "one rate each is no sweep");
    }
}
