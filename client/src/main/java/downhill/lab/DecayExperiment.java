package downhill.lab;

import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;
import downhill.optim.ParameterInfo;

/**
 * Weights that start at 1 and get nothing but decay and gradients that cancel: +g, −g, +g, … with a size g of its own
 * for each weight.
 *
 * <p>Under decoupled decay all shrink alike, by 1 − η·λ a step. Under L2 in Adam the term λ·w is divided by √v̂ ≈ g with
 * the rest: a weight with large gradients hardly decays, one with small gradients loses up to η a step. Source:
 * Loshchilov and Hutter, Decoupled Weight Decay Regularization (arXiv:1711.05101), proposition 2. Immutable.
 */
public final class DecayExperiment {
    private final double[][] paths; // [weight][step]

    /**
     * @param sizes g of each weight
     * @param steps 0 to {@link Race#MAX_BUDGET}
     * @param chain fresh: it belongs to this object from now on
     */
    public DecayExperiment(double[] sizes, int steps, GradientTransform... chain) {
        if (steps < 0 || steps > Race.MAX_BUDGET) {
            throw new IllegalArgumentException("steps must be 0 to " + Race.MAX_BUDGET + ", but is " + steps);
        }
        Optimizer optimizer = new Optimizer(
                new ParameterInfo[] {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, sizes.length)}, chain);
        double[][] w = new double[1][sizes.length];
        double[][] g = new double[1][sizes.length];
        paths = new double[sizes.length][steps + 1];
        for (int i = 0; i < sizes.length; i++) {
            w[0][i] = 1;
            paths[i][0] = 1;
        }
        for (int step = 1; step <= steps; step++) {
            for (int i = 0; i < sizes.length; i++) {
                g[0][i] = step % 2 == 1 ? sizes[i] : -sizes[i];
            }
            optimizer.step(w, g);
            for (int i = 0; i < sizes.length; i++) {
                paths[i][step] = w[0][i];
            }
        }
    }

    /** The value of a weight at the start and after each step. */
    public double[] path(int weight) {
        return paths[weight];
    }
}
