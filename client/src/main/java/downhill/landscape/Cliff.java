package downhill.landscape;

import downhill.math.Exact;

/**
 * A gentle bowl with a plateau behind a cliff: L = 0.1·((x + 2)² + y²) + 10·σ((x − 1)/w), where σ(t) = 1/(1 + e⁻ᵗ).
 *
 * <p>On both sides the slope is below 1; on the cliff it reaches 2.5/w, which throws a path far out unless the gradient
 * is clipped. Such walls are what Pascanu, Mikolov and Bengio (arXiv:1211.5063, figure 6) found in recurrent networks.
 * The minimum is at (−2, 0), up to 10/w·e^(−3/w) in its slope.
 *
 * @param width w, small against 3
 */
record Cliff(double width) implements Landscape {
    private static final double HEIGHT = 10;

    @Override
    public double value(double x, double y) {
        return 0.1 * ((x + 2) * (x + 2) + y * y) + HEIGHT * sigmoid(x);
    }

    @Override
    public void gradient(double x, double y, double[] gradOut) {
        double s = sigmoid(x);
        gradOut[0] = 0.2 * (x + 2) + HEIGHT / width * s * (1 - s);
        gradOut[1] = 0.2 * y;
    }

    private double sigmoid(double x) {
        return 1 / (1 + Exact.exp((1 - x) / width));
    }
}
