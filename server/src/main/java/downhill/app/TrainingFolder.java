package downhill.app;

import downhill.train.Config;
import downhill.train.ConfigJson;
import downhill.train.DurableFile;
import downhill.train.EventJson;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The folder of one run of {@code downhill train}: its configuration, its checkpoints, and what happened.
 *
 * <ul>
 *   <li>{@code config.json} says what is trained here; a folder holds one configuration only
 *   <li>{@code events.jsonl} holds every event, one JSON object a line, with the time {@code at} which it happened
 *   <li>{@code steps.csv}, {@code epochs.csv} and those of {@link DetailTables} are the same as tables, each step and
 *       epoch once: of those that a resumed run repeated, the newest
 *   <li>{@code result.json} is the last event of a finished run
 * </ul>
 *
 * <p>Single-threaded.
 */
final class TrainingFolder implements AutoCloseable {
    private final Path folder;
    private final BufferedWriter events;

    private TrainingFolder(Path folder) throws IOException {
        this.folder = folder;
        dropHalfALine(eventsFile(folder));
        this.events = Files.newBufferedWriter(eventsFile(folder), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * A new folder for a configuration, or the one where it was begun before.
     *
     * @throws UserException where the folder holds a run of another configuration
     */
    static TrainingFolder open(Path folder, Config config) throws IOException {
        Path file = folder.resolve("config.json");
        if (Files.exists(file)) {
            if (!ConfigJson.read(Files.readString(file)).equals(config)) {
                throw new UserException(
                        folder + " holds a run of another configuration (see config.json there); choose another --out",
                        2);
            }
        } else {
            Files.createDirectories(folder);
            replace(file, ConfigJson.tree(config).toPrettyString());
        }
        return new TrainingFolder(folder);
    }

    /** Writes a small file so that a process killed meanwhile leaves the old one or none. */
    private static void replace(Path file, String text) throws IOException {
        DurableFile.replace(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Cuts off the beginning of an event that a killed process may have left; all before it stays untouched. */
    private static void dropHalfALine(Path file) throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                byte[] text = Files.readAllBytes(file);
                int end = text.length;
                while (end > 0 && text[end - 1] != '\n') {
                    end--;
                }
                channel.truncate(end);
            }
        }
    }

    /** How the run started, where it has. */
    Optional<Started> started() throws IOException {
        return readEvents().stream()
                .filter(Started.class::isInstance)
                .map(Started.class::cast)
                .reduce((older, newer) -> newer);
    }

    /** How the run ended, where it has. */
    Optional<Finished> finished() throws IOException {
        Path result = folder.resolve("result.json");
        return Files.exists(result)
                ? Optional.of((Finished) EventJson.read(Files.readString(result)))
                : Optional.empty();
    }

    /** The last epoch that was trained to its end, where there is one. */
    Optional<EpochDone> lastEpoch() throws IOException {
        return readEvents().stream()
                .filter(EpochDone.class::isInstance)
                .map(EpochDone.class::cast)
                .reduce((older, newer) -> newer);
    }

    /**
     * Writes an event down; a Finished also as the result. Each one leaves the process at once: the checkpoint after it
     * must not know of steps that a killed process had yet to write.
     */
    void append(TrainingEvent event) {
        try {
            events.write(stamped(event));
            events.newLine();
            events.flush();
            if (event instanceof Finished) {
                replace(folder.resolve("result.json"), EventJson.write(event));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The event with the time at which it happened, as the store tells it. */
    private static String stamped(TrainingEvent event) {
        return EventJson.tree(event)
                .put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .toString();
    }

    /** Writes the tables of what has happened so far. */
    void writeTables() throws IOException {
        NavigableMap<Integer, StepDone> steps = new TreeMap<>();
        NavigableMap<Integer, EpochDone> epochs = new TreeMap<>(); // by the step that they ended with
        DetailTables details = new DetailTables();
        for (TrainingEvent event : readEvents()) {
            details.take(event);
            if (event instanceof StepDone step) {
                steps.put(step.step(), step);
            } else if (event instanceof EpochDone epoch) {
                epochs.put(epoch.step(), epoch); // killed between it and its checkpoint, a run writes it again
            } else if (event instanceof Started) {
                steps.clear(); // begun anew: it was killed before its first checkpoint
                epochs.clear();
            } else if (event instanceof Resumed resumed) {
                steps.tailMap(resumed.step(), false).clear();
                epochs.tailMap(resumed.step(), false).clear();
            }
        }
        CsvTable.write(folder.resolve("steps.csv"), StepDone.class, steps.values());
        CsvTable.write(folder.resolve("epochs.csv"), EpochDone.class, epochs.values());
        details.write(folder);
    }

    private List<TrainingEvent> readEvents() throws IOException {
        return Files.readAllLines(eventsFile(folder)).stream()
                .map(EventJson::read)
                .toList();
    }

    private static Path eventsFile(Path folder) {
        return folder.resolve("events.jsonl");
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
