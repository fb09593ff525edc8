package downhill.landscape;

/**
 * A ravine along the x axis: L = x² + κ·y², with its minimum at (0, 0).
 *
 * <p>The Hessian is diag(2, 2κ), so κ is the condition number; κ = 1 is a round bowl. Plain gradient descent is stable
 * for η &lt; 2/λ_max = 1/κ.
 *
 * @param kappa at least 1
 */
record Ravine(double kappa) implements Landscape {
    @Override
    public double value(double x, double y) {
        return x * x + kappa * y * y;
    }

    @Override
    public void gradient(double x, double y, double[] gradOut) {
        gradOut[0] = 2 * x;
        gradOut[1] = 2 * kappa * y;
    }
}
