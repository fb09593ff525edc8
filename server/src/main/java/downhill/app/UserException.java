package downhill.app;

/** Something that the user can set right: shown as one message, without a stack trace. */
final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    UserException(String message) {
        this(message, 1);
    }

    /** @param exitCode 2 where the arguments are to blame, 1 otherwise */
    UserException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
