package downhill.train;

import java.io.Serial;

/** A number that must be finite is not; raised before anything was updated with it. */
final class NotFiniteException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private NotFiniteException(String message) {
        super(message);
    }

    /**
     * Passes a number on where it is finite.
     *
     * @param quantity for example {@code loss}
     * @param step from 1
     */
    static double require(String quantity, double value, int step) throws NotFiniteException {
        if (!Double.isFinite(value)) {
            throw new NotFiniteException(quantity + " is " + value + " at step " + step);
        }
        return value;
    }
}
