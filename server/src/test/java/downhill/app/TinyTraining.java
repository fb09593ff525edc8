package downhill.app;

import downhill.augment.Augmentation;
import downhill.data.DataHome;
import downhill.data.Datasets;
import downhill.data.Split;
import downhill.optim.Hyperparameter;
import downhill.optim.Optimizers;
import downhill.train.Config;
import downhill.train.Control;
import downhill.train.Presets;
import downhill.train.SoftmaxRegression;
import downhill.train.TrainerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code downhill train} does, with a model that needs no engine, so that a process is there in a moment: softmax
 * regression on shapes10 with every augmentation, a checkpoint after every step.
 */
final class TinyTraining {
    static final int STEPS_PER_EPOCH = 8;
    static final int EPOCHS = 20;

    private static final int MEASURE_EVERY = 3;

    private TinyTraining() {}

    /** Arguments: the optimizer, the folder. */
    public static void main(String[] arguments) throws IOException {
        Config config = config(arguments[0]);
        Path directory = Path.of(arguments[1]);
        Split split = Datasets.load(
                config.dataset(), new DataHome(List.of(directory)), config.trainLimit(), config.testLimit());
        try (TrainingFolder folder = TrainingFolder.open(directory, config)) {
            FolderRun.train(
                    config,
                    split,
                    (architecture, smoothing, seed) -> new SoftmaxRegression(architecture, seed),
                    new TrainerOptions("a test", Duration.ZERO, MEASURE_EVERY),
                    directory,
                    folder,
                    Control.NONE);
        }
    }

    private static Config config(String optimizer) {
        Map<String, Double> hyperparameters = new LinkedHashMap<>();
        for (Hyperparameter h : Optimizers.get(optimizer).hyperparameters()) {
            hyperparameters.put(h.name(), h.defaultValue());
        }
        int batch = 15; // the last one of an epoch holds seven images
        return new Config(
                "cnn3",
                "shapes10",
                optimizer,
                hyperparameters,
                Presets.get(Presets.DEFAULT).config().schedule(),
                batch,
                EPOCHS,
                7,
                (STEPS_PER_EPOCH - 1) * batch + 7,
                40,
                new Augmentation(3, true, 0.2, 0.2, 0.2, 8),
                0,
                0.5);
    }
}
