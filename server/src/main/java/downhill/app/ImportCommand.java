package downhill.app;

import downhill.export.RecordedRun;
import downhill.recording.Recording;
import downhill.recording.Recordings;
import downhill.run.Runs;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code import}: recordings into the store, as finished runs. */
@Command(
        name = "import",
        description = {
            "Puts recorded runs, as 'export --format recording' writes them, among the runs of the site.",
            "Where one of the files cannot be read, none is put there. The site may be open meanwhile."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recordings, *.run.json.gz.")
    private List<Path> files;

    @Override
    public Integer call() {
        List<Recording> recordings = new ArrayList<>();
        for (Path file : files) {
            recordings.add(read(file));
        }
        try (Runs runs = Commands.open(Commands.settings())) {
            for (Recording recording : recordings) {
                System.out.println("run " + RecordedRun.store(recording, runs) + ": " + recording.title());
            }
        }
        return 0;
    }

    private static Recording read(Path file) {
        try {
            return Recordings.readFile(file);
        } catch (NoSuchFileException e) {
            throw new UserException("there is no file " + file, 2);
        } catch (IOException e) {
            throw new UserException(e.getMessage(), 2);
        }
    }
}
