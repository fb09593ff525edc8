package downhill.course.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Numbers as readers see them, written as {@code format.js} writes them in the browser. */
final class Words {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final double LARGE = 1e5; // from here on, and below SMALL, in powers of ten
    private static final double SMALL = 1e-3;

    private Words() {}

    /** Three significant digits. */
    static String readable(double value) {
        return readable(value, 3);
    }

    /** A number with a few significant digits, in powers of ten where it is very large or small. */
    static String readable(double value, int digits) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size >= LARGE || size < SMALL)) {
            BigDecimal rounded = round(value, digits - 1);
            int exponent = exponent(rounded);
            return minus(rounded.movePointLeft(exponent).setScale(digits - 2).toPlainString()) + " × 10"
                    + superscript(exponent);
        }
        if (value == 0) {
            return "0." + "0".repeat(digits - 1);
        }
        BigDecimal rounded = round(value, digits);
        return minus(rounded.setScale(Math.max(0, digits - 1 - exponent(rounded)), RoundingMode.UNNECESSARY)
                .toPlainString());
    }

    private static BigDecimal round(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    /** The shortest text that means the same number to six significant digits. */
    static String shortest(double value) {
        if (value == 0 || Double.isNaN(value - value)) {
            return value == 0 ? "0" : readable(value);
        }
        BigDecimal rounded = round(value, 6).stripTrailingZeros();
        int exponent = exponent(rounded);
        return exponent < -6 || exponent > 20
                ? minus(rounded.movePointLeft(exponent).toPlainString()) + " × 10" + superscript(exponent)
                : minus(rounded.toPlainString());
    }

    /** A learning rate to two digits. */
    static String rate(double value) {
        return shortest(value, 2);
    }

    /** The shortest text of a number rounded to so many significant digits. */
    static String shortest(double value, int digits) {
        return shortest(round(value, digits).doubleValue());
    }

    /** A title within a sentence. */
    static String lowered(String title) {
        return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    static String powerOfTen(double exponent) {
        int power = (int) Math.round(exponent);
        return power == 0 ? "1" : power == 1 ? "10" : "10" + superscript(power);
    }

    private static String superscript(int exponent) {
        StringBuilder out = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(digit -> out.append(SUPERSCRIPTS.charAt(digit - '0')));
        return out.toString();
    }

    /** A coordinate with two decimals. */
    static String coordinate(double value) {
        return Math.abs(value) < 1e4 ? fixed(value, 2) : readable(value);
    }

    /** A finite number with so many decimals. */
    static String fixed(double value, int decimals) {
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
        return minus(rounded.toPlainString());
    }

    static String point(double x, double y) {
        return "(" + coordinate(x) + ", " + coordinate(y) + ")";
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }

    /** "a", "a and b", "a, b and c". */
    static String joined(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** "1 step", "2 steps". */
    static String steps(int count) {
        return count + (count == 1 ? " step" : " steps");
    }
}
