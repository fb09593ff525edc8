package downhill.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The presets, by name; each is a file in the class path folder {@code /presets}. */
public final class Presets {
    /** The name of the preset that a form opens with. */
    public static final String DEFAULT = "cnn_quick";

    private static final List<Preset> ALL = List.of(
            load(DEFAULT),
            load("cnn_baseline"),
            load("resnet20_sgd"),
            load("resnet20_drops60"),
            load("resnet20_drops100"),
            load("resnet20_adam"),
            load("resnet56_aggressive"),
            load("resnet110_sgd"));

    private Presets() {}

    /** All presets, shortest run first. */
    public static List<Preset> all() {
        return ALL;
    }

    /** Their names, in the same order. */
    public static List<String> names() {
        return ALL.stream().map(Preset::name).toList();
    }

    /**
     * The preset of a name.
     *
     * @throws IllegalArgumentException naming what exists
     */
    public static Preset get(String name) {
        return ALL.stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no preset is called " + name + "; there are " + String.join(", ", names())));
    }

    private static Preset load(String name) {
        try (InputStream in = Presets.class.getResourceAsStream("/presets/" + name + ".yml")) {
            JsonNode file = new YAMLMapper().readTree(in);
            return new Preset(
                    name,
                    file.required("title").textValue(),
                    file.required("description").textValue(),
                    file.required("gives").textValue(),
                    ConfigJson.read(file.required("config")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
