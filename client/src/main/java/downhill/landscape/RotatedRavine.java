package downhill.landscape;

import downhill.math.Exact;

/**
 * A ravine turned by an angle θ: L = u² + κ·v², with u = x·cos θ + y·sin θ and v = y·cos θ − x·sin θ.
 *
 * <p>The eigenvalues are those of the straight ravine, so gradient descent takes the turned path; but no scale for each
 * coordinate, which is what RMSProp and Adam choose, makes it round any more.
 */
final class RotatedRavine implements Landscape {
    private final double kappa;
    private final double cos;
    private final double sin;

    /** @param degrees θ, counter-clockwise */
    RotatedRavine(double kappa, double degrees) {
        this.kappa = kappa;
        this.cos = Exact.cos(degrees * Math.PI / 180);
        this.sin = Exact.sin(degrees * Math.PI / 180);
    }

    @Override
    public double value(double x, double y) {
        double u = cos * x + sin * y;
        double v = cos * y - sin * x;
        return u * u + kappa * v * v;
    }

    @Override
    public void gradient(double x, double y, double[] gradOut) {
        double u = cos * x + sin * y;
        double v = cos * y - sin * x;
        gradOut[0] = 2 * (cos * u - kappa * sin * v);
        gradOut[1] = 2 * (sin * u + kappa * cos * v);
    }
}
