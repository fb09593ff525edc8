package downhill.export;

import downhill.data.DataHome;
import downhill.data.Datasets;
import downhill.train.Config;
import downhill.train.ConfigJson;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The folder of a run of {@code downhill train}, which may still be going on: it is read only, and half a line at the
 * end of its events is left alone.
 */
public final class TrainedFolder implements RunRecord {
    private final Path folder;
    private final DataHome data;
    private final Config config;
    private final long lines; // complete ones, when this was made

    /**
     * @param data where the images are
     * @throws IOException where the folder holds no run, saying what is missing or wrong
     */
    public TrainedFolder(Path folder, DataHome data) throws IOException {
        this.folder = folder;
        this.data = data;
        Path file = folder.resolve("config.json");
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException(folder + " is no folder of a training: it holds no config.json");
        }
        try {
            config = ConfigJson.read(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        lines = completeLines(events());
    }

    private static long completeLines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        long all;
        try (var lines = Files.lines(file)) {
            all = lines.count();
        }
        return endsInTheMiddle(file) ? all - 1 : all;
    }

    private static boolean endsInTheMiddle(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() == 0) {
                return false;
            }
            in.seek(in.length() - 1);
            return in.read() != '\n';
        }
    }

    private Path events() {
        return folder.resolve("events.jsonl");
    }

    /** The folder's own name, with dashes for what a file name should not hold. */
    @Override
    public String name() {
        Path own = folder.toAbsolutePath().normalize().getFileName(); // null for the root of a file system
        String safe =
                Objects.toString(own, "").replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        return safe.isEmpty() ? "run" : safe;
    }

    @Override
    public String title() {
        return "The run in " + folder;
    }

    @Override
    public Config config() {
        return config;
    }

    @Override
    public Path checkpoints() {
        return folder;
    }

    @Override
    public Optional<String> dataNote() {
        return Datasets.note(config.dataset(), data);
    }

    @Override
    public void read(Reader reader) throws IOException {
        if (lines == 0) {
            return;
        }
        try (BufferedReader in = Files.newBufferedReader(events())) {
            for (long line = 1; line <= lines; line++) {
                reader.take(parse(in.readLine(), line));
            }
        }
    }

    private RecordedEvent parse(String text, long line) throws IOException {
        if (text == null) {
            throw new IOException(events() + " has become shorter");
        }
        try {
            return RecordedEvent.of(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(events() + ", line " + line + ": " + e.getMessage(), e);
        }
    }
}
