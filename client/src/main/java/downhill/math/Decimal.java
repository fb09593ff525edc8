package downhill.math;

/**
 * Numbers as short text, for messages and catalogues.
 *
 * <p>{@code Double.toString} would bring its tables of powers of ten into the compiled module: a fifth of its size.
 */
public final class Decimal {
    private static final int DIGITS = 9;
    private static final int LARGEST = 1_000_000_000; // 10^DIGITS
    private static final int PLAIN_FROM = -5;
    private static final int PLAIN_TO = 12;

    private Decimal() {}

    /** Up to nine significant digits without trailing zeros: {@code 0.1}, {@code 10}, {@code 1e-12}, {@code -2.5}. */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        String sign = value < 0 ? "-" : "";
        double size = value < 0 ? -value : value;
        if (size == 0 || size == Double.POSITIVE_INFINITY) {
            return size == 0 ? "0" : sign + "Infinity";
        }
        int exponent = 0;
        for (; size >= 10; exponent++) {
            size /= 10;
        }
        for (; size < 1; exponent--) {
            size *= 10;
        }
        int digits = (int) (size * (LARGEST / 10) + 0.5);
        if (digits == LARGEST) {
            digits = LARGEST / 10;
            exponent++;
        }
        while (digits % 10 == 0) {
            digits /= 10;
        }
        String text = "" + digits;
        return sign
                + (exponent < PLAIN_FROM || exponent >= PLAIN_TO ? scientific(text, exponent) : plain(text, exponent));
    }

    private static String scientific(String digits, int exponent) {
        String rest = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + rest + "e" + exponent;
    }

    private static String plain(String digits, int exponent) {
        StringBuilder out = new StringBuilder();
        for (int place = exponent < 0 ? exponent + 1 : 0; place <= 0 && exponent < 0; place++) {
            out.append(place == exponent + 1 ? "0." : "0");
        }
        for (int i = 0; i < digits.length() || i <= exponent; i++) {
            out.append(i == exponent + 1 && exponent >= 0 ? "." : "");
            out.append(i < digits.length() ? digits.charAt(i) : '0');
        }
        return out.toString();
    }
}
