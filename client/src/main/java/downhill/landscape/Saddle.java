package downhill.landscape;

/**
 * A saddle between two minima: L = x² + (y² − 4)²/8.
 *
 * <p>Near (0, 0) it is 2 + x² − y²; the quartic term puts minima at (0, ±2), so that a path that escapes also arrives.
 * On the line y = 0 the gradient points at the saddle, and no method that follows gradients ever leaves it.
 */
record Saddle() implements Landscape {
    @Override
    public double value(double x, double y) {
        double across = y * y - 4;
        return x * x + across * across / 8;
    }

    @Override
    public void gradient(double x, double y, double[] gradOut) {
        gradOut[0] = 2 * x;
        gradOut[1] = (y * y - 4) * y / 2;
    }
}
