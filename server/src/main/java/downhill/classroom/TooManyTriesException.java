package downhill.classroom;

import java.io.Serial;
import java.time.Duration;

/** Too many wrong tokens came from an address. */
public final class TooManyTriesException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyTriesException(Duration wait) {
        super("Too many wrong tokens were tried; the next try is possible in " + seconds(wait) + " s.");
        seconds = seconds(wait);
    }

    /** How long to wait, at least 1. */
    public long seconds() {
        return seconds;
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.toSeconds() + 1);
    }
}
