package downhill.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;

/** Statistics that one wild value does not upset, and figures for sentences. */
final class Numbers {
    private static final double TO_DEVIATION =
            1.4826; // of a normal distribution: standard deviation / median deviation

    private Numbers() {}

    /** The middle one of some values; of an even number the upper of the two. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The spread of some values as a standard deviation, from the median of their distances to their median. */
    static double deviation(double[] values) {
        double middle = median(values);
        return TO_DEVIATION
                * median(Arrays.stream(values)
                        .map(value -> Math.abs(value - middle))
                        .toArray());
    }

    /** The noise of a series that may drift: the spread of the differences of neighbours, by √2. */
    static double noise(double[] series) {
        double[] differences = new double[series.length - 1];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = series[i + 1] - series[i];
        }
        return deviation(differences) / Math.sqrt(2);
    }

    static double[] logarithms(double[] values) {
        return Arrays.stream(values)
                .map(value -> Math.log(Math.max(value, Double.MIN_NORMAL)))
                .toArray();
    }

    /** Three significant digits, or two and a power of ten: {@code 0.0125}, {@code 12300}, {@code 1.5e−7}. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e6)) {
            return String.format(Locale.ROOT, "%.1e", value)
                    .replaceFirst("e([+-])0*", "e$1")
                    .replace("e+", "e")
                    .replace("-", "−");
        }
        int decimals = size == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    /** {@code 12,345}. */
    static String count(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 47.1%} of 0.471; rounded as the page's script does, from the exact value of the double. */
    static String percent(double share) {
        return new BigDecimal(100 * share).setScale(1, RoundingMode.HALF_UP) + "%";
    }
}
