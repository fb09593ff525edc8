package downhill.schedule;

import downhill.math.Decimal;

/**
 * Straight lines through points: η(t) = lr · f(t/T), f linear between the points, level before the first and after the
 * last.
 */
final class Sketched implements Schedule {
    private final double lr;
    private final int totalSteps;
    private final double[] fractions; // of the run, ascending
    private final double[] multiples; // of lr

    Sketched(double lr, int totalSteps, double[] fractions, double[] multiples) {
        if (totalSteps < 1) {
            throw new IllegalArgumentException("totalSteps must be at least 1, but is " + totalSteps);
        }
        if (fractions.length == 0 || fractions.length != multiples.length) {
            throw new IllegalArgumentException("a sketched schedule takes at least 1 point, each with a fraction and a"
                    + " multiple, but got " + fractions.length + " and " + multiples.length);
        }
        for (int i = 0; i < fractions.length; i++) {
            check(fractions[i], i == 0 ? -1 : fractions[i - 1], multiples[i]);
        }
        this.lr = lr;
        this.totalSteps = totalSteps;
        this.fractions = fractions.clone();
        this.multiples = multiples.clone();
    }

    private static void check(double fraction, double before, double multiple) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    "a point's fraction of the run must be 0 to 1, but is " + Decimal.text(fraction));
        }
        if (fraction <= before) {
            throw new IllegalArgumentException(
                    "points must ascend, but " + Decimal.text(fraction) + " follows " + Decimal.text(before));
        }
        if (!(multiple >= 0 && multiple <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "a point's multiple must be finite and at least 0, but is " + Decimal.text(multiple));
        }
    }

    @Override
    public double at(int step) {
        double place = (double) step / totalSteps;
        int after = 0;
        while (after < fractions.length && fractions[after] <= place) {
            after++;
        }
        if (after == 0) {
            return lr * multiples[0];
        }
        if (after == fractions.length) {
            return lr * multiples[after - 1];
        }
        double share = (place - fractions[after - 1]) / (fractions[after] - fractions[after - 1]);
        return lr * (multiples[after - 1] + share * (multiples[after] - multiples[after - 1]));
    }
}
