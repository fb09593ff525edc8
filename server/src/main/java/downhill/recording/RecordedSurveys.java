package downhill.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Surveys of recorded runs by name, {@code RECORDING.slice} or {@code RECORDING.trajectory}, further ones of a run with an
 * addition, {@code RECORDING.slice-batch}. Immutable.
 */
public final class RecordedSurveys {
    /** None at all. */
    public static final RecordedSurveys NONE = new RecordedSurveys(Map.of());

    private static final Pattern FILE = Pattern.compile(".+\\.(slice|trajectory)(-[a-z0-9]+)?\\.json");
    private static final String ENDING = ".json";

    private final Map<String, RecordedSurvey> byName;

    private RecordedSurveys(Map<String, RecordedSurvey> byName) {
        this.byName = byName;
    }

    /**
     * Reads every {@code RECORDING.slice.json} and {@code RECORDING.trajectory.json} of a folder, and those with an addition;
     * none where there is no such folder.
     *
     * @param recordings of the same folder
     * @throws IOException naming the file that is no survey, or not one of a recording
     */
    public static RecordedSurveys read(Path folder, Recordings recordings) throws IOException {
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
        Map<String, RecordedSurvey> byName = new LinkedHashMap<>();
        for (Path file : files) {
            String whole = file.getFileName().toString();
            String name = whole.substring(0, whole.length() - ENDING.length());
            if (recordings.get(run(name)).isEmpty()) {
                throw new IOException(file + ": there is no recording \"" + run(name) + "\" beside it");
            }
            byName.put(name, read(file));
        }
        return new RecordedSurveys(byName);
    }

    private static RecordedSurvey read(Path file) throws IOException {
        try {
            return RecordedSurvey.read(Files.readString(file));
        } catch (RecordingException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** The name of the recording that a survey is of. */
    public static String run(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Their names. */
    public Collection<String> names() {
        return byName.keySet();
    }

    public Optional<RecordedSurvey> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
