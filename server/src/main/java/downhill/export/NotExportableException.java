package downhill.export;

import java.io.IOException;
import java.io.Serial;

/** A run does not have, or not yet, what an export needs. The message is a sentence that says what and until when. */
public final class NotExportableException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotExportableException(String message) {
        super(message);
    }
}
