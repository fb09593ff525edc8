package downhill.train;

import downhill.optim.OptimizerState;
import downhill.optim.OptimizerState.ParameterState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The weights that a run leaves behind on its way, in a folder of their own: those before its first step and those after
 * some of its epochs, spread evenly, the last one among them.
 *
 * <p>Files are checkpoints without the optimizer's state, 8 bytes a parameter and running statistic and a header: 0.9 MB
 * for {@code cnn3}, 2.2 MB for {@code resnet20}, 14 MB for {@code resnet110}. There are never more than one and the
 * number of epochs asked for, so what a run takes on the disk is known before it begins.
 */
public final class KeptWeights {
    /** The folder, in the folder of the run. */
    public static final String FOLDER = "weights";

    private static final String FILE = "epoch-%05d.ckpt"; // in the order of epochs when sorted by name

    private final Path folder;
    private final int limit;
    private final int epochs;

    /**
     * @param directory of the run
     * @param limit largest number of epochs after which weights are kept; 0 for none, not even those before the first
     * @param epochs of the run
     */
    KeptWeights(Path directory, int limit, int epochs) {
        this.folder = directory.resolve(FOLDER);
        this.limit = Math.min(limit, epochs);
        this.epochs = epochs;
    }

    /** Whether the weights after so many epochs are kept. */
    boolean keeps(int epoch) {
        return limit > 0 && (epoch == 0 || quota(epoch) > quota(epoch - 1));
    }

    private long quota(int epoch) {
        return (long) epoch * limit / epochs;
    }

    /** Writes the weights after so many epochs, if they are to be kept. */
    void offer(int epoch, Checkpoint checkpoint) throws IOException {
        boolean last = limit > 0 && epoch == checkpoint.steering().epochs();
        if (keeps(epoch) || last) {
            Files.createDirectories(folder);
            CheckpointFile.write(folder.resolve(String.format(Locale.ROOT, FILE, epoch)), withoutOptimizer(checkpoint));
        }
    }

    private static Checkpoint withoutOptimizer(Checkpoint checkpoint) {
        List<ParameterState> none = checkpoint.optimizer().byParameter().stream()
                .map(state -> new ParameterState(state.name(), state.shape(), Map.of()))
                .toList();
        return new Checkpoint(
                checkpoint.config(),
                checkpoint.occasion(),
                checkpoint.progress(),
                checkpoint.parameters(),
                checkpoint.values(),
                new OptimizerState(checkpoint.optimizer().step(), none),
                checkpoint.buffers(),
                checkpoint.measured(),
                checkpoint.steering(),
                checkpoint.optimizerFrom());
    }

    /** The files in the folder of a run, oldest weights first; none where nothing was kept. */
    public static List<Path> in(Path directory) throws IOException {
        Path folder = directory.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("epoch-\\d+\\.ckpt"))
                    .sorted()
                    .toList();
        }
    }
}
