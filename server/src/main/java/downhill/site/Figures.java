package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Numbers as people read them. */
final class Figures {
    private static final double LONGEST_PLAIN = 1e16;

    private Figures() {}

    /** {@code 10,000}, {@code 0.999}, {@code 1e-8}: no digit that says nothing. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < LONGEST_PLAIN
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }

    /** {@code 47.1%} of 0.4712; a dash where there is none. */
    static String percent(Double share) {
        return share == null ? "–" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    /** {@code 48 s}, {@code 5 min 3 s}, {@code 2 h 10 min}. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** A value of a configuration: {@code 128}, {@code 60, 120}, {@code yes}. */
    static String value(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty()
                    ? "none"
                    : StreamSupport.stream(value.spliterator(), false)
                            .map(Figures::value)
                            .collect(Collectors.joining(", "));
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        return value.isNumber() ? number(value.doubleValue()) : value.asText();
    }
}
