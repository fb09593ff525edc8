package downhill.lab;

import downhill.landscape.Landscape;
import downhill.optim.GradientTransform;

/**
 * Optimizers on one landscape, from one start, with one budget of steps.
 *
 * <p>Adding the same racers and advancing by any split of the same number of steps gives the same paths, bit for bit.
 * Single-threaded.
 */
public final class Race {
    /** The largest budget: more points than this show nothing new on a plot. */
    public static final int MAX_BUDGET = 100_000;

    private final Landscape landscape;
    private final double x;
    private final double y;
    private final int budget;
    private final double tolerance;
    private Racer[] racers = {};

    /**
     * @param x start, finite
     * @param y start, finite
     * @param budget steps, and so gradients, that each racer may take: 0 to {@link #MAX_BUDGET}
     * @param tolerance a racer whose gradient norm falls below this has converged; 0 to go on for the whole budget
     */
    public Race(Landscape landscape, double x, double y, int budget, double tolerance) {
        if (budget < 0 || budget > MAX_BUDGET) {
            throw new IllegalArgumentException("budget must be 0 to " + MAX_BUDGET + ", but is " + budget);
        }
        if (Double.isNaN(x - x) || Double.isNaN(y - y)) {
            throw new IllegalArgumentException("the start must be finite, but is (" + x + ", " + y + ")");
        }
        this.landscape = landscape;
        this.x = x;
        this.y = y;
        this.budget = budget;
        this.tolerance = tolerance;
    }

    /** Adds an optimizer at the start and returns its number, counted from 0. */
    public int add(GradientTransform... chain) {
        Racer[] more = new Racer[racers.length + 1];
        System.arraycopy(racers, 0, more, 0, racers.length);
        more[racers.length] = new Racer(landscape, x, y, budget, tolerance, chain);
        racers = more;
        return racers.length - 1;
    }

    /**
     * Lets every racer that has not stopped take up to {@code steps} steps.
     *
     * @return how many are still running
     */
    public int advance(int steps) {
        int running = 0;
        for (Racer racer : racers) {
            for (int i = 0; i < steps && racer.outcome() == Outcome.RUNNING; i++) {
                racer.step();
            }
            if (racer.outcome() == Outcome.RUNNING) {
                running++;
            }
        }
        return running;
    }

    public Racer racer(int index) {
        return racers[index];
    }
}
