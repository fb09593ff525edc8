package downhill.lab;

import downhill.landscape.Landscape;
import downhill.math.Decimal;
import downhill.optim.ClipByGlobalNorm;
import downhill.optim.GradientTransform;
import downhill.optim.OptimizerEntry;
import downhill.schedule.Schedule;

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
    private final long seed;
    private final double[] far; // xMin, xMax, yMin, yMax that nobody leaves and goes on; null where nobody can leave
    private Racer[] racers = {};

    /**
     * @param x start, finite
     * @param y start, finite
     * @param budget steps, and so gradients, that each racer may take: 0 to {@link #MAX_BUDGET}
     * @param tolerance a racer whose gradient norm falls below this has converged; 0 to go on for the whole budget
     */
    public Race(Landscape landscape, double x, double y, int budget, double tolerance) {
        this(landscape, x, y, budget, tolerance, 0, null);
    }

    /**
     * A race on a landscape that may be stochastic, and that a racer may leave.
     *
     * @param seed of the noise, the same for every racer
     * @param view xMin, xMax, yMin, yMax; a racer stops as {@link Outcome#LEFT} once it is more than this view's width or
     *     height outside it with a loss not above the start's. Null where nobody can leave.
     */
    public Race(Landscape landscape, double x, double y, int budget, double tolerance, long seed, double[] view) {
        if (budget < 0 || budget > MAX_BUDGET) {
            throw new IllegalArgumentException("budget must be 0 to " + MAX_BUDGET + ", but is " + budget);
        }
        if (Double.isNaN(x - x) || Double.isNaN(y - y)) {
            throw new IllegalArgumentException(
                    "the start must be finite, but is (" + Decimal.text(x) + ", " + Decimal.text(y) + ")");
        }
        this.landscape = landscape;
        this.x = x;
        this.y = y;
        this.budget = budget;
        this.tolerance = tolerance;
        this.seed = seed;
        this.far = view == null ? null : surroundings(view);
    }

    /** A view with as much again on each side. */
    private static double[] surroundings(double[] view) {
        double width = view[1] - view[0];
        double height = view[3] - view[2];
        return new double[] {view[0] - width, width + view[1], view[2] - height, height + view[3]};
    }

    /** Adds an optimizer at the start and returns its number, counted from 0. */
    public int add(GradientTransform... chain) {
        return add(new Racer(this, chain, null));
    }

    /**
     * Adds an optimizer of the catalogue, whose state is recorded at each step: see {@link Racer#series}.
     *
     * @param values its hyperparameters in their order
     * @param lr the learning rate of each step
     * @param clipNorm gradients longer than this are clipped to it before the optimizer sees them; 0 for never
     */
    public int add(OptimizerEntry entry, double[] values, Schedule lr, double clipNorm) {
        GradientTransform[] chain = entry.chain(lr, values);
        if (clipNorm > 0) {
            GradientTransform[] clipped = new GradientTransform[chain.length + 1];
            clipped[0] = new ClipByGlobalNorm(clipNorm);
            System.arraycopy(chain, 0, clipped, 1, chain.length);
            chain = clipped;
        }
        return add(new Racer(this, chain, new History(entry, values, lr, budget)));
    }

    private int add(Racer racer) {
        Racer[] more = new Racer[racers.length + 1];
        System.arraycopy(racers, 0, more, 0, racers.length);
        more[racers.length] = racer;
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
            if (racer.advance(steps)) {
                running++;
            }
        }
        return running;
    }

    public Racer racer(int index) {
        return racers[index];
    }

    Landscape landscape() {
        return landscape;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    int budget() {
        return budget;
    }

    double tolerance() {
        return tolerance;
    }

    long seed() {
        return seed;
    }

    /** Whether a point lies more than the view's size outside the view. */
    boolean isFarOut(double atX, double atY) {
        return far != null && (atX < far[0] || atX > far[1] || atY < far[2] || atY > far[3]);
    }
}
