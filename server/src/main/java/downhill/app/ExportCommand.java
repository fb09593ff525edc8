package downhill.app;

import downhill.export.ExportFormat;
import downhill.export.NotExportableException;
import downhill.export.RunRecord;
import downhill.export.StoredRun;
import downhill.export.TitledRun;
import downhill.export.TrainedFolder;
import downhill.run.Run;
import downhill.run.Runs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: a run as a file for other programs. */
@Command(
        name = "export",
        description = {
            "Writes a run as a file that other programs read.",
            "The file appears when it is complete; a run may be trained meanwhile."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR|RUN",
            description = "A folder of 'train', or the number of a run of the site (./7 is a folder, 7 a run).")
    private String source;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            completionCandidates = FormatNames.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write it: a file, or a folder that exists (default: the current folder).")
    private Path out = Path.of("");

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "What a recording is called (default: its network, data set, optimizer and seed).")
    private String title;

    @Option(names = "--force", description = "Replaces the file where it exists.")
    private boolean force;

    @Override
    public Integer call() {
        ExportFormat chosen = format();
        checkTitle(chosen);
        Settings settings = Commands.settings();
        if (!source.matches("\\d+")) {
            write(folder(settings), chosen);
            return 0;
        }
        try (Runs runs = Commands.open(settings)) {
            write(new StoredRun(runs, run(runs, settings), settings.home(), settings.data()), chosen);
        }
        return 0;
    }

    private ExportFormat format() {
        try {
            return ExportFormat.of(format);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), 2);
        }
    }

    private void checkTitle(ExportFormat chosen) {
        if (title != null && chosen != ExportFormat.RECORDING) {
            throw new UserException("--title is for recordings; the format is " + chosen, 2);
        }
        if (title != null && title.isBlank()) {
            throw new UserException("--title is empty", 2);
        }
    }

    private RunRecord folder(Settings settings) {
        try {
            return new TrainedFolder(Path.of(source), settings.data());
        } catch (IOException e) {
            throw new UserException(e.getMessage(), 2);
        }
    }

    private Run run(Runs runs, Settings settings) {
        try {
            return runs.find(Long.parseLong(source)).orElseThrow(() -> noRun(settings));
        } catch (NumberFormatException e) {
            throw noRun(settings); // more digits than any run has
        }
    }

    private UserException noRun(Settings settings) {
        return new UserException("there is no run " + source + " in " + settings.databaseForPeople(), 2);
    }

    private void write(RunRecord source, ExportFormat chosen) {
        RunRecord run = title == null ? source : new TitledRun(source, title.strip());
        Path file = Files.isDirectory(out.toAbsolutePath()) ? out.resolve(chosen.fileName(run)) : out;
        Path parent = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(parent)) {
            throw new UserException("there is no folder " + parent, 2);
        }
        if (Files.exists(file) && !force) {
            throw new UserException(file + " exists; choose another --out, or replace it with --force", 2);
        }
        try {
            writeWhole(
                    run,
                    chosen,
                    file,
                    parent.resolve("." + file.getFileName() + "."
                            + ProcessHandle.current().pid()));
        } catch (NotExportableException e) {
            throw new UserException(e.getMessage());
        } catch (IOException e) {
            throw new UserException(file + " was not written: " + e.getMessage());
        }
        System.out.println(file);
    }

    /** @param part in the same folder: what is seen under the right name is complete */
    private static void writeWhole(RunRecord run, ExportFormat chosen, Path file, Path part) throws IOException {
        part.toFile().deleteOnExit(); // also by Ctrl-C
        try {
            try (OutputStream stream = Files.newOutputStream(part)) {
                chosen.write(run, stream);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** For the help text. */
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ExportFormat.names().iterator();
        }
    }
}
