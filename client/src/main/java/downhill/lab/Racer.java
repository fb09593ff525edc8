package downhill.lab;

import downhill.landscape.Landscape;
import downhill.optim.ClipByGlobalNorm;
import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;
import downhill.optim.ParameterInfo;

/**
 * One optimizer on its way down one landscape, with every point it has visited.
 *
 * <p>Each step costs exactly one gradient, whatever the optimizer. Single-threaded.
 */
public final class Racer {
    /** A loss beyond this counts as divergence: past it a path shows nothing and soon overflows. */
    static final double DIVERGED_LOSS = 1e12;

    private static final ParameterInfo[] POINT = {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 2)};

    private final Landscape landscape;
    private final Optimizer optimizer;
    private final double tolerance;
    private final int budget;
    private final double[][] params = new double[1][2]; // [0][x, y]
    private final double[][] grads = new double[1][2];
    private final double[] path; // x₀, y₀, x₁, y₁, …
    private final double[] losses; // L(w₀), L(w₁), …
    private int steps;
    private Outcome outcome;

    Racer(Landscape landscape, double x, double y, int budget, double tolerance, GradientTransform[] chain) {
        this.landscape = landscape;
        this.optimizer = new Optimizer(POINT, chain);
        this.tolerance = tolerance;
        this.budget = budget;
        path = new double[2 * (budget + 1)];
        losses = new double[budget + 1];
        params[0][0] = x;
        params[0][1] = y;
        record();
        outcome = budget == 0 ? Outcome.SPENT : Outcome.RUNNING;
    }

    /** Takes one step, unless the racer has stopped. */
    void step() {
        if (outcome != Outcome.RUNNING) {
            return;
        }
        landscape.valueAndGradient(optimizer.lookAhead(params), grads);
        if (ClipByGlobalNorm.norm(grads) < tolerance) {
            outcome = Outcome.CONVERGED;
            return;
        }
        optimizer.step(params, grads);
        steps++;
        record();
        if (!(losses[steps] <= DIVERGED_LOSS)) {
            outcome = Outcome.DIVERGED;
        } else if (steps == budget) {
            outcome = Outcome.SPENT;
        }
    }

    private void record() {
        path[2 * steps] = params[0][0];
        path[2 * steps + 1] = params[0][1];
        losses[steps] = landscape.value(params[0][0], params[0][1]);
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
}
