package downhill.lab;

import downhill.landscape.Landscape;
import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;
import downhill.optim.ParameterInfo;

/**
 * One optimizer on its way down one landscape, with every point it has visited.
 *
 * <p>Each step costs exactly one gradient, whatever the optimizer. Single-threaded.
 */
public final class Racer {
    /** A loss whose size is beyond this counts as divergence: past it a path shows nothing and soon overflows. */
    static final double DIVERGED_LOSS = 1e12;

    private static final ParameterInfo[] POINT = {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 2)};

    private final Race race;
    private final int budget;
    private final Landscape landscape;
    private final boolean stochastic;
    private final Optimizer optimizer;
    private final History history; // null where no state is recorded
    private final double[] w = new double[2]; // x, y
    private final double[] g = new double[2];
    private final double[][] params = {w};
    private final double[][] grads = {g};
    private final double[] path; // x₀, y₀, x₁, y₁, …
    private final double[] losses; // L(w₀), L(w₁), …
    private final double[] norms; // ‖g₀‖, ‖g₁‖, …
    private int steps;
    private Outcome outcome;

    Racer(Race race, GradientTransform[] chain, History history) {
        this.race = race;
        this.landscape = race.landscape();
        this.stochastic = landscape.stochastic();
        this.optimizer = new Optimizer(POINT, chain);
        this.history = history;
        budget = race.budget();
        path = new double[2 * (budget + 1)];
        losses = new double[budget + 1];
        norms = new double[budget + 1];
        if (history != null) {
            history.follow(optimizer);
        }
        w[0] = race.x();
        w[1] = race.y();
        arrive();
        outcome =
                Double.isNaN(losses[0] - losses[0]) ? Outcome.DIVERGED : budget == 0 ? Outcome.SPENT : Outcome.RUNNING;
    }

    /** Takes up to {@code most} steps; returns whether there is more to come. */
    boolean advance(int most) {
        boolean running = outcome == Outcome.RUNNING;
        for (int i = 0; i < most && running; i++) {
            running = step();
        }
        return running;
    }

    /** Takes one step, unless the gradient says that none is needed; returns whether the racer goes on. */
    private boolean step() {
        double[] at = optimizer.lookAhead(params)[0];
        if (stochastic) {
            landscape.sampleGradient(at[0], at[1], race.seed(), steps, g);
        } else {
            landscape.gradient(at[0], at[1], g);
        }
        double norm = Math.sqrt(g[0] * g[0] + g[1] * g[1]);
        norms[steps] = norm;
        if (norm < race.tolerance()) {
            return stop(Outcome.CONVERGED);
        }
        optimizer.step(params, grads);
        steps++;
        double loss = arrive();
        if (!(Math.abs(loss) <= DIVERGED_LOSS)) {
            return stop(Outcome.DIVERGED);
        }
        if (loss <= losses[0] && race.isFarOut(w[0], w[1])) {
            return stop(Outcome.LEFT);
        }
        return steps < budget || stop(Outcome.SPENT);
    }

    private boolean stop(Outcome why) {
        outcome = why;
        return false;
    }

    /** Notes where the racer is; returns the loss there. */
    private double arrive() {
        double x = w[0];
        double y = w[1];
        path[2 * steps] = x;
        path[2 * steps + 1] = y;
        double loss = landscape.value(x, y);
        losses[steps] = loss;
        if (history != null) {
            history.note(steps);
        }
        return loss;
    }

    /** Steps taken so far; {@code steps() + 1} points have been visited. */
    public int steps() {
        return steps;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The points visited, live: x₀, y₀, x₁, y₁, …; room for the whole budget. */
    public double[] path() {
        return path;
    }

    /** The loss at each point, live: L(w₀), L(w₁), …; room for the whole budget. */
    public double[] losses() {
        return losses;
    }

    /** The length of the gradient that each step began with, live, before any clipping; room for the whole budget. */
    public double[] gradientNorms() {
        return norms;
    }

    /**
     * What the optimizer kept, by its name in the update rule: {@code v}, {@code s} or {@code m} after each step, the
     * corrected moments {@code mHat} and {@code vHat}, or the learning rate {@code lr} of each step.
     *
     * @return x₀, y₀, x₁, y₁, … with index 0 before the first step; for {@code lr} one number a step; null where this
     *     racer has nothing of that name, or was added as a bare chain
     */
    public double[] series(String name) {
        return history == null ? null : history.series(name);
    }
}
