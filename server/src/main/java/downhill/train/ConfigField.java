package downhill.train;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.optim.Hyperparameter.Scale;
import java.util.List;

/**
 * A field of a {@link Config} as its user sees it: enough to build a form control and to check a submitted value.
 *
 * @param name path in the JSON of a Config, for example {@code schedule.warmupEpochs}
 * @param symbol LaTeX, for example {@code \beta_1}; empty where mathematics has no name for it
 * @param label in words, for example {@code learning rate}
 * @param help one sentence
 * @param kind what a value is
 * @param defaultValue a Long, Double, String, Boolean or List of Integers or SchedulePoints, by kind: that of the preset {@link
 *     Presets#DEFAULT}, or of the catalogue for a hyperparameter
 * @param min smallest value, for numbers and lists of them
 * @param max largest value, likewise
 * @param scale how a slider should run from min to max
 * @param choices the values of a {@code CHOICE}; empty for other kinds
 * @param optimizer the optimizer that has this hyperparameter; empty for fields of every run
 */
public record ConfigField(
        String name,
        String symbol,
        String label,
        String help,
        Kind kind,
        Object defaultValue,
        double min,
        double max,
        Scale scale,
        List<String> choices,
        String optimizer) {
    /** What a value of a field is. */
    public enum Kind {
        /** A whole number. */
        INTEGER,
        /** A finite number. */
        NUMBER,
        /** One of a few names. */
        CHOICE,
        /** True or false. */
        FLAG,
        /** A list of whole numbers, each larger than the one before. */
        INTEGERS,
        /** A list of pairs [fraction, number], each fraction of the run, 0 to 1, larger than the one before. */
        POINTS
    }

    /** The longest list of points. */
    public static final int MOST_POINTS = 100;

    public ConfigField {
        choices = List.copyOf(choices);
    }

    /** Whether a submitted value may stand in this field. */
    public boolean allows(JsonNode value) {
        return switch (kind) {
            case INTEGER -> isWhole(value) && inRange(value);
            case NUMBER -> value.isNumber() && inRange(value);
            case CHOICE -> value.isTextual() && choices.contains(value.textValue());
            case FLAG -> value.isBoolean();
            case INTEGERS -> value.isArray() && ascends(value);
            case POINTS -> value.isArray() && value.size() <= MOST_POINTS && pointsAscend(value);
        };
    }

    /** What {@link #allows} in words, to follow "must be". */
    public String allowed() {
        String range = " from " + text(min) + " to " + text(max);
        return switch (kind) {
            case INTEGER -> "a whole number" + range;
            case NUMBER -> "a number" + range;
            case CHOICE -> "one of " + String.join(", ", choices);
            case FLAG -> "true or false";
            case INTEGERS -> "a list of ascending whole numbers" + range;
            case POINTS ->
                "a list of at most " + MOST_POINTS
                        + " pairs [fraction of the run, multiple], fractions ascending from 0" + " to 1, multiples"
                        + range;
        };
    }

    /** A bound without digits that say nothing: {@code 10}, {@code 0.999}, {@code 1e-6}. */
    static String text(double bound) {
        return bound == Math.rint(bound)
                ? Long.toString((long) bound)
                : Double.toString(bound).replace(".0E", "e").replace('E', 'e');
    }

    private boolean ascends(JsonNode list) {
        double previous = Double.NEGATIVE_INFINITY;
        for (JsonNode element : list) {
            if (!isWhole(element) || !inRange(element) || element.doubleValue() <= previous) {
                return false;
            }
            previous = element.doubleValue();
        }
        return true;
    }

    private boolean pointsAscend(JsonNode list) {
        double previous = -1;
        for (JsonNode point : list) {
            boolean pair = point.isArray()
                    && point.size() == 2
                    && point.get(0).isNumber()
                    && point.get(1).isNumber();
            if (!pair || !inRange(point.get(1))) {
                return false;
            }
            double fraction = point.get(0).doubleValue();
            if (fraction < 0 || fraction > 1 || fraction <= previous) {
                return false;
            }
            previous = fraction;
        }
        return true;
    }

    /** Whether a value is a whole number, however it is written. */
    public static boolean isWhole(JsonNode value) {
        return value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
    }

    private boolean inRange(JsonNode value) {
        double number = value.doubleValue(); // infinite where the text was 1e999: outside every range
        return number >= min && number <= max;
    }
}
