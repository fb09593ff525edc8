package downhill.classroom;

import java.io.Serial;

/** So many errands wait for workers that one more is not taken now. */
public final class TooManyErrandsException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    TooManyErrandsException(String message) {
        super(message);
    }
}
