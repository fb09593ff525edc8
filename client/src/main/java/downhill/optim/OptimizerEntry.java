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
         */
        GradientTransform[] chain(Schedule lr, double[] values);
    }

    private final String name;
    private final String title;
    private final String rule;
    private final Hyperparameter[] hyperparameters;
    private final Factory factory;

    OptimizerEntry(String name, String title, String rule, Factory factory, Hyperparameter... hyperparameters) {
        this.name = name;
        this.title = title;
        this.rule = rule;
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

    /**
     * The transforms of this optimizer at a constant learning rate.
     *
     * @param values one for each hyperparameter, in their order
     * @throws IllegalArgumentException where a value is missing or outside its range
     */
    public GradientTransform[] chain(double[] values) {
        check(values);
        return factory.chain(Schedule.constant(values[0]), values);
    }

    /** The same with a scheduled learning rate; {@code values[0]} must still lie in its range. */
    public GradientTransform[] chain(Schedule lr, double[] values) {
        check(values);
        return factory.chain(lr, values);
    }

    private void check(double[] values) {
        if (values.length != hyperparameters.length) {
            throw new IllegalArgumentException(
                    name + " takes " + hyperparameters.length + " hyperparameters, but got " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            Hyperparameter h = hyperparameters[i];
            if (!h.allows(values[i])) {
                throw new IllegalArgumentException(
                        name + "." + h.name() + " = " + values[i] + " is outside " + h.min() + " to " + h.max());
            }
        }
    }
}
