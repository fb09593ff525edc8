package downhill.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The suites, by name; each is a file in the class path folder {@code /suites}. */
public final class Suites {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final List<Suite> ALL = List.of(
            load("optimizer-comparison"),
            load("learning-rates"),
            load("cnn"),
            load("resnet20"),
            load("depth"),
            load("normalization"),
            load("weight-decay"),
            load("padding"));

    private Suites() {}

    /** All suites. */
    public static List<Suite> all() {
        return ALL;
    }

    /** Their names. */
    public static List<String> names() {
        return ALL.stream().map(Suite::name).toList();
    }

    /**
     * The suite of a name.
     *
     * @throws IllegalArgumentException naming what exists
     */
    public static Suite get(String name) {
        return ALL.stream()
                .filter(suite -> suite.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no suite is called " + name + "; there are " + String.join(", ", names())));
    }

    private static Suite load(String name) {
        try (InputStream in = Suites.class.getResourceAsStream("/suites/" + name + ".yml")) {
            JsonNode file = YAML.readTree(in);
            ObjectNode base = fields(file.path("set"));
            base.set("preset", file.required("preset"));
            List<Suite.Entry> entries = new ArrayList<>();
            file.required("runs").forEach(run -> entries.add(entry(run)));
            return new Suite(
                    name,
                    file.required("title").textValue(),
                    file.required("description").textValue(),
                    base,
                    scale(file.required("scale")),
                    entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Suite.Entry entry(JsonNode run) {
        return new Suite.Entry(
                run.required("name").textValue(),
                run.required("title").textValue(),
                fields(run.path("set")),
                percent(run.path("source")),
                percent(run.path("published")));
    }

    private static ObjectNode fields(JsonNode set) {
        return set instanceof ObjectNode object ? object.deepCopy() : YAML.createObjectNode();
    }

    private static OptionalDouble percent(JsonNode value) {
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    private static Scale scale(JsonNode scale) {
        List<Long> seeds = new ArrayList<>();
        scale.required("seeds").forEach(seed -> seeds.add(seed.longValue()));
        return new Scale(
                scale.required("images").intValue(), scale.required("epochs").intValue(), seeds);
    }
}
