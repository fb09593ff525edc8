package downhill.landscape;

/**
 * Himmelblau's function: L = (x² + y − 11)² + (x + y² − 7)², with four minima of value 0.
 *
 * <p>Which one a path finds depends on the start and on the step. Source: Himmelblau, Applied Nonlinear Programming
 * (1972).
 */
record Himmelblau() implements Landscape {
    @Override
    public double value(double x, double y) {
        double a = x * x + y - 11;
        double b = x + y * y - 7;
        return a * a + b * b;
    }

    @Override
    public void gradient(double x, double y, double[] gradOut) {
        double a = x * x + y - 11;
        double b = x + y * y - 7;
        gradOut[0] = 4 * x * a + 2 * b;
        gradOut[1] = 2 * a + 4 * y * b;
    }
}
