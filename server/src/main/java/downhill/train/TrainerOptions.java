package downhill.train;

import java.time.Duration;

/**
 * What does not change a run's numbers.
 *
 * @param hardware processor, threads and backend in words, for the record
 * @param checkpointInterval longest time between checkpoints, the ends of epochs aside: what a crash may cost; zero for
 *     one after every step
 * @param measureEvery fewest steps from one {@link TrainingEvent.LayersMeasured} to the next, at least 1
 */
public record TrainerOptions(String hardware, Duration checkpointInterval, int measureEvery) {
    /** Measurements of a run's layers, the one of its first step aside: more columns than a heat map has pixels for. */
    static final int MOST_MEASUREMENTS = 500;

    private static final int MEASURE_EVERY = 20;

    /** A checkpoint every 30 seconds, layers measured every 20 steps, and what Java alone knows of the hardware. */
    public static final TrainerOptions DEFAULT = new TrainerOptions(
            Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.arch"),
            Duration.ofSeconds(30));

    public TrainerOptions {
        if (checkpointInterval.isNegative()) {
            throw new IllegalArgumentException("checkpointInterval must not be negative, but is " + checkpointInterval);
        }
        if (measureEvery < 1) {
            throw new IllegalArgumentException("measureEvery must be at least 1, but is " + measureEvery);
        }
    }

    /** With layers measured every 20 steps. */
    public TrainerOptions(String hardware, Duration checkpointInterval) {
        this(hardware, checkpointInterval, MEASURE_EVERY);
    }

    /**
     * Whether layers are measured at a step: at the first, and at every n-th, where n is {@code measureEvery} or, in a
     * long run, what leaves {@value #MOST_MEASUREMENTS} of them.
     *
     * @param step from 1
     * @param steps of the whole run
     */
    boolean measures(int step, int steps) {
        int interval = Math.max(measureEvery, (steps + MOST_MEASUREMENTS - 1) / MOST_MEASUREMENTS);
        return step == 1 || step % interval == 0;
    }
}
