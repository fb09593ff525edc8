package downhill.run;

import java.time.Instant;

/**
 * A small thing that a reader asked of a worker, as it stands.
 *
 * @param id from 1, in the order of asking
 * @param runId whose network it is about
 * @param kind what is asked
 * @param person who asked, as the site names them
 * @param pixels of the picture to try, {@code [channel][row][column]}; {@code null} for another kind
 * @param state where it stands
 * @param done parts of the work that are finished
 * @param total all of them, or the most there can be; 0 until a worker has counted them
 * @param begunAt when the first part was done, from which the rest can be estimated; {@code null} before
 * @param answer JSON; {@code null} until it is answered, and where the answer lies in the folder of the run
 * @param error why it failed, for people; {@code null} unless it did
 */
public record Errand(
        long id,
        long runId,
        Kind kind,
        String person,
        byte[] pixels,
        State state,
        int done,
        int total,
        Instant begunAt,
        String answer,
        String error) {
    /** What can be asked. */
    public enum Kind {
        /** The probabilities that the run's best network gives the classes for one picture. */
        TRY,
        /** The loss on a plane of two random directions. */
        SLICE,
        /** The loss on the plane that the run's own way lies in. */
        TRAJECTORY,
        /** The largest eigenvalue of the Hessian. */
        SHARPNESS
    }

    /** Where an errand stands. */
    public enum State {
        /** No worker has it. */
        WAITING,
        /** A worker has it. */
        WORKING,
        /** It is answered. */
        DONE,
        /** It cannot be answered. */
        FAILED
    }

    /** Whether nothing more will happen to it. */
    public boolean isOver() {
        return state == State.DONE || state == State.FAILED;
    }
}
