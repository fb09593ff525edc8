package downhill.course.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of several values; a flag is the choice between on and off. */
record ChoiceSetting(String kind, String key, String label, String initial, List<Option> options) implements Setting {
    /** @param title for people */
    record Option(String value, String title) {}

    static ChoiceSetting of(String key, String label, String... valuesAndTitles) {
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < valuesAndTitles.length; i += 2) {
            options.add(new Option(valuesAndTitles[i], valuesAndTitles[i + 1]));
        }
        return new ChoiceSetting("choice", key, label, valuesAndTitles[0], List.copyOf(options));
    }

    static ChoiceSetting flag(String key, String label, boolean initial) {
        List<Option> options = List.of(new Option("on", "on"), new Option("off", "off"));
        return new ChoiceSetting("flag", key, label, initial ? "on" : "off", options);
    }

    @Override
    public void check(String text) {
        if (options.stream().noneMatch(option -> option.value().equals(text.strip()))) {
            throw new IllegalArgumentException(key + " = \"" + text.strip() + "\" is none of "
                    + String.join(", ", options.stream().map(Option::value).toList()));
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of("kind", kind, "key", key, "label", label, "initial", initial, "options", options);
    }
}
