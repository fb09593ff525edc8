package downhill.train;

import java.time.Duration;

/**
 * What does not change a run's numbers.
 *
 * @param hardware processor, threads and backend in words, for the record
 * @param checkpointInterval longest time between checkpoints, the ends of epochs aside: what a crash may cost; zero for
 *     one after every step
 * @param measureEvery fewest steps from one {@link TrainingEvent.LayersMeasured} to the next, at least 1
 * @param keptEpochs largest number of epochs after which the weights are kept as long as the run is, see {@link
 *     KeptWeights}; 0 for none
 */
public record TrainerOptions(String hardware, Duration checkpointInterval, int measureEvery, int keptEpochs) {
    /** Measurements of a run's layers, the one of its first step aside: more columns than a heat map has pixels for. */
    static final int MOST_MEASUREMENTS = 500;

    private static final int MEASURE_EVERY = 20;

    /**
     * A checkpoint every 30 seconds, nothing kept beyond it, layers measured every 20 steps, and what Java alone knows of
     * the hardware.
     */
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
        if (keptEpochs < 0) {
            throw new IllegalArgumentException("keptEpochs must be 0 or more, but is " + keptEpochs);
        }
    }

    /** With layers measured every 20 steps, and without weights kept on the way. */
    public TrainerOptions(String hardware, Duration checkpointInterval) {
        this(hardware, checkpointInterval, MEASURE_EVERY);
    }

    /** Without weights kept on the way. */
    public TrainerOptions(String hardware, Duration checkpointInterval, int measureEvery) {
        this(hardware, checkpointInterval, measureEvery, 0);
    }

    /** The same, keeping the weights after so many epochs. */
    public TrainerOptions keeping(int epochs) {
        return new TrainerOptions(hardware, checkpointInterval, measureEvery, epochs);
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
