package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.train.Config;
import downhill.train.ConfigField;
import downhill.train.ConfigFields;
import downhill.train.ConfigJson;
import downhill.train.Preset;
import downhill.train.Presets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a run was configured with, beside the preset that it resembles most.
 *
 * <p>A Config does not know which preset it was made from, and a user may have changed every field of it; so the
 * nearest one is named: of the presets for the same network, or of all where it has none, the one with the fewest fields
 * of another value.
 *
 * @param preset the nearest one
 * @param all every field that matters to this run, in the order of the form
 */
record Settings(Preset preset, List<Setting> all) {
    /**
     * One field of a run.
     *
     * @param value as people read it
     * @param presetValue likewise; empty where the preset has no such field
     */
    record Setting(ConfigField field, String value, String presetValue) {
        public boolean isChanged() {
            return !value.equals(presetValue);
        }
    }

    static Settings of(Config config) {
        return Presets.all().stream()
                .map(preset -> new Settings(preset, compare(config, preset.config())))
                .min(Comparator.comparing((Settings settings) -> settings.isOfAnother(config.model()))
                        .thenComparing(settings -> settings.changed().size()))
                .orElseThrow();
    }

    private boolean isOfAnother(String model) {
        return !preset.config().model().equals(model);
    }

    /** Those that differ from the preset. */
    public List<Setting> changed() {
        return all.stream().filter(Setting::isChanged).toList();
    }

    /** The address of the lab with its form filled in so. */
    String labAddress(Config config) {
        JsonNode tree = ConfigJson.tree(config);
        StringBuilder address = new StringBuilder("/lab?preset=" + preset.name());
        for (Setting setting : changed()) {
            String text = linkText(tree.at("/" + setting.field().name().replace('.', '/')));
            address.append('&').append(setting.field().name()).append('=').append(text);
        }
        return address.toString();
    }

    /** As the form's script reads it: lists with commas, points as {@code 0.5:1}. */
    private static String linkText(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        return StreamSupport.stream(value.spliterator(), false)
                .map(part -> part.isArray()
                        ? part.get(0).asText() + ":" + part.get(1).asText()
                        : part.asText())
                .collect(Collectors.joining(","));
    }

    private static List<Setting> compare(Config config, Config preset) {
        JsonNode ours = ConfigJson.tree(config);
        JsonNode theirs = ConfigJson.tree(preset);
        return ConfigFields.all().stream()
                .filter(field ->
                        field.optimizer().isEmpty() || field.optimizer().equals(config.optimizer()))
                .map(field -> new Setting(field, text(ours, field), text(theirs, field)))
                .filter(setting -> !setting.value().isEmpty())
                .toList();
    }

    private static String text(JsonNode config, ConfigField field) {
        JsonNode value = config.at("/" + field.name().replace('.', '/'));
        return value.isMissingNode() ? "" : Figures.value(value);
    }
}
