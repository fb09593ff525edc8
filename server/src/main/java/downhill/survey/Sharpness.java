package downhill.survey;

import downhill.optim.ParameterInfo;
import downhill.random.CounterRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The largest eigenvalue of a Hessian, by power iteration: v ← H v / ‖H v‖, λ = vᵀ H v.
 *
 * <p>Gradient descent with learning rate η is stable in a direction of curvature λ while λ &lt; 2/η.
 *
 * <p>It has settled when the residual ‖H v − λ v‖ is at most {@code tolerance} times the size of λ: then an eigenvalue
 * lies within the residual, and λ itself is closer still, by the residual's square over the distance to the next
 * eigenvalue. Power iteration finds the eigenvalue of largest size, which may be negative, and does not settle where
 * there is a positive and a negative one of almost the same size. In both cases a second one on H + σ, with σ the size
 * that the first has found, brings the largest eigenvalue to the top; its residual is held against λ + σ.
 *
 * @param largest eigenvalue of H
 * @param residual ‖H v − λ v‖ of it
 * @param dominant the eigenvalue of largest size that the first iteration came to; equal to {@code largest} where there
 *     was no second
 * @param shift σ of the second iteration; 0 where there was none
 * @param settled whether the last iteration ended by its criterion, not by its limit
 * @param quotients vᵀ H v of every iteration, in order
 */
public record Sharpness(
        double largest, double residual, double dominant, double shift, boolean settled, List<Double> quotients) {
    /** Below this share of ‖H v‖ the quotient vᵀ H v says that directions of both signs are left in v. */
    private static final double ONE_SIGN = 0.9;

    /**
     * How long to look, and from where.
     *
     * @param maxIterations of either iteration
     * @param tolerance largest residual, as a share of λ or λ + σ. In single precision and on a few hundred images
     *     that of a real network hardly falls below 3%, see {@link Hessian}; λ itself is then much closer than that
     * @param seed of the vector to begin with
     */
    public record Effort(int maxIterations, double tolerance, long seed) {
        /** @throws IllegalArgumentException naming what is out of range */
        public Effort {
            if (maxIterations < 1) {
                throw new IllegalArgumentException("maxIterations must be at least 1, but is " + maxIterations);
            }
            if (!(tolerance > 0 && tolerance < 1)) {
                throw new IllegalArgumentException("tolerance must be between 0 and 1, but is " + tolerance);
            }
        }
    }

    /**
     * Looks for the largest eigenvalue.
     *
     * @param parameters that give the vectors their shape
     * @param watch told of each product with H; the total is the most that an iteration takes
     * @throws ArithmeticException where a product is not finite
     * @throws java.util.concurrent.CancellationException where {@code watch} ends it
     */
    public static Sharpness of(SymmetricMap hessian, List<ParameterInfo> parameters, Effort effort, Watch watch) {
        PowerIteration first = new PowerIteration(hessian, 0, effort.tolerance());
        first.run(start(parameters, effort.seed(), 0), effort.maxIterations(), watch);
        boolean oneSign = first.quotient() >= ONE_SIGN * first.size();
        if (oneSign || first.size() == 0) {
            return new Sharpness(
                    first.quotient(),
                    first.residual(),
                    first.quotient(),
                    0,
                    first.settled(),
                    List.copyOf(first.quotients()));
        }
        PowerIteration second = new PowerIteration(hessian, first.size(), effort.tolerance());
        second.run(start(parameters, effort.seed(), 1), effort.maxIterations(), watch);
        List<Double> quotients = new ArrayList<>(first.quotients());
        quotients.addAll(second.quotients());
        return new Sharpness(
                second.quotient(),
                second.residual(),
                first.quotient(),
                first.size(),
                second.settled(),
                List.copyOf(quotients));
    }

    /** Products with the Hessian that were needed. */
    public int iterations() {
        return quotients.size();
    }

    private static double[][] start(List<ParameterInfo> parameters, long seed, long which) {
        double[][] vector = new double[parameters.size()][];
        for (ParameterInfo parameter : parameters) {
            int p = parameter.index();
            vector[p] = new double[parameter.size()];
            for (int j = 0; j < vector[p].length; j++) {
                vector[p][j] = CounterRandom.gaussian(seed, (which << 32) + p, j);
            }
        }
        Vectors.scaled(vector, 1 / Vectors.norm(vector), vector);
        return vector;
    }
}
