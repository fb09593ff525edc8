package downhill.survey;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * From losses to colours and to the levels of contour lines: both in equal steps of the logarithm, since a loss near a
 * minimum changes by parts of itself and far away by multiples.
 */
final class LossScale {
    private static final double FLOOR = 1e-4; // nats: below, differences are rounding
    /** Dark where the loss is low, light where it is high; readable without colour. */
    private static final int[][] STOPS = {{45, 24, 92}, {52, 88, 140}, {42, 142, 132}, {122, 192, 86}, {250, 232, 110}};

    private static final String NOT_FINITE = "#ffffff";

    private final double low;
    private final double high;

    LossScale(Grid grid) {
        low = Math.log(Math.max(FLOOR, grid.lowest()));
        high = Math.log(Math.max(FLOOR, grid.highest()));
    }

    /** Losses of contour lines, ascending, within the grid's; none where it is flat. */
    double[] levels(int count) {
        if (!(high > low)) {
            return new double[0];
        }
        return DoubleStream.iterate(1, i -> i <= count, i -> i + 1)
                .map(i -> Math.exp(low + (high - low) * i / (count + 1)))
                .toArray();
    }

    /** {@code #rrggbb}. */
    String colour(double loss) {
        if (!Double.isFinite(loss)) {
            return NOT_FINITE;
        }
        double share = high > low ? (Math.log(Math.max(FLOOR, loss)) - low) / (high - low) : 0;
        double place = Math.min(1, Math.max(0, share)) * (STOPS.length - 1);
        int below = Math.min((int) place, STOPS.length - 2);
        StringBuilder colour = new StringBuilder("#");
        for (int c = 0; c < 3; c++) {
            double value = STOPS[below][c] + (place - below) * (STOPS[below + 1][c] - STOPS[below][c]);
            colour.append(String.format(Locale.ROOT, "%02x", Math.round(value)));
        }
        return colour.toString();
    }
}
