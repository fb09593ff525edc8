package downhill.compare;

import java.io.Serial;

/** An address names a run or a recording that is not there. */
public final class UnknownRunException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    UnknownRunException(String message) {
        super(message);
    }
}
