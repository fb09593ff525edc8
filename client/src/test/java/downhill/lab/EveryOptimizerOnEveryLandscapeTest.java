package downhill.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each optimizer ends on each landscape after 2,000 steps from its usual start, at the rate that suits it. */
class EveryOptimizerOnEveryLandscapeTest {
    private static final int BUDGET = 2000;

    /** The ends that the course speaks of. */
    enum End {
        /** Within 0.001 of a minimum. */
        MINIMUM,
        /** On the floor of the valley, but kept moving by a constant rate: by noise, or by steps as long as η. */
        HOVERS,
        /** Still on its way down, slower and slower: along a valley, or against decoupled decay. */
        CRAWLS,
        /** Farther than 2 from every minimum and no longer getting lower: in one of many local minima. */
        TRAPPED,
        /** Its loss grew beyond any use, or it left the view. */
        LOST
    }

    private static final String[] COLUMNS = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"};

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bowl, MINIMUM, MINIMUM, MINIMUM, HOVERS, MINIMUM, MINIMUM",
        "ravine, MINIMUM, MINIMUM, MINIMUM, HOVERS, MINIMUM, MINIMUM",
        "rotated, MINIMUM, MINIMUM, MINIMUM, HOVERS, MINIMUM, MINIMUM",
        "rosenbrock, CRAWLS, MINIMUM, CRAWLS, HOVERS, MINIMUM, CRAWLS",
        "beale, MINIMUM, MINIMUM, MINIMUM, HOVERS, MINIMUM, CRAWLS",
        "himmelblau, MINIMUM, MINIMUM, MINIMUM, MINIMUM, MINIMUM, MINIMUM",
        "saddle, MINIMUM, MINIMUM, MINIMUM, MINIMUM, MINIMUM, MINIMUM",
        "cliff, MINIMUM, MINIMUM, MINIMUM, HOVERS, MINIMUM, CRAWLS",
        "rastrigin, TRAPPED, TRAPPED, TRAPPED, TRAPPED, TRAPPED, TRAPPED",
        "ackley, TRAPPED, TRAPPED, TRAPPED, TRAPPED, TRAPPED, TRAPPED",
        "noisy, HOVERS, HOVERS, HOVERS, HOVERS, HOVERS, HOVERS"
    })
    void eachEndsAsTheTableSays(
            String landscape, End sgd, End momentum, End nesterov, End rmsprop, End adam, End adamw) {
        End[] expected = {sgd, momentum, nesterov, rmsprop, adam, adamw};
        End[] actual = Stream.of(COLUMNS)
                .map(name -> end(Landscapes.get(landscape), Optimizers.get(name)))
                .toArray(End[]::new);
        assertArrayEquals(expected, actual, Arrays.toString(actual));
    }

    @Test
    void theTableLeavesNobodyOut() throws NoSuchMethodException {
        String[] rows = EveryOptimizerOnEveryLandscapeTest.class
                .getDeclaredMethod(
                        "eachEndsAsTheTableSays",
                        String.class,
                        End.class,
                        End.class,
                        End.class,
                        End.class,
                        End.class,
                        End.class)
                .getAnnotation(CsvSource.class)
                .value();
        assertArrayEquals(
                Stream.of(Landscapes.all()).map(LandscapeEntry::name).toArray(),
                Stream.of(rows).map(row -> row.split(",")[0]).toArray());
        assertArrayEquals(Stream.of(Optimizers.all()).map(OptimizerEntry::name).toArray(), COLUMNS);
    }

    private static End end(LandscapeEntry entry, OptimizerEntry optimizer) {
        double[] values = optimizer.defaults();
        values[0] = entry.rate(optimizer);
        double[] start = entry.start();
        Race race = new Race(entry.landscape(), start[0], start[1], BUDGET, 1e-9, 1, entry.view());
        race.add(optimizer, values, Schedule.constant(values[0]), 0);
        race.advance(BUDGET);
        Racer racer = race.racer(0);
        if (racer.outcome() == Outcome.DIVERGED || racer.outcome() == Outcome.LEFT) {
            return End.LOST;
        }
        int last = racer.steps();
        double nearest = Double.POSITIVE_INFINITY;
        for (double[] minimum : entry.minima()) {
            nearest = Math.min(nearest, distance(racer.path(), last, minimum[0], minimum[1]));
        }
        if (nearest < 1e-3) {
            return End.MINIMUM;
        }
        double least = entry.landscape().value(entry.minima()[0][0], entry.minima()[0][1]);
        double now = racer.losses()[last] - least;
        if (now < 0.95 * (racer.losses()[last / 2] - least) && !moves(racer, 0.05 * nearest)) {
            return End.CRAWLS;
        }
        return nearest > 2 ? End.TRAPPED : End.HOVERS;
    }

    /** Whether one of the last ten steps was longer than this. */
    private static boolean moves(Racer racer, double length) {
        double longest = 0;
        for (int step = Math.max(1, racer.steps() - 10); step <= racer.steps(); step++) {
            double[] path = racer.path();
            longest = Math.max(longest, distance(path, step, path[2 * step - 2], path[2 * step - 1]));
        }
        return longest > length;
    }

    private static double distance(double[] path, int step, double x, double y) {
        return Math.hypot(path[2 * step] - x, path[2 * step + 1] - y);
    }
}
