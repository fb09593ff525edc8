package downhill.survey;

import java.util.concurrent.CancellationException;

/** Is told how far a survey is, and may end it. */
@FunctionalInterface
public interface Watch {
    /** Lets everything happen. */
    Watch NONE = (done, total) -> true;

    /**
     * Told before each part of the work and after the last.
     *
     * @param done parts finished
     * @param total all of them, or the most there can be
     * @return whether the work shall go on
     */
    boolean next(int done, int total);

    /** @throws java.util.concurrent.CancellationException where the work shall not go on */
    default void require(int done, int total) {
        if (!next(done, total)) {
            throw new CancellationException("cancelled after " + done + " of " + total);
        }
    }
}
