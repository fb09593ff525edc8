package downhill.train;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A checkpoint cannot be used: damaged, or of another run. The message names the file and what is wrong with it. */
public final class CheckpointException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    CheckpointException(Path file, String problem) {
        super("the checkpoint " + file + " " + problem);
    }
}
