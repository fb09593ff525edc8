package downhill.app;

import downhill.data.Cifar10;
import downhill.data.Datasets;
import downhill.data.Split;
import downhill.model.ModelFactory;
import downhill.model.dl4j.Dl4jModel;
import downhill.train.Config;
import downhill.train.Control;
import downhill.train.Outcome;
import downhill.train.Trainer;
import downhill.train.TrainerOptions;
import java.io.IOException;
import java.nio.file.Path;

/** Carries out the run of a {@link TrainingFolder} and shows it to whoever sits at the terminal. */
final class FolderRun {
    private FolderRun() {}

    /**
     * Begins the run, or goes on with it, and writes its tables.
     *
     * @param keptEpochs after how many epochs at most the weights are kept
     * @throws UserException where the images cannot be had
     */
    static Outcome train(
            Config config, Settings settings, Path directory, TrainingFolder folder, Control control, int keptEpochs)
            throws IOException {
        Split split = load(config, settings);
        TrainerOptions options = Commands.trainerOptions().keeping(keptEpochs);
        return train(config, split, Dl4jModel::create, options, directory, folder, control);
    }

    /** The same with images, engine and options that are at hand. */
    static Outcome train(
            Config config,
            Split split,
            ModelFactory models,
            TrainerOptions options,
            Path directory,
            TrainingFolder folder,
            Control control)
            throws IOException {
        Outcome outcome;
        try (TrainingView view = TrainingView.of(Terminal.isInteractive(), folder.started())) {
            Trainer trainer = new Trainer(
                    config,
                    models,
                    split,
                    directory,
                    event -> {
                        folder.append(event);
                        view.accept(event);
                    },
                    control,
                    options);
            outcome = trainer.run();
        }
        folder.writeTables();
        return outcome;
    }

    /**
     * The images of a run.
     *
     * @throws UserException where they cannot be had
     */
    static Split load(Config config, Settings settings) {
        if (config.dataset().equals(Cifar10.NAME)) {
            Cifar10Files.findOrDownload(settings.data());
        }
        try {
            return Datasets.load(config.dataset(), settings.data(), config.trainLimit(), config.testLimit());
        } catch (IOException e) {
            throw new UserException(e.getMessage());
        }
    }
}
