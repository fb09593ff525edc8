package downhill.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a checkpoint stands, for whoever wants to begin another run there. Read from its header alone, so it costs
 * nothing; whether the rest is whole shows when the new run begins.
 *
 * @param config of its run, with the base learning rate that was in force
 * @param epochs finished ones
 * @param batch the next one of the epoch under way, from 0; not 0 where it lies within an epoch
 * @param step updates made
 */
public record ForkPoint(Config config, int epochs, int batch, int step) {
    /** What a fork shares with its parent, by the paths of fields and of groups: what a weight, a step and an epoch are. */
    public static final List<String> FIXED =
            List.of("model", "network", "dataset", "batchSize", "trainLimit", "testLimit");

    /** The checkpoint that a fork begins from, in its own folder; gone once it has one of its own. */
    public static final String FILE = "origin.ckpt";

    /**
     * Reads the header of a checkpoint.
     *
     * @throws CheckpointException where the file is no checkpoint, or of another version
     */
    public static ForkPoint read(Path file) throws IOException {
        return CheckpointFile.readForkPoint(file);
    }

    /** The epoch of the last update, from 1; 0 before the first. */
    public int epoch() {
        return batch == 0 ? epochs : epochs + 1;
    }

    /** Whether a field, by its path, is one that a fork shares with its parent. */
    public static boolean isFixed(String path) {
        return FIXED.stream().anyMatch(fixed -> path.equals(fixed) || path.startsWith(fixed + "."));
    }
}
