package downhill.roster;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.run.Run;
import downhill.run.RunStatus;
import downhill.train.ConfigField;
import downhill.train.ConfigFields;
import downhill.train.InWords;
import downhill.train.TrainingEvent.EpochDone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of everything that runs can be filtered and sorted by. */
public final class Facts {
    private static final List<Fact> RESULTS = results();
    private static final List<Fact> SETTINGS = settings();
    private static final Map<String, Fact> BY_NAME = byName();

    private Facts() {}

    /** What a run came to, and what people wrote beside it. */
    private static List<Fact> results() {
        List<String> statuses = Arrays.stream(RunStatus.values())
                .map(status -> status.name().toLowerCase(Locale.ROOT))
                .toList();
        return List.of(
                number("id", "number", entry -> (double) entry.run().id()),
                fact(
                        "name",
                        "name",
                        Kind.TEXT,
                        entry -> given(entry.run().labels().name())),
                fact(
                        "notes",
                        "notes",
                        Kind.TEXT,
                        entry -> given(entry.run().labels().notes())),
                fact("tag", "tags", Kind.WORDS, entry -> {
                    List<String> tags = entry.run().labels().tags();
                    return tags.isEmpty() ? null : tags;
                }),
                choice("status", "status", statuses, entry -> entry.run()
                        .status()
                        .name()
                        .toLowerCase(Locale.ROOT)),
                choice(
                        "purpose",
                        "purpose",
                        List.of("train", "check"),
                        entry -> entry.run().checks() == null ? "train" : "check"),
                fact(
                        "suite",
                        "suite",
                        Kind.TEXT,
                        entry -> entry.run().place() == null
                                ? null
                                : entry.run().place().suite()),
                number(
                        "group",
                        "group of a suite",
                        entry -> entry.run().place() == null
                                ? null
                                : (Double) (double) entry.run().place().group()),
                fact("imported", "imported", Kind.FLAG, entry -> entry.run().recording() != null),
                fact("best", "best test accuracy", Kind.SHARE, entry -> entry.run()
                        .bestTestAccuracy()),
                fact("accuracy", "last test accuracy", Kind.SHARE, entry -> entry.run()
                        .testAccuracy()),
                fact("trainAccuracy", "training accuracy", Kind.SHARE, last(epoch -> epoch.trainAccuracy())),
                number("loss", "training loss", last(epoch -> epoch.trainLoss())),
                number("testLoss", "test loss", last(epoch -> epoch.testLoss())),
                number("epoch", "epochs begun", entry -> (double) entry.run().epoch()),
                number("step", "steps", entry -> (double) entry.run().step()),
                fact("time", "time", Kind.SECONDS, entry -> entry.run().worked().toMillis() / 1e3),
                fact("disk", "disk", Kind.BYTES, entry -> (double) entry.bytes()),
                fact("submitted", "submitted", Kind.DAY, entry -> entry.run().createdAt()));
    }

    private static Object given(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Function<Entry, Object> last(Function<EpochDone, Double> figure) {
        return entry -> {
            Run run = entry.run();
            return run.lastEpoch() == null ? null : figure.apply(run.lastEpoch());
        };
    }

    /** One for each path of a Config; optimizers share theirs where they have one of the same name. */
    private static List<Fact> settings() {
        Map<String, ConfigField> byPath = new LinkedHashMap<>();
        ConfigFields.all().forEach(field -> byPath.putIfAbsent(field.name(), field));
        Map<String, Long> uses =
                byPath.keySet().stream().collect(Collectors.groupingBy(Facts::lastPart, Collectors.counting()));
        List<Fact> facts = new ArrayList<>();
        for (ConfigField field : byPath.values()) {
            String shortName = lastPart(field.name());
            boolean taken = uses.get(shortName) > 1
                    || RESULTS.stream().anyMatch(result -> result.name().equalsIgnoreCase(shortName));
            facts.add(setting(taken ? field.name() : shortName, field));
        }
        return List.copyOf(facts);
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static Fact setting(String name, ConfigField field) {
        String pointer = "/" + field.name().replace('.', '/');
        return new Fact(
                name,
                field.label(),
                switch (field.kind()) {
                    case INTEGER, NUMBER -> Kind.NUMBER;
                    case CHOICE -> Kind.CHOICE;
                    case FLAG -> Kind.FLAG;
                    case INTEGERS, POINTS -> Kind.TEXT;
                },
                field.choices(),
                field.name(),
                entry -> value(entry.settings().at(pointer)));
    }

    private static Object value(JsonNode value) {
        if (value.isMissingNode()) {
            return null;
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return value.isBoolean() ? (Object) value.booleanValue() : InWords.value(value);
    }

    private static Fact number(String name, String label, Function<Entry, Object> of) {
        return fact(name, label, Kind.NUMBER, of);
    }

    private static Fact choice(String name, String label, List<String> choices, Function<Entry, Object> of) {
        return new Fact(name, label, Kind.CHOICE, choices, "", of);
    }

    private static Fact fact(String name, String label, Kind kind, Function<Entry, Object> of) {
        return new Fact(name, label, kind, List.of(), "", of);
    }

    private static Map<String, Fact> byName() {
        Map<String, Fact> names = new LinkedHashMap<>();
        for (List<Fact> facts : List.of(RESULTS, SETTINGS)) {
            for (Fact fact : facts) {
                names.put(fact.name().toLowerCase(Locale.ROOT), fact);
                if (fact.isSetting()) {
                    names.putIfAbsent(fact.setting().toLowerCase(Locale.ROOT), fact); // its whole path
                }
            }
        }
        return names;
    }

    /** All settings, in the order of the form. */
    public static List<Fact> allSettings() {
        return SETTINGS;
    }

    /** All facts. */
    public static List<Fact> all() {
        List<Fact> all = new ArrayList<>(RESULTS);
        all.addAll(SETTINGS);
        return all;
    }

    /** The fact of a name, in either case; a setting may be called by its whole path, too. */
    public static Optional<Fact> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }
}
