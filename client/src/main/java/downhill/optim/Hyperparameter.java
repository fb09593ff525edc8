package downhill.optim;

import downhill.math.Decimal;

/**
 * A number that the reader chooses: enough to build a slider, a form field or a check from.
 *
 * @param name in code and configuration, for example {@code beta1}
 * @param symbol LaTeX, as in the update rule, for example {@code \beta_1}
 * @param label in words, for example {@code learning rate}
 * @param defaultValue lies within the range
 * @param min smallest value allowed
 * @param max largest value allowed
 * @param scale how a slider should run from min to max
 */
public record Hyperparameter(
        String name, String symbol, String label, double defaultValue, double min, double max, Scale scale) {
    /** How equal movements of a slider change the value. */
    public enum Scale {
        /** By equal amounts. */
        LINEAR,
        /** By equal factors: for learning rates. The range is positive. */
        LOG,
        /** By equal factors of the distance to 1: for decay rates such as 0.9, 0.99, 0.999. The range lies below 1. */
        LOG_TO_ONE
    }

    /** Whether a value may be used: finite and within the range. */
    public boolean allows(double value) {
        return value >= min && value <= max;
    }

    /**
     * Refuses values that may not be used.
     *
     * @param owner named in the message
     * @param values one for each of the parameters, in their order
     * @throws IllegalArgumentException where one is missing or outside its range
     */
    public static void check(String owner, Hyperparameter[] parameters, double[] values) {
        if (values.length != parameters.length) {
            throw new IllegalArgumentException(
                    owner + " takes " + parameters.length + " parameters, but got " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            Hyperparameter p = parameters[i];
            if (!p.allows(values[i])) {
                throw new IllegalArgumentException(owner + "." + p.name + " = " + Decimal.text(values[i])
                        + " is outside " + Decimal.text(p.min) + " to " + Decimal.text(p.max));
            }
        }
    }
}
