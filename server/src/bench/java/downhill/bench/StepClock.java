package downhill.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Gathers how long one part of many steps took. Single-threaded. */
final class StepClock {
    private final List<Reading> parts = new ArrayList<>();

    /**
     * A time, or a span of it, in nanoseconds.
     *
     * @param wall by the clock
     * @param cpu processor time of this thread
     */
    record Reading(double wall, double cpu) {
        Reading plus(Reading other) {
            return new Reading(wall + other.wall, cpu + other.cpu);
        }

        Reading minus(Reading other) {
            return plus(other.times(-1));
        }

        Reading times(double factor) {
            return new Reading(wall * factor, cpu * factor);
        }
    }

    static Reading now() {
        return new Reading(
                System.nanoTime(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** A part of one step. */
    void add(Reading part) {
        parts.add(part);
    }

    /** The middle one; of nothing, nothing. */
    Reading median() {
        if (parts.isEmpty()) {
            return new Reading(0, 0);
        }
        return new Reading(
                Spread.of(parts.stream().map(Reading::wall).toList()).median(),
                Spread.of(parts.stream().map(Reading::cpu).toList()).median());
    }
}
