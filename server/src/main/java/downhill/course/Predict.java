package downhill.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.CustomBlock;

/**
 * A prediction that the reader commits to before a figure shows what happens.
 *
 * <p>A slider's answer is a number of a claim; a pin's (where the first optimizer stands after some steps) and a curve's (its
 * loss against the step) are computed in the browser from the settings of their figure, a race.
 */
final class Predict extends CustomBlock {
    static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ALWAYS = Set.of("id", "kind", "figure", "ask", "then");

    private final Map<String, String> values;
    private final Fence fence;

    private Predict(Fence fence, Map<String, String> values) {
        this.fence = fence;
        this.values = values;
    }

    /**
     * Reads a prediction; its figure is checked by {@link #requireFigure}.
     *
     * @throws CourseException where a key is missing or unknown, or a value is not allowed
     */
    static Predict read(Fence fence) {
        Map<String, String> values =
                switch (fence.peek("kind")) {
                    case "slider" ->
                        fence.settings(with("from", "to", "answer", "claim"), Set.of("step", "scale", "unit"));
                    case "pin" -> fence.settings(with("after"), Set.of());
                    case "curve" -> fence.settings(with(), Set.of());
                    default -> throw fence.error("kind", "is none of slider, pin, curve");
                };
        if (!ID.matcher(values.get("id")).matches()) {
            throw fence.error("id", "is not lower-case letters, digits and hyphens");
        }
        Predict predict = new Predict(fence, values);
        if (predict.is("slider")) {
            predict.checkRange();
        } else if (predict.is("pin")) {
            double after = predict.number("after");
            if (after < 1 || after != Math.rint(after)) {
                throw fence.error("after", "is no whole number of steps from 1");
            }
        }
        return predict;
    }

    private static Set<String> with(String... more) {
        Set<String> keys = new HashSet<>(ALWAYS);
        keys.addAll(Set.of(more));
        return keys;
    }

    private void checkRange() {
        double from = number("from");
        double to = number("to");
        if (!(from < to)) {
            throw fence.error("to", "is not greater than from");
        }
        if (values.containsKey("scale") && !values.get("scale").equals("log")) {
            throw fence.error("scale", "is not log, the only one besides the even one");
        }
        if (values.containsKey("scale") && from <= 0) {
            throw fence.error("from", "is not positive, as a logarithmic scale needs");
        }
        if (values.containsKey("step") && !(number("step") > 0)) {
            throw fence.error("step", "is not positive");
        }
        double answer = number("answer");
        if (answer < from || answer > to) {
            throw fence.error("answer", "is outside the slider");
        }
    }

    private double number(String key) {
        try {
            double value = Double.parseDouble(values.get(key).replace(",", "").replace('−', '-'));
            if (!Double.isNaN(value - value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, as any other text that is no number.
        }
        throw fence.error(key, "is \"" + values.get(key) + "\", not a number");
    }

    private boolean is(String kind) {
        return values.get("kind").equals(kind);
    }

    /**
     * Checks the figure that it covers.
     *
     * @param figures of the page by id
     * @throws CourseException where there is none of its name, it is no race but has to be, or its race is too short
     */
    void requireFigure(Map<String, FigureBlock> figures) {
        FigureBlock figure = figures.get(figure());
        if (figure == null) {
            throw fence.error("figure", "names no figure of this page: " + figure());
        }
        if (is("slider")) {
            return;
        }
        if (!figure.entry().name().equals("race")) {
            throw fence.error("figure", "is no race, as a " + values.get("kind") + " needs");
        }
        if (is("pin") && number("after") > Double.parseDouble(figure.value("steps"))) {
            throw fence.error("after", "is more than the " + figure.value("steps") + " steps of its figure");
        }
    }

    /** Names the element: {@code predict-} and what the author calls it. */
    String id() {
        return "predict-" + values.get("id");
    }

    /** The id of the figure that it covers. */
    String figure() {
        return values.get("figure");
    }

    /** Markdown of one paragraph. */
    String ask() {
        return values.get("ask");
    }

    /** What happens and why, Markdown of one paragraph; a slider's answer is marked as its claim. */
    String answerMarkdown() {
        if (!is("slider")) {
            return values.get("then");
        }
        String unit = values.getOrDefault("unit", "");
        String answer = values.get("answer") + (unit.isEmpty() ? "" : " " + unit);
        return "[" + answer + "](claim:" + values.get("claim") + "). " + values.get("then");
    }

    /** What the script needs to ask it and to score the answer, as JSON. */
    String data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", values.get("kind"));
        for (String key : new String[] {"from", "to", "step", "answer", "after"}) {
            if (values.containsKey(key)) {
                data.put(key, number(key));
            }
        }
        data.put("scale", values.getOrDefault("scale", "linear").toLowerCase(Locale.ROOT));
        data.put("unit", values.getOrDefault("unit", ""));
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
