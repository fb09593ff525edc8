package downhill.lab;

import downhill.landscape.Landscape;
import downhill.optim.OptimizerEntry;
import downhill.random.CounterRandom;

/**
 * How well an optimizer does for each of many learning rates, and how much of that is luck: every rate is run once for
 * each seed, and what counts is the loss that a run ends with.
 *
 * <p>Seeds 1, 2, … draw the noise of the gradient and move the start by scatter·z, z standard normal. They do so alike
 * whatever the optimizer and the rate, so that all are compared on the same draws. Single-threaded.
 */
public final class Sweep {
    /** Numbers that {@link #bands} holds for each rate. */
    public static final int BAND = 3;

    private static final long STREAM = 1L << 41; // Keeps the starts apart from the noise drawn with the same seed.

    private final Landscape landscape;
    private final OptimizerEntry optimizer;
    private final double[] values;
    private final Axis rates;
    private final double[] start;
    private final double scatter;
    private final int seeds;
    private final int steps;
    private final double[] losses; // [rate * seeds + seed], each rate's in ascending order

    /**
     * @param landscape may be stochastic
     * @param values hyperparameters of the optimizer in its order, of which the first, the learning rate, is replaced
     * @param start x, y
     * @param scatter standard deviation of each coordinate of the start, at least 0
     * @param seeds runs of each rate, at least 1
     * @param steps of each run, 1 to {@link Race#MAX_BUDGET}
     */
    public Sweep(
            Landscape landscape,
            OptimizerEntry optimizer,
            double[] values,
            Axis rates,
            double[] start,
            double scatter,
            int seeds,
            int steps) {
        if (!(scatter >= 0) || seeds < 1 || steps < 1) {
            throw new IllegalArgumentException("a sweep needs a scatter from 0 and at least 1 seed and 1 step");
        }
        this.landscape = landscape;
        this.optimizer = optimizer;
        this.values = values.clone();
        this.rates = rates;
        this.start = start.clone();
        this.scatter = scatter;
        this.seeds = seeds;
        this.steps = steps;
        losses = new double[rates.cells() * seeds];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = Double.NaN;
        }
    }

    /**
     * Runs some of the rates.
     *
     * @param from index of the first
     * @param to exclusive; beyond the last rate it means the last
     */
    public void compute(int from, int to) {
        for (int rate = from; rate < to && rate < rates.cells(); rate++) {
            values[0] = rates.at(rate);
            for (int seed = 0; seed < seeds; seed++) {
                insert(rate * seeds, seed, run(seed + 1));
            }
        }
    }

    /** The loss at the end of one run with the present values; infinite where it diverged. */
    private double run(long seed) {
        double x = start[0] + scatter * CounterRandom.gaussian(seed, STREAM, 0);
        double y = start[1] + scatter * CounterRandom.gaussian(seed, STREAM, 1);
        Race race = new Race(landscape, x, y, steps, 0, seed, null);
        race.add(optimizer.chain(values));
        race.advance(steps);
        Racer racer = race.racer(0);
        return racer.outcome() == Outcome.DIVERGED ? Double.POSITIVE_INFINITY : racer.losses()[racer.steps()];
    }

    /** Puts a loss among the {@code count} that are in order from {@code first} on. */
    private void insert(int first, int count, double loss) {
        int at = first + count;
        for (; at > first && losses[at - 1] > loss; at--) {
            losses[at] = losses[at - 1];
        }
        losses[at] = loss;
    }

    /**
     * The losses at the end of the runs, live: {@code [rate * seeds + i]}, those of a rate in ascending order; infinite
     * where a run diverged, NaN until it is computed.
     */
    public double[] losses() {
        return losses;
    }

    /** The least loss that any run ended with so far; infinite where there is none. */
    public double lowest() {
        double lowest = Double.POSITIVE_INFINITY;
        for (int rate = 0; rate < rates.cells(); rate++) {
            if (losses[rate * seeds] < lowest) {
                lowest = losses[rate * seeds];
            }
        }
        return lowest;
    }

    /**
     * What the runs of each rate ended with above the least loss: the lowest, the median (of an even number the mean of
     * the middle two) and the highest.
     *
     * @param least the loss at the minimum
     * @return {@code [rate * BAND + 0, 1, 2]}; infinite where runs diverged, NaN where they are not computed
     */
    public double[] bands(double least) {
        double[] bands = new double[rates.cells() * BAND];
        for (int rate = 0; rate < rates.cells(); rate++) {
            int first = rate * seeds;
            bands[rate * BAND] = losses[first] - least;
            bands[rate * BAND + 1] =
                    (losses[first + (seeds - 1) / 2] - least) / 2 + (losses[first + seeds / 2] - least) / 2;
            bands[rate * BAND + 2] = losses[first + seeds - 1] - least;
        }
        return bands;
    }

    /** The index of the rate with the least median, the lowest of equals; −1 where no median is finite. */
    public int best() {
        double[] bands = bands(0);
        double least = Double.POSITIVE_INFINITY;
        int best = -1;
        for (int rate = 0; rate < rates.cells(); rate++) {
            if (bands[rate * BAND + 1] < least) {
                least = bands[rate * BAND + 1];
                best = rate;
            }
        }
        return best;
    }

    /** How many rates have a median of at most {@code enough} above {@code least}. */
    public int good(double least, double enough) {
        double[] bands = bands(least);
        int good = 0;
        for (int rate = 0; rate < rates.cells(); rate++) {
            good += bands[rate * BAND + 1] <= enough ? 1 : 0;
        }
        return good;
    }
}
