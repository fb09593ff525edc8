package downhill.train;

/** How {@link Trainer#run} ended. */
public enum Outcome {
    /** All epochs are done. */
    FINISHED,
    /** Stopped by request; another {@code run} goes on from here. */
    PAUSED,
    /** Stopped by request for good. */
    CANCELLED,
    /** Stopped by an error that another attempt would meet again. */
    FAILED
}
