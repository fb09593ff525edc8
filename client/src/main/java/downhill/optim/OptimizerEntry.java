package downhill.optim;

import downhill.schedule.Schedule;

/** An optimizer of the catalogue: its names, its rule, its hyperparameters, and how to make its chain. Immutable. */
public final class OptimizerEntry {
    /** Makes the chain of an optimizer. */
    @FunctionalInterface
    public interface Factory {
        /**
         * @param lr the learning rate of each step
         * @param values hyperparameters in the entry's order; {@code values[0]}, the learning rate, is in {@code lr}
         * @param options which of the rule's variants; clipping and weight decay are added around it, not here
         */
        GradientTransform[] chain(Schedule lr, double[] values, ChainOptions options);
    }

    private final String name;
    private final String title;
    private final String rule;
    private final Hyperparameter[] hyperparameters;
    private final ChainOptions options;
    private final Factory factory;

    OptimizerEntry(
            String name,
            String title,
            String rule,
            ChainOptions options,
            Factory factory,
            Hyperparameter... hyperparameters) {
        this.name = name;
        this.title = title;
        this.rule = rule;
        this.options = options;
        this.factory = factory;
        this.hyperparameters = hyperparameters;
    }

    /** In code, configuration and URLs, for example {@code rmsprop}. */
    public String name() {
        return name;
    }

    /** For people, for example {@code RMSProp}. */
    public String title() {
        return title;
    }

    /** The update rule in LaTeX, one line an assignment, for a {@code gathered} environment. */
    public String rule() {
        return rule;
    }

    /** A copy of the hyperparameters; the learning rate is the first of every entry. */
    public Hyperparameter[] hyperparameters() {
        return hyperparameters.clone();
    }

    /** The default of each hyperparameter, in their order. */
    public double[] defaults() {
        double[] values = new double[hyperparameters.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = hyperparameters[i].defaultValue();
        }
        return values;
    }

    /** The conventions of this optimizer's rule; nothing clipped, nothing added. */
    public ChainOptions options() {
        return options;
    }

    /** Whether an option means something for this optimizer, so that another value than its own may be chosen. */
    public boolean takes(ChainOptions.Option option) {
        switch (option) {
            case BIAS_CORRECTION:
                return has("beta2");
            case EPS_INSIDE_ROOT:
                return has("eps");
            case LR_INSIDE_VELOCITY:
                return has("gamma");
            case WEIGHT_DECAY:
                return !has("weightDecay"); // AdamW brings its own
            default:
                return true;
        }
    }

    private boolean has(String hyperparameter) {
        for (Hyperparameter h : hyperparameters) {
            if (h.name().equals(hyperparameter)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The transforms of this optimizer at a constant learning rate.
     *
     * @param values one for each hyperparameter, in their order
     * @throws IllegalArgumentException where a value is missing or outside its range
     */
    public GradientTransform[] chain(double[] values) {
        return chain(Schedule.constant(values.length == 0 ? 0 : values[0]), values);
    }

    /** The same with a scheduled learning rate; {@code values[0]} must still lie in its range. */
    public GradientTransform[] chain(Schedule lr, double[] values) {
        return chain(lr, values, options);
    }

    /**
     * The same with other conventions.
     *
     * @throws IllegalArgumentException also where an option differs from this optimizer's own and it does not
     *     {@linkplain #takes take} it
     */
    public GradientTransform[] chain(Schedule lr, double[] values, ChainOptions chosen) {
        Hyperparameter.check(name, hyperparameters, values);
        check(chosen);
        GradientTransform clip = chosen.clipNorm() > 0 ? new ClipByGlobalNorm(chosen.clipNorm()) : null;
        GradientTransform l2 = chosen.weightDecay() > 0 && !chosen.decoupledDecay()
                ? new AddDecayedWeights(chosen.weightDecay())
                : null;
        GradientTransform decay = chosen.weightDecay() > 0 && chosen.decoupledDecay()
                ? AddDecayedWeights.atRate(lr, chosen.weightDecay())
                : null;
        return compact(clip, l2, factory.chain(lr, values, chosen), decay);
    }

    private static GradientTransform[] compact(
            GradientTransform first, GradientTransform second, GradientTransform[] rule, GradientTransform last) {
        GradientTransform[] all = new GradientTransform[rule.length + 3];
        int length = 0;
        for (GradientTransform before : new GradientTransform[] {first, second}) {
            if (before != null) {
                all[length++] = before;
            }
        }
        for (GradientTransform transform : rule) {
            all[length++] = transform;
        }
        if (last != null) {
            all[length++] = last;
        }
        GradientTransform[] chain = new GradientTransform[length];
        System.arraycopy(all, 0, chain, 0, length);
        return chain;
    }

    private void check(ChainOptions chosen) {
        check(
                ChainOptions.Option.BIAS_CORRECTION,
                chosen.biasCorrection() == options.biasCorrection(),
                "bias correction");
        check(ChainOptions.Option.EPS_INSIDE_ROOT, chosen.epsInsideRoot() == options.epsInsideRoot(), "place of ε");
        check(
                ChainOptions.Option.LR_INSIDE_VELOCITY,
                chosen.lrInsideVelocity() == options.lrInsideVelocity(),
                "place of η in a velocity");
        check(ChainOptions.Option.WEIGHT_DECAY, chosen.weightDecay() == 0, "weight decay beside its rule");
    }

    private void check(ChainOptions.Option option, boolean untouched, String words) {
        if (!untouched && !takes(option)) {
            throw new IllegalArgumentException(name + " has no " + words + " to choose");
        }
    }
}
