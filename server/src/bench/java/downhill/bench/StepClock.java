package downhill.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Gathers how long one part of many steps took. Single-threaded. */
final class StepClock {
    private final List<Reading> parts = new ArrayList<>();
    private Reading last = new Reading(0, 0); // of the step under way

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

    /** A piece of the part of the step under way. */
    void addPiece(Reading piece) {
        last = last.plus(piece);
    }

    /** The pieces of the step that ends here together. @param keep whether they are a part to be gathered */
    Reading takeLast(boolean keep) {
        Reading part = last;
        last = new Reading(0, 0);
        if (keep) {
            parts.add(part);
        }
        return part;
    }

    Reading median() {
        return new Reading(
                Spread.of(parts.stream().map(Reading::wall).toList()).median(),
                Spread.of(parts.stream().map(Reading::cpu).toList()).median());
    }
}
