package downhill.optim;

import downhill.math.Decimal;

/**
 * Conventions in which published optimizers differ, and what may be added to any of them. Immutable.
 *
 * <p>An {@link OptimizerEntry} states its own in {@link OptimizerEntry#options()}; from there the {@code with…} methods
 * lead to the others. An option that an entry does not {@linkplain OptimizerEntry#takes take} keeps the entry's value.
 *
 * <p>The order is fixed: the gradient is clipped, then the L2 term is added, then the optimizer's own rule follows, then
 * decoupled decay. So PyTorch does it, too, where a loop calls {@code clip_grad_norm_} before {@code step}.
 *
 * @param biasCorrection whether Adam divides m and v by 1 − βᵗ; without, its first steps are too large (3.16 times at
 *     the first with the default βs)
 * @param epsInsideRoot √(s + ε) rather than √s + ε; optax and TensorFlow's RMSProp have it inside, PyTorch outside
 * @param lrInsideVelocity v ← γ·v + η·g rather than v ← γ·v + g and w ← w − η·v (PyTorch); the same steps while
 *     η is constant
 * @param weightDecay λ, 0 to 1; 0 for none
 * @param decoupledDecay w ← w − η·λ·w after the rule rather than λ·w added to the gradient; means nothing while λ = 0
 * @param clipNorm the largest Euclidean norm of the gradient over all parameters; 0 for no clipping
 */
public record ChainOptions(
        boolean biasCorrection,
        boolean epsInsideRoot,
        boolean lrInsideVelocity,
        double weightDecay,
        boolean decoupledDecay,
        double clipNorm) {
    /** The options by name, for asking which of them mean something for an optimizer. */
    public enum Option {
        BIAS_CORRECTION("biasCorrection"),
        EPS_INSIDE_ROOT("epsInsideRoot"),
        LR_INSIDE_VELOCITY("lrInsideVelocity"),
        /** The coefficient, and whether it is decoupled. */
        WEIGHT_DECAY("weightDecay"),
        CLIP_NORM("clipNorm");

        private final String key;

        Option(String key) {
            this.key = key;
        }

        /** The component of {@link ChainOptions}, for example {@code biasCorrection}. */
        public String key() {
            return key;
        }
    }

    /** @throws IllegalArgumentException where λ or the norm is outside its range */
    public ChainOptions {
        if (!(weightDecay >= 0 && weightDecay <= 1)) {
            throw new IllegalArgumentException("weightDecay must be 0 to 1, but is " + Decimal.text(weightDecay));
        }
        if (!(clipNorm >= 0)) {
            throw new IllegalArgumentException("clipNorm must be 0 or more, but is " + Decimal.text(clipNorm));
        }
    }

    /** An option as a number: 1 for yes and 0 for no, λ, or the norm. */
    public double value(Option option) {
        switch (option) {
            case BIAS_CORRECTION:
                return biasCorrection ? 1 : 0;
            case EPS_INSIDE_ROOT:
                return epsInsideRoot ? 1 : 0;
            case LR_INSIDE_VELOCITY:
                return lrInsideVelocity ? 1 : 0;
            case WEIGHT_DECAY:
                return weightDecay;
            default:
                return clipNorm;
        }
    }

    /** The same with Adam's bias correction on or off. */
    public ChainOptions withBiasCorrection(boolean on) {
        return new ChainOptions(on, epsInsideRoot, lrInsideVelocity, weightDecay, decoupledDecay, clipNorm);
    }

    /** The same with ε inside or outside the root. */
    public ChainOptions withEpsInsideRoot(boolean inside) {
        return new ChainOptions(biasCorrection, inside, lrInsideVelocity, weightDecay, decoupledDecay, clipNorm);
    }

    /** The same with the learning rate inside or outside the velocity. */
    public ChainOptions withLrInsideVelocity(boolean inside) {
        return new ChainOptions(biasCorrection, epsInsideRoot, inside, weightDecay, decoupledDecay, clipNorm);
    }

    /** The same with an L2 penalty (λ/2)·‖w‖² in the loss. */
    public ChainOptions withL2(double lambda) {
        return new ChainOptions(biasCorrection, epsInsideRoot, lrInsideVelocity, lambda, false, clipNorm);
    }

    /** The same with decoupled weight decay. */
    public ChainOptions withDecoupledDecay(double lambda) {
        return new ChainOptions(biasCorrection, epsInsideRoot, lrInsideVelocity, lambda, true, clipNorm);
    }

    /** The same with the gradient clipped to a norm; 0 for no clipping. */
    public ChainOptions withClipNorm(double maxNorm) {
        return new ChainOptions(biasCorrection, epsInsideRoot, lrInsideVelocity, weightDecay, decoupledDecay, maxNorm);
    }
}
