package downhill.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Suites that were carried out, with their results, in the order of their names. Immutable. */
public final class Experiments {
    /** None at all. */
    public static final Experiments NONE = new Experiments(Map.of());

    private final Map<String, Experiment> byName;

    private Experiments(Map<String, Experiment> byName) {
        this.byName = byName;
    }

    /**
     * Reads every {@code NAME.results.json} of a folder, where NAME is the suite's; none where there is no such folder.
     *
     * @throws IOException naming the file that holds no results, or those of a suite that has changed since
     */
    public static Experiments read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(ResultsFile.SUFFIX))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
        Map<String, Experiment> byName = new LinkedHashMap<>();
        for (Path file : files) {
            Experiment experiment = experiment(file);
            byName.put(experiment.suite().name(), experiment);
        }
        return new Experiments(byName);
    }

    private static Experiment experiment(Path file) throws IOException {
        try {
            Experiment experiment = Experiment.of(ResultsFile.read(Files.readString(file)));
            String expected = experiment.suite().name() + ResultsFile.SUFFIX;
            if (!file.getFileName().toString().equals(expected)) {
                throw new IllegalArgumentException("a file with these results must be called " + expected);
            }
            return experiment;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** The names of their suites. */
    public Collection<String> names() {
        return byName.keySet();
    }

    public Collection<Experiment> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** The results of a suite, where it was carried out. */
    public Optional<Experiment> get(String suite) {
        return Optional.ofNullable(byName.get(suite));
    }
}
