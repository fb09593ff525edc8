package downhill.lab;

import downhill.landscape.Landscape;

/**
 * How strongly a landscape is curved, and the learning rates that it bears.
 *
 * <p>The Hessian comes from central differences of the exact gradient: exact up to rounding on a quadratic.
 */
public final class Curvature {
    private static final double STRIDE = 1e-4;

    private Curvature() {}

    /** The largest eigenvalue of the Hessian at a point. */
    public static double largest(Landscape landscape, double x, double y) {
        return principal(landscape, x, y)[0];
    }

    /**
     * The principal curvatures at a point, and the steep direction.
     *
     * @return the larger and the smaller eigenvalue λ₁ ≥ λ₂ of the Hessian, and a unit vector dx, dy along which the
     *     curvature is λ₁ (the y-axis where all directions are alike)
     */
    public static double[] principal(Landscape landscape, double x, double y) {
        double[] east = new double[2];
        double[] west = new double[2];
        double[] north = new double[2];
        double[] south = new double[2];
        landscape.gradient(x + STRIDE, y, east);
        landscape.gradient(x - STRIDE, y, west);
        landscape.gradient(x, y + STRIDE, north);
        landscape.gradient(x, y - STRIDE, south);
        double xx = (east[0] - west[0]) / (2 * STRIDE);
        double yy = (north[1] - south[1]) / (2 * STRIDE);
        double xy = (east[1] - west[1] + north[0] - south[0]) / (4 * STRIDE);
        double mean = (xx + yy) / 2;
        double radius = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
        // Of the two rows of (H − λ₁)·d = 0, the one with the larger coefficient loses no digits.
        double dx = xx > yy ? mean + radius - yy : xy;
        double dy = xx > yy ? xy : mean + radius - xx;
        double length = Math.sqrt(dx * dx + dy * dy);
        return length > 0
                ? new double[] {mean + radius, mean - radius, dx / length, dy / length}
                : new double[] {mean + radius, mean - radius, 0, 1};
    }

    /**
     * The learning rate from which an optimizer diverges along a direction of curvature λ.
     *
     * <p>Each rule is a linear recursion there, which is stable while its roots lie within the unit circle: SGD for
     * ηλ &lt; 2, heavy ball for ηλ &lt; 2 + 2γ, Nesterov's momentum (the gradient at w − γv) for
     * ηλ &lt; (2 + 2γ)/(1 + 2γ).
     *
     * @param optimizer its name
     * @param gamma momentum; without meaning for SGD
     * @return NaN for an optimizer whose steps do not grow with the gradient: it has no such limit
     */
    public static double limit(String optimizer, double gamma, double lambda) {
        switch (optimizer) {
            case "sgd":
                return 2 / lambda;
            case "momentum":
                return (2 + 2 * gamma) / lambda;
            case "nesterov":
                return (2 + 2 * gamma) / (1 + 2 * gamma) / lambda;
            default:
                return Double.NaN;
        }
    }
}
