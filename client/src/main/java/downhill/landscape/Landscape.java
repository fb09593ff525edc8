package downhill.landscape;

import downhill.optim.Objective;

/**
 * A loss L(x, y) with its exact gradient. Immutable.
 *
 * <p>As an {@link Objective} it is a function of one parameter with two elements.
 */
public interface Landscape extends Objective {
    /** L(x, y). */
    double value(double x, double y);

    /** Writes ∂L/∂x and ∂L/∂y to {@code gradOut[0]} and {@code gradOut[1]}. */
    void gradient(double x, double y, double[] gradOut);

    /** Whether {@link #sampleGradient} writes anything else than the exact gradient. */
    default boolean stochastic() {
        return false;
    }

    /**
     * Writes the gradient that an optimizer sees at one step: the exact one, unless this landscape is stochastic. The
     * noise depends on seed and step alone, so everyone who asks at the same step meets the same.
     */
    default void sampleGradient(double x, double y, long seed, int step, double[] gradOut) {
        gradient(x, y, gradOut);
    }

    @Override
    default double valueAndGradient(double[][] params, double[][] gradOut) {
        gradient(params[0][0], params[0][1], gradOut[0]);
        return value(params[0][0], params[0][1]);
    }
}
