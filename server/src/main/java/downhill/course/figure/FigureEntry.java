package downhill.course.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind of figure: its name, what it is for, and everything that can be set in it. Immutable.
 *
 * @param name in Markdown, addresses and the name of its script, {@code /static/js/figures/NAME.js}
 * @param title for people
 * @param sentence what a reader can do with it, for lists and for readers to whom it cannot be shown
 * @param settings in the order in which they are read: a landscape before the optimizers whose rates suit it
 */
public record FigureEntry(String name, String title, String sentence, List<Setting> settings) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public FigureEntry {
        settings.forEach(setting -> setting.check(setting.initial()));
    }

    FigureEntry(String name, String title, String sentence, Setting... settings) {
        this(name, title, sentence, List.of(settings));
    }

    /** What stands in the figure's place until a script has built it. */
    public String withoutScript() {
        return "An interactive figure stands here, which needs JavaScript. " + title + ": " + sentence;
    }

    /** The keys that may be set, in order. */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        settings.forEach(setting -> keys.add(setting.key()));
        return keys;
    }

    /**
     * Checks values by key, each alone and together: a {@code start} lies in the view of the figure's landscape, and a
     * {@code step} within its {@code steps}. Those that are missing keep their initial value.
     *
     * @throws IllegalArgumentException at the first that is not allowed
     */
    public void check(Map<String, String> values) {
        values.forEach((key, text) -> setting(key).check(text));
        Map<String, String> all = new LinkedHashMap<>();
        settings.forEach(setting -> all.put(setting.key(), values.getOrDefault(setting.key(), setting.initial())));
        if (all.containsKey("landscape") && !all.getOrDefault("start", "").isBlank()) {
            checkStart(
                    CatalogueSetting.view(all.get("landscape")),
                    all.get("start").split(","));
        }
        if (all.containsKey("step") && all.containsKey("steps")) {
            double step = Numbers.parse("step", all.get("step"));
            if (step > Numbers.parse("steps", all.get("steps"))) {
                throw new IllegalArgumentException(
                        "step = " + all.get("step") + " is outside 0 to " + all.get("steps"));
            }
        }
    }

    private static void checkStart(double[] view, String[] start) {
        for (int i = 0; i < 2; i++) {
            double value = Numbers.parse("start", start[i]);
            double min = view[2 * i];
            double max = view[2 * i + 1];
            if (value < min || value > max) {
                throw new IllegalArgumentException("the start's " + "xy".charAt(i) + " = " + start[i].strip()
                        + " is outside " + Numbers.text(min) + " to " + Numbers.text(max));
            }
        }
    }

    private Setting setting(String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a figure " + name + " has no setting \"" + key + "\"; it has " + String.join(", ", keys())));
    }

    /** Values as an address holds them, {@code key:value;key:value}, with {@code ; % & # "} and spaces encoded. */
    public static String format(Map<String, String> values) {
        List<String> parts = new ArrayList<>();
        values.forEach((key, text) -> parts.add(key + ":" + encode(text)));
        return String.join(";", parts);
    }

    private static String encode(String text) {
        return text.replace("%", "%25")
                .replace(";", "%3B")
                .replace("&", "%26")
                .replace("#", "%23")
                .replace("\"", "%22")
                .replace(" ", "%20");
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @throws IllegalArgumentException where a part is no pair
     */
    public static Map<String, String> parse(String address) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : address.split(";")) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("\"" + part + "\" is not key:value");
            }
            String value = part.substring(colon + 1).replace("+", "%2B");
            values.put(part.substring(0, colon), URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return values;
    }

    /** The table of settings for the browser, as a JSON array. */
    public String schema() {
        try {
            return JSON.writeValueAsString(
                    settings.stream().map(Setting::schema).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
