package downhill.train;

import java.time.Duration;

/**
 * What does not change a run's numbers.
 *
 * @param hardware processor, threads and backend in words, for the record
 * @param checkpointInterval longest time between checkpoints, the ends of epochs aside: what a crash may cost; zero for
 *     one after every step
 */
public record TrainerOptions(String hardware, Duration checkpointInterval) {
    /** A checkpoint every 30 seconds, and what Java alone knows of the hardware. */
    public static final TrainerOptions DEFAULT = new TrainerOptions(
            Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.arch"),
            Duration.ofSeconds(30));

    public TrainerOptions {
        if (checkpointInterval.isNegative()) {
            throw new IllegalArgumentException("checkpointInterval must not be negative, but is " + checkpointInterval);
        }
    }
}
