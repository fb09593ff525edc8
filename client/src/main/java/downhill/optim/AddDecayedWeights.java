package downhill.optim;

/**
 * Weight decay: u ← u + λ·w.
 *
 * <p>Where it stands in a chain decides what it means. Before everything else it adds the gradient of the L2 penalty
 * (λ/2)·‖w‖², which Adam then rescales with the rest; after Adam's scaling and before the learning rate it is the
 * decoupled decay of AdamW, which shrinks every weight by the factor 1 − η·λ. For plain SGD the two are the same.
 *
 * <p>Source: Loshchilov and Hutter, Decoupled Weight Decay Regularization (arXiv:1711.05101).
 */
public final class AddDecayedWeights implements GradientTransform {
    private final double lambda;

    public AddDecayedWeights(double lambda) {
        this.lambda = lambda;
    }

    @Override
    public void apply(double[][] updates, double[][] params, int step) {
        for (int i = 0; i < updates.length; i++) {
            double[] u = updates[i];
            double[] w = params[i];
            for (int j = 0; j < u.length; j++) {
                u[j] += lambda * w[j];
            }
        }
    }
}
