package downhill.landscape;

/**
 * Beale's function: L = (1.5 − x + x·y)² + (2.25 − x + x·y²)² + (2.625 − x + x·y³)², with its minimum at (3, 0.5).
 *
 * <p>A flat valley between steep walls; the gradient grows with the fifth power of y. Source: Beale, On an iterative
 * method for finding a local minimum of a function of more than one variable (1958).
 */
record Beale() implements Landscape {
    @Override
    public double value(double x, double y) {
        double a = 1.5 - x + x * y;
        double b = 2.25 - x + x * y * y;
        double c = 2.625 - x + x * y * y * y;
        return a * a + b * b + c * c;
    }

    @Override
    public void gradient(double x, double y, double[] gradOut) {
        double a = 1.5 - x + x * y;
        double b = 2.25 - x + x * y * y;
        double c = 2.625 - x + x * y * y * y;
        gradOut[0] = 2 * (a * (y - 1) + b * (y * y - 1) + c * (y * y * y - 1));
        gradOut[1] = 2 * x * (a + 2 * b * y + 3 * c * y * y);
    }
}
