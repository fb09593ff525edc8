package downhill.roster;

import java.io.Serial;

/** A filter that cannot be understood; the message says which part, and what would be. */
public final class FilterException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    FilterException(String message) {
        super(message);
    }
}
