package downhill.roster;

import downhill.train.InWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Something that every run has or lacks, to filter, sort and show by. Immutable.
 *
 * @param name in filters and addresses, for example {@code lr}
 * @param label for people, for example {@code learning rate}
 * @param kind what its values are
 * @param choices the values of a CHOICE; empty for other kinds
 * @param setting the path of the setting in a Config; empty where it is none
 * @param of reads the value: a String, a Boolean, a List of Strings, an Instant for a DAY, otherwise a Double; {@code
 *     null} where the run has none
 */
public record Fact(
        String name, String label, Kind kind, List<String> choices, String setting, Function<Entry, Object> of) {
    private static final double KILO = 1000;

    public Fact {
        choices = List.copyOf(choices);
    }

    /** Whether it is a setting, and not a result or a label. */
    public boolean isSetting() {
        return !setting.isEmpty();
    }

    /** The value as people read it; a dash where there is none. */
    public String text(Entry entry) {
        Object value = of.apply(entry);
        if (value == null) {
            return "–";
        }
        return switch (kind) {
            case TEXT, CHOICE -> value.toString();
            case WORDS -> String.join(" ", words(value));
            case FLAG -> value.equals(true) ? "yes" : "no";
            case NUMBER -> InWords.number((Double) value);
            case SHARE -> InWords.percent((Double) value);
            case BYTES -> bytes(((Double) value).longValue());
            case SECONDS -> InWords.duration(Duration.ofSeconds(((Double) value).longValue()));
            case DAY -> ((Instant) value).atOffset(ZoneOffset.UTC).toLocalDate().toString();
        };
    }

    @SuppressWarnings("unchecked")
    static List<String> words(Object value) {
        return (List<String>) value;
    }

    /** {@code 812 kB}, {@code 2.2 MB}, {@code 1.5 GB}: powers of 1000; a dash for none. */
    public static String bytes(long bytes) {
        if (bytes == 0) {
            return "–";
        }
        double size = bytes / KILO;
        String unit = "kB";
        for (String larger : List.of("MB", "GB", "TB")) {
            if (size < KILO) {
                break;
            }
            size /= KILO;
            unit = larger;
        }
        String number = size < 10 ? String.format(Locale.ROOT, "%.1f", size) : Long.toString(Math.round(size));
        return number + " " + unit;
    }
}
