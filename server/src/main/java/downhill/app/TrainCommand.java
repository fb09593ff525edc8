package downhill.app;

import downhill.model.dl4j.Backend;
import downhill.model.dl4j.NativeMemory;
import downhill.train.Config;
import downhill.train.Outcome;
import downhill.train.Presets;
import downhill.train.TrainingEvent.Finished;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}: one run here and now, without the site. */
@Command(
        name = "train",
        description = {
            "Trains a model here and now, without the site.",
            "Ctrl-C leaves a checkpoint; the same command with the same --out goes on from there."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Option(
            names = "--preset",
            defaultValue = Presets.DEFAULT,
            paramLabel = "NAME",
            completionCandidates = PresetNames.class,
            description = "What to start from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String preset;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "Overrides a field, as often as needed: --set epochs=3 --set hyperparameters.lr=0.01"
                    + " --set schedule.kind=cosine --set schedule.milestones=[60,120].")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for checkpoints, events and results"
                    + " (default: a new one in the folder 'trained' of DOWNHILL_HOME).")
    private Path out;

    @Mixin
    private KeepOption keep;

    @Override
    public Integer call() throws IOException {
        Settings settings = Commands.settings();
        Config config = Commands.config(preset, assignments);
        int kept = keep.checked();
        Path directory = out != null ? out : newFolder(settings);
        try (TrainingFolder folder = TrainingFolder.open(directory, config)) {
            Optional<Finished> finished = folder.finished();
            if (finished.isPresent()) {
                System.out.println(directory + " is done: " + LineView.text(finished.get()));
                return 0;
            }
            System.out.println("training in " + directory);
            NativeMemory.configure();
            Backend.notice().ifPresent(System.out::println);
            try (Interruption interruption = new Interruption()) {
                Outcome outcome = FolderRun.train(config, settings, directory, folder, interruption, kept);
                if (outcome == Outcome.PAUSED) {
                    System.out.println("to go on, run the same command with --out " + directory);
                }
                return outcome == Outcome.FINISHED ? 0 : 1;
            }
        }
    }

    private Path newFolder(Settings settings) {
        return settings.home()
                .resolve("trained")
                .resolve(preset + "-" + LocalDateTime.now().format(STAMP));
    }

    /** For the help text. */
    static final class PresetNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Presets.names().iterator();
        }
    }
}
