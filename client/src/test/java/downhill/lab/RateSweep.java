package downhill.lab;

import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;

/**
 * The sweep from which the catalogue's learning rates were chosen: 1, 1.5, 2, 3 … 9 times each power of ten, 200 steps
 * from the default start.
 *
 * <p>The score of a rate is the mean over all steps of the logarithm of the excess loss, so that it rewards a quick
 * descent as much as a deep one, and a rate on the edge of stability loses. {@code main} prints the best for each pair.
 */
final class RateSweep {
    private static final double[] DIGITS = {1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9};
    private static final int STEPS = 200;

    private RateSweep() {}

    /** The mean log excess of one rate over {@link #STEPS} steps; infinite where the race ends early. */
    static double score(LandscapeEntry landscape, OptimizerEntry optimizer, double lr) {
        double[] values = optimizer.defaults();
        values[0] = lr;
        double[] start = landscape.start();
        Race race = new Race(landscape.landscape(), start[0], start[1], STEPS, 0, 1, landscape.view());
        race.add(optimizer.chain(values));
        race.advance(STEPS);
        if (race.racer(0).outcome() != Outcome.SPENT) {
            return Double.POSITIVE_INFINITY;
        }
        double[] minimum = landscape.minima()[0];
        double least = landscape.landscape().value(minimum[0], minimum[1]);
        double sum = 0;
        for (double loss : race.racer(0).losses()) {
            sum += Math.log(Math.max(loss - least, 0) + 1e-6);
        }
        return sum / (STEPS + 1);
    }

    static double best(LandscapeEntry landscape, OptimizerEntry optimizer) {
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int power = -5; power < 1; power++) {
            for (double digit : DIGITS) {
                double lr = Double.parseDouble(digit + "e" + power);
                double score = score(landscape, optimizer, lr);
                if (score < least) {
                    least = score;
                    best = lr;
                }
            }
        }
        return best;
    }

    public static void main(String[] arguments) {
        for (LandscapeEntry landscape : Landscapes.all()) {
            for (OptimizerEntry optimizer : Optimizers.all()) {
                double best = best(landscape, optimizer);
                double chosen = landscape.rate(optimizer);
                System.out.printf(
                        "%-12s %-10s best %-7s (score %6.2f)   catalogue %-7s (score %6.2f)%n",
                        landscape.name(),
                        optimizer.name(),
                        best,
                        score(landscape, optimizer, best),
                        chosen,
                        score(landscape, optimizer, chosen));
            }
        }
    }
}
