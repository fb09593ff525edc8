package downhill.course;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers in a text, as they are written: {@code 0.35}, {@code 1151} for {@code 1,151} and for {@code 1{,}151}. */
final class Numerals {
    private static final Pattern NUMERAL = Pattern.compile("\\d+(?:(?:,|\\{,})\\d{3}(?!\\d))*(?:\\.\\d+)?");

    // TeX's short form of a fraction of two digits is two numbers.
    private static final Pattern SHORT_FRACTION = Pattern.compile("frac(\\d)(\\d)");

    private Numerals() {}

    /** In the order of their first appearance; signs and units are left out. */
    static Set<String> of(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = NUMERAL.matcher(SHORT_FRACTION.matcher(text).replaceAll("frac$1 $2"));
        while (matcher.find()) {
            found.add(matcher.group().replaceAll("[{},]", ""));
        }
        return found;
    }
}
