package downhill.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Settings and results of runs as people read them. */
public final class InWords {
    private static final double LONGEST_PLAIN = 1e16;

    private InWords() {}

    /** {@code 10,000}, {@code 0.999}, {@code 1e-8}: no digit that says nothing. */
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < LONGEST_PLAIN
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }

    /** {@code 47.1%} of 0.4712, as scripts of pages round it. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", Math.round(1000 * share) / 10.0);
    }

    /** {@code 48 s}, {@code 5 min 3 s}, {@code 2 h 10 min}. */
    public static String duration(Duration duration) {
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        return duration.toHours() < 1
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    /** A value of the JSON of a Config: {@code 128}, {@code 60, 120}, {@code yes}. */
    public static String value(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty()
                    ? "none"
                    : StreamSupport.stream(value.spliterator(), false)
                            .map(InWords::value)
                            .collect(Collectors.joining(", "));
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        return value.isNumber() ? number(value.doubleValue()) : value.asText();
    }
}
