package downhill.lab;

import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;

/** The training of one {@link DepthNet} by an optimizer on all points at once. Single-threaded. */
public final class DepthRun {
    private final DepthNet net;
    private final Optimizer optimizer;
    private final double[][] grads;
    private final double[] losses;
    private int steps;
    private boolean diverged;

    /** @param budget the most steps, 0 to {@link Race#MAX_BUDGET} */
    public DepthRun(DepthNet net, int budget, GradientTransform... chain) {
        if (budget < 0 || budget > Race.MAX_BUDGET) {
            throw new IllegalArgumentException("budget must be 0 to " + Race.MAX_BUDGET + ", but is " + budget);
        }
        this.net = net;
        optimizer = new Optimizer(net.infos(), chain);
        grads = net.zeros();
        losses = new double[budget + 1];
        losses[0] = net.lossAndGradient(net.params(), grads);
        diverged = !finite(losses[0]);
    }

    /**
     * Takes up to {@code count} steps, fewer where the budget ends or the loss is no longer finite; then measures the
     * network where it stands.
     *
     * @return how many steps have been taken in all
     */
    public int advance(int count) {
        for (int i = 0; i < count && steps < losses.length - 1 && !diverged; i++) {
            double[][] ahead = optimizer.lookAhead(net.params());
            if (!same(ahead, net.params())) { // Otherwise the gradient there is known from the step before.
                net.lossAndGradient(ahead, grads);
            }
            optimizer.step(net.params(), grads);
            steps++;
            losses[steps] = net.lossAndGradient(net.params(), grads);
            diverged = !finite(losses[steps]);
        }
        return steps;
    }

    public int steps() {
        return steps;
    }

    /** Whether the loss has become infinite or NaN; no further step is taken then. */
    public boolean diverged() {
        return diverged;
    }

    /** The loss at the start and after each step; live, only the first {@link #steps} + 1 are filled. */
    public double[] losses() {
        return losses;
    }

    public DepthNet net() {
        return net;
    }

    private static boolean same(double[][] a, double[][] b) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                if (a[i][j] != b[i][j]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean finite(double value) {
        return !Double.isNaN(value - value);
    }
}
