package downhill.course.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * The numbers beside an axis.
 *
 * @param places where they stand, in the numbers of a plane
 * @param label of a place
 */
record Ticks(List<Double> places, DoubleFunction<String> label) {
    /** Round numbers from min to max, about so many. */
    static Ticks round(double min, double max, double count) {
        double raw = (max - min) / Math.max(1, count);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = 10 * power;
        for (double factor : new double[] {5, 2, 1}) {
            step = factor * power >= raw * 0.999 ? factor * power : step;
        }
        List<Double> places = new ArrayList<>();
        for (double i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
            places.add(new BigDecimal(i * step).round(new MathContext(12)).doubleValue());
        }
        return new Ticks(places, Words::shortest);
    }

    /** Whole powers of ten from 10^min to 10^max, at most so many; places are exponents. */
    static Ticks powers(double min, double max, double count) {
        int every = Math.max(1, (int) Math.ceil((max - min) / Math.max(2, Math.floor(count)) - 1e-9));
        List<Double> places = new ArrayList<>();
        for (double i = Math.ceil(min / every - 1e-9) * every; i <= max + 1e-9; i += every) {
            places.add(i + 0.0);
        }
        return new Ticks(places, Words::powerOfTen);
    }

    /** These numbers at these places. */
    static Ticks at(List<Double> places, DoubleFunction<String> label) {
        return new Ticks(List.copyOf(places), label);
    }
}
