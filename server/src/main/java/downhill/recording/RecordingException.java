package downhill.recording;

/** Why a file is no recording that this program can read, in words that follow the file's name and a colon. */
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1;

    RecordingException(String problem) {
        super(problem);
    }

    RecordingException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
