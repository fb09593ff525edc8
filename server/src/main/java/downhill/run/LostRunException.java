package downhill.run;

/** The run was taken from this worker, which may write nothing more to it: another one has it, or it is over. */
public final class LostRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostRunException(long id) {
        super("run " + id + " is no longer this worker's");
    }
}
