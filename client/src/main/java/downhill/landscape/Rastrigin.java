package downhill.landscape;

import downhill.math.Exact;

/**
 * Rastrigin's function: L = 20 + x² + y² − 10·(cos 2πx + cos 2πy), with its least minimum at (0, 0).
 *
 * <p>A bowl with a pit near every point of whole coordinates. Source: Rastrigin, Systems of extremal control (1974).
 */
record Rastrigin() implements Landscape {
    private static final double TURN = 2 * Math.PI;

    @Override
    public double value(double x, double y) {
        return 20 + x * x + y * y - 10 * (Exact.cos(TURN * x) + Exact.cos(TURN * y));
    }

    @Override
    public void gradient(double x, double y, double[] gradOut) {
        gradOut[0] = 2 * x + 10 * TURN * Exact.sin(TURN * x);
        gradOut[1] = 2 * y + 10 * TURN * Exact.sin(TURN * y);
    }
}
