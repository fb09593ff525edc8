package downhill.train;

import downhill.model.BufferState;
import downhill.model.Model;
import downhill.model.ModelFactory;
import downhill.optim.ParameterInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The network of a run as one of its checkpoints holds it, to be looked at and not to be trained further.
 *
 * @param config of the run, with the base learning rate that was in force
 * @param epoch the one under way, from 0; equal to the number of epochs at the end
 * @param batch the next one of that epoch, from 0
 * @param parameters what {@code values} belong to
 * @param values of the parameters, {@code [parameter][element]}
 * @param buffers running statistics
 */
public record Snapshot(
        Config config, int epoch, int batch, List<ParameterInfo> parameters, double[][] values, BufferState buffers) {
    /**
     * Reads a checkpoint.
     *
     * @throws CheckpointException where the file is no checkpoint, of another version, or damaged
     */
    public static Snapshot read(Path file) throws IOException {
        Checkpoint checkpoint = CheckpointFile.read(file);
        Progress progress = checkpoint.progress();
        return new Snapshot(
                checkpoint.config().withLr(checkpoint.steering().lr()),
                progress.epoch(),
                progress.batch(),
                checkpoint.parameters(),
                checkpoint.values(),
                checkpoint.buffers());
    }

    /**
     * The network itself.
     *
     * @throws IllegalArgumentException where this program builds it with other parameters than the checkpoint holds
     */
    public Model model(ModelFactory models) {
        Model model = config.build(models);
        try {
            CheckpointMatch.requireSame(model.parameters(), parameters);
            CheckpointMatch.requireSame(model.buffers(), buffers);
            model.write(values);
            model.buffers(buffers);
            return model;
        } catch (IllegalArgumentException e) {
            model.close();
            throw e;
        }
    }

    /** Updates made so far, where an epoch has so many training images. */
    public int step(int trainImages) {
        return epoch * stepsPerEpoch(trainImages) + batch;
    }

    /** The learning rate η of the last update, that of the first one where none has been made. */
    public double lr(int trainImages) {
        return config.lr(stepsPerEpoch(trainImages)).at(Math.max(0, step(trainImages) - 1));
    }

    private int stepsPerEpoch(int trainImages) {
        return (trainImages + config.batchSize() - 1) / config.batchSize();
    }
}
