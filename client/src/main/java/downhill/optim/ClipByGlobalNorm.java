package downhill.optim;

import downhill.math.Decimal;

/**
 * Gradient clipping: where ‖u‖ &gt; c, u ← (c/‖u‖)·u, with the norm taken over all parameters together.
 *
 * <p>The direction stays; only the length is limited. Source: Pascanu, Mikolov and Bengio, On the difficulty of training
 * recurrent neural networks (arXiv:1211.5063), Algorithm 1.
 */
public final class ClipByGlobalNorm implements GradientTransform {
    private final double maxNorm;

    /** @param maxNorm c, greater than 0 */
    public ClipByGlobalNorm(double maxNorm) {
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException("maxNorm must be greater than 0, but is " + Decimal.text(maxNorm));
        }
        this.maxNorm = maxNorm;
    }

    @Override
    public void apply(double[][] updates, double[][] params, int step) {
        double norm = norm(updates);
        if (norm > maxNorm) {
            double factor = maxNorm / norm;
            for (double[] u : updates) {
                for (int j = 0; j < u.length; j++) {
                    u[j] *= factor;
                }
            }
        }
    }

    @Override
    public Term[] terms(double[][] updates, double[][] params, int step) {
        return new Term[] {new Term("clipped", updates, true)};
    }

    /** The Euclidean norm over all elements of all parameters. */
    public static double norm(double[][] arrays) {
        double sum = 0;
        for (double[] array : arrays) {
            for (double x : array) {
                sum += x * x;
            }
        }
        return Math.sqrt(sum);
    }
}
