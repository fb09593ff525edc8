package downhill.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recordings by name, in the order of their names. Immutable. */
public final class Recordings {
    /** None at all. */
    public static final Recordings NONE = new Recordings(Map.of());

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");

    private final Map<String, Recording> byName;

    private Recordings(Map<String, Recording> byName) {
        this.byName = byName;
    }

    /**
     * Reads every {@code .run.json.gz} of a folder; none where there is no such folder.
     *
     * @throws IOException naming the file that is no recording, or has a name that no address can hold, and why
     */
    public static Recordings read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(RecordingFile.SUFFIX))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
        Map<String, Recording> byName = new LinkedHashMap<>();
        for (Path file : files) {
            byName.put(name(file), readFile(file));
        }
        return new Recordings(byName);
    }

    private static String name(Path file) throws IOException {
        String whole = file.getFileName().toString();
        String name = whole.substring(0, whole.length() - RecordingFile.SUFFIX.length());
        if (!NAME.matcher(name).matches()) {
            throw new IOException(file + ": the name of a recording is lower-case letters, digits, dots and hyphens");
        }
        return name;
    }

    /** @throws IOException naming the file and what is wrong with it */
    public static Recording readFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return RecordingFile.read(in);
        } catch (RecordingException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Their names. */
    public Collection<String> names() {
        return byName.keySet();
    }

    public Optional<Recording> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them by name. */
    public Map<String, Recording> all() {
        return Collections.unmodifiableMap(byName);
    }
}
