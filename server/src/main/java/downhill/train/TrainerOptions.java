package downhill.train;

import java.time.Duration;

/**
 * What does not change a run's numbers.
 *
 * @param hardware processor, threads and backend in words, for the record
 * @param checkpointInterval longest time between checkpoints, the ends of epochs aside: what a crash may cost; zero for
 *     one after every step
 * @param keptEpochs largest number of epochs after which the weights are kept as long as the run is, see {@link
 *     KeptWeights}; 0 for none
 */
public record TrainerOptions(String hardware, Duration checkpointInterval, int keptEpochs) {
    /** A checkpoint every 30 seconds, nothing kept beyond it, and what Java alone knows of the hardware. */
    public static final TrainerOptions DEFAULT = new TrainerOptions(
            Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.arch"),
            Duration.ofSeconds(30));

    public TrainerOptions {
        if (checkpointInterval.isNegative()) {
            throw new IllegalArgumentException("checkpointInterval must not be negative, but is " + checkpointInterval);
        }
        if (keptEpochs < 0) {
            throw new IllegalArgumentException("keptEpochs must be 0 or more, but is " + keptEpochs);
        }
    }

    /** Without weights kept on the way. */
    public TrainerOptions(String hardware, Duration checkpointInterval) {
        this(hardware, checkpointInterval, 0);
    }

    /** The same, keeping the weights after so many epochs. */
    public TrainerOptions keeping(int epochs) {
        return new TrainerOptions(hardware, checkpointInterval, epochs);
    }
}
