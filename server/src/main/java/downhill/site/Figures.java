package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.train.InWords;
import java.time.Duration;

/** Numbers as people read them. */
final class Figures {
    private Figures() {}

    /** {@code 10,000}, {@code 0.999}, {@code 1e-8}: no digit that says nothing. */
    static String number(double value) {
        return InWords.number(value);
    }

    /** {@code 47.1%} of 0.4712; a dash where there is none. */
    static String percent(Double share) {
        return share == null ? "–" : InWords.percent(share);
    }

    /** {@code 48 s}, {@code 5 min 3 s}, {@code 2 h 10 min}. */
    static String duration(Duration duration) {
        return InWords.duration(duration);
    }

    /** A value of a configuration: {@code 128}, {@code 60, 120}, {@code yes}. */
    static String value(JsonNode value) {
        return InWords.value(value);
    }
}
