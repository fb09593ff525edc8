package downhill.course.figure;

import downhill.optim.Hyperparameter.Scale;
import java.util.Map;

/** A number within a range. */
record NumberSetting(
        String key, String symbol, String label, double start, double min, double max, Scale scale, boolean whole)
        implements Setting {
    NumberSetting {
        if (!(min <= start && start <= max)) {
            throw new IllegalArgumentException(key + " begins at " + start + ", outside " + min + " to " + max);
        }
    }

    @Override
    public String initial() {
        return Numbers.text(start);
    }

    @Override
    public void check(String text) {
        double value = Numbers.parse(key, text);
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    key + " = " + text + " is outside " + Numbers.text(min) + " to " + Numbers.text(max));
        }
        if (whole && value != Math.rint(value)) {
            throw new IllegalArgumentException(key + " = " + text + " is not a whole number");
        }
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.of(
                "kind",
                whole ? "whole" : "number",
                "key",
                key,
                "symbol",
                symbol,
                "label",
                label,
                "initial",
                initial(),
                "min",
                min,
                "max",
                max,
                "scale",
                scaleName());
    }

    /** As the catalogue of the compiled module spells it. */
    private String scaleName() {
        return switch (scale) {
            case LINEAR -> "linear";
            case LOG -> "log";
            case LOG_TO_ONE -> "logToOne";
        };
    }
}
