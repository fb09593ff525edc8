package downhill.run;

import downhill.data.DataHome;
import downhill.model.ModelFactory;
import downhill.train.TrainerOptions;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What a worker works with.
 *
 * @param home DOWNHILL_HOME: checkpoints go to {@code runs/ID} in it
 * @param data where data sets are looked for
 * @param models makes the models
 * @param options asked for when a run begins, since describing the hardware may load native code
 * @param surveyor looks at the loss around a run's weights
 */
public record Workshop(
        Path home, DataHome data, ModelFactory models, Supplier<TrainerOptions> options, Surveyor surveyor) {
    /** The folder of a run's checkpoints. */
    Path directory(long runId) {
        return directory(home, runId);
    }

    /** The same for readers, who have nothing to train with. */
    public static Path directory(Path home, long runId) {
        return home.resolve("runs").resolve(Long.toString(runId));
    }
}
