package downhill.optim;

import downhill.schedule.Schedule;

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
    private final Schedule rate; // null where the learning rate is still to come
    private final boolean[] decays; // by parameter index; null for all

    /** Adds λ·w: the L2 term before a rule, or decoupled decay where the learning rate is still to come. */
    public AddDecayedWeights(double lambda) {
        this(lambda, null, null);
    }

    private AddDecayedWeights(double lambda, Schedule rate, boolean[] decays) {
        this.lambda = lambda;
        this.rate = rate;
        this.decays = decays;
    }

    /** Adds η(t)·λ·w: decoupled decay after a rule that has applied the learning rate already. */
    public static AddDecayedWeights atRate(Schedule lr, double lambda) {
        return new AddDecayedWeights(lambda, lr, null);
    }

    /**
     * The same for some parameters only: biases and the scales of normalizations are often left alone.
     *
     * @param decays by parameter index
     */
    public AddDecayedWeights only(boolean[] decays) {
        return new AddDecayedWeights(lambda, rate, decays.clone());
    }

    @Override
    public void apply(double[][] updates, double[][] params, int step) {
        double factor = rate == null ? lambda : rate.at(step) * lambda;
        for (int i = 0; i < updates.length; i++) {
            if (decays != null && !decays[i]) {
                continue;
            }
            double[] u = updates[i];
            double[] w = params[i];
            for (int j = 0; j < u.length; j++) {
                u[j] += factor * w[j];
            }
        }
    }

    @Override
    public Term[] terms(double[][] updates, double[][] params, int step) {
        double[][] decay = Slot.zerosLike(params);
        apply(decay, params, step);
        return new Term[] {new Term("decay", decay, true), new Term("decayed", updates, true)};
    }
}
