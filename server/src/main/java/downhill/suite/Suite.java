package downhill.suite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.train.Config;
import downhill.train.ConfigReader;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An experiment of several runs that differ in one thing. Immutable as long as nobody touches its nodes.
 *
 * @param name on the command line, for example {@code optimizer-comparison}
 * @param title for people
 * @param description one or two sentences
 * @param base what every run starts from, as a submission: a preset and fields that override it
 * @param scale that the suite was made for
 */
public record Suite(String name, String title, String description, ObjectNode base, Scale scale, List<Entry> entries) {
    /**
     * One line of the result.
     *
     * @param name in the names of folders
     * @param title for people
     * @param set fields that override the suite's
     * @param source the test accuracy in percent that the notes behind the course give
     * @param published the one of a publication
     */
    public record Entry(String name, String title, ObjectNode set, OptionalDouble source, OptionalDouble published) {}

    /** One run of an entry. */
    public record Planned(Entry entry, long seed, Config config) {
        /** Tells it from the others of its suite, for example {@code adam-seed1}. */
        public String name() {
            return Suite.name(entry.name(), seed);
        }
    }

    static String name(String entry, long seed) {
        return entry + "-seed" + seed;
    }

    public Suite {
        entries = List.copyOf(entries);
    }

    /** The same experiment with fields that override those of every run. */
    public Suite with(ObjectNode fields) {
        List<Entry> changed = entries.stream()
                .map(entry -> {
                    ObjectNode set = entry.set().deepCopy();
                    merge(set, fields);
                    return new Entry(entry.name(), entry.title(), set, entry.source(), entry.published());
                })
                .toList();
        return new Suite(name, title, description, base, scale, changed);
    }

    /**
     * All runs, seed by seed, so that a suite that is broken off has compared what it has done.
     *
     * @throws downhill.train.InvalidConfigException where one of them cannot be trained
     */
    public List<Planned> runs(Scale at) {
        return at.seeds().stream()
                .flatMap(seed -> entries.stream().map(entry -> new Planned(entry, seed, config(entry, seed, at))))
                .toList();
    }

    private Config config(Entry entry, long seed, Scale at) {
        ObjectNode submission = base.deepCopy();
        merge(submission, entry.set());
        return ConfigReader.read(submission).scaled(at.images(), at.epochs(), seed);
    }

    /** Lays fields over others, group by group. */
    private static void merge(ObjectNode under, ObjectNode over) {
        over.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode group
                    && under.get(field.getKey()) instanceof ObjectNode existing) {
                merge(existing, group);
            } else {
                under.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }
}
