package downhill.app;

import downhill.data.Datasets;
import downhill.export.Versions;
import downhill.model.dl4j.NativeMemory;
import downhill.suite.Results;
import downhill.suite.ResultsFile;
import downhill.suite.Scale;
import downhill.suite.Suite;
import downhill.suite.SuiteRun;
import downhill.suite.SuiteTable;
import downhill.suite.Suites;
import downhill.train.DurableFile;
import downhill.train.InvalidConfigException;
import downhill.train.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suite}: an experiment of several runs, one after the other, and the table of what came out. */
@Command(
        name = "suite",
        description = {
            "Carries out an experiment of several runs and prints its table.",
            "What came out stands in its folder, as table.md, and with settings and origin as results.json.",
            "Ctrl-C leaves a checkpoint; the same command with the same --out goes on from there."
        },
        mixinStandardHelpOptions = true)
final class SuiteCommand implements Callable<Integer> {
    private static final String TABLE = "table.md";
    private static final String RESULTS = "results.json";

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            completionCandidates = SuiteNames.class,
            description = "Which one: ${COMPLETION-CANDIDATES}. Without it, they are listed.")
    private String name;

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "Training images, the first ones; 0 for all (default: the suite's).")
    private Integer images;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of every run; milestones and warmup move in proportion (default: the suite's).")
    private Integer epochs;

    @Option(
            names = "--seeds",
            paramLabel = "SEED",
            split = ",",
            description = "Each entry is run once with each, for example 1,2,3 (default: the suite's).")
    private List<Long> seeds;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "Overrides a field of every run, as often as needed, as 'train' does.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the runs and the table"
                    + " (default: one named after the suite and its scale in the folder 'suites' of DOWNHILL_HOME).")
    private Path out;

    @Mixin
    private KeepOption keep;

    @Override
    public Integer call() throws IOException {
        if (name == null) {
            Suites.all().forEach(SuiteCommand::introduce);
            return 0;
        }
        Settings settings = Commands.settings();
        int kept = keep.checked();
        Suite suite = suite();
        Scale scale = scale(suite);
        List<Suite.Planned> runs = runs(suite, scale);
        Path directory = out != null ? out : settings.home().resolve("suites").resolve(folderName(suite, scale));
        Files.createDirectories(directory);
        NativeMemory.configure();
        try (Interruption interruption = new Interruption()) {
            return carryOut(suite, scale, runs, settings, directory, interruption, kept);
        }
    }

    private static void introduce(Suite suite) {
        System.out.printf(
                Locale.ROOT,
                "%s: %s (%d runs of %d epochs)%n",
                suite.name(),
                suite.description(),
                suite.runs(suite.scale()).size(),
                suite.scale().epochs());
    }

    private Suite suite() {
        try {
            return Suites.get(name).with(Overrides.fields(assignments));
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), 2);
        }
    }

    private Scale scale(Suite suite) {
        try {
            return new Scale(
                    images == null ? suite.scale().images() : images,
                    epochs == null ? suite.scale().epochs() : epochs,
                    seeds == null ? suite.scale().seeds() : seeds);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), 2);
        }
    }

    private static List<Suite.Planned> runs(Suite suite, Scale scale) {
        try {
            return suite.runs(scale);
        } catch (InvalidConfigException e) {
            throw Commands.cannotBeTrained(e);
        }
    }

    private static String folderName(Suite suite, Scale scale) {
        return suite.name() + "-" + (scale.images() == 0 ? "all" : scale.images()) + "x" + scale.epochs();
    }

    private static int carryOut(
            Suite suite,
            Scale scale,
            List<Suite.Planned> runs,
            Settings settings,
            Path directory,
            Interruption interruption,
            int keep)
            throws IOException {
        Map<String, String> versions = Versions.all();
        String note =
                Datasets.note(runs.get(0).config().dataset(), settings.data()).orElse("");
        List<SuiteRun> ended = new ArrayList<>();
        for (Suite.Planned run : runs) {
            Path folder = directory.resolve(run.name());
            Outcome outcome = carryOut(run, settings, folder, interruption, keep);
            if (outcome == Outcome.PAUSED) {
                System.out.println("to go on, run the same command with --out " + directory);
                return 1;
            }
            ended.add(SuiteFolder.read(run, folder, settings.data()));
            Results results = new Results(suite.name(), scale, versions, note, ended);
            write(directory.resolve(RESULTS), ResultsFile.write(results));
            write(directory.resolve(TABLE), new SuiteTable(suite, results.summaries()).markdown());
        }
        System.out.println("\n" + suite.title() + " (also in " + directory.resolve(TABLE)
                + ", and with all settings in " + directory.resolve(RESULTS) + ")\n");
        System.out.print(Files.readString(directory.resolve(TABLE)));
        return 0;
    }

    private static void write(Path file, String text) throws IOException {
        DurableFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome carryOut(
            Suite.Planned run, Settings settings, Path directory, Interruption interruption, int keep)
            throws IOException {
        try (TrainingFolder folder = TrainingFolder.open(directory, run.config())) {
            if (folder.finished().isPresent()) {
                return Outcome.FINISHED;
            }
            System.out.println(run.entry().title() + ", seed " + run.seed() + ", in " + directory);
            return FolderRun.train(run.config(), settings, directory, folder, interruption, keep);
        }
    }

    /** For the help text. */
    static final class SuiteNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Suites.names().iterator();
        }
    }
}
