package downhill.landscape;

import downhill.math.Exact;

/**
 * Ackley's function: L = 20 + e − 20·e^(−0.2·r) − e^((cos 2πx + cos 2πy)/2), where r = √((x² + y²)/2).
 *
 * <p>An almost flat plain of small pits around one deep funnel. At its bottom (0, 0) the function has a corner; the
 * gradient is given as 0 there, which is one of its subgradients. Source: Ackley, A Connectionist Machine for Genetic
 * Hillclimbing (1987).
 */
record Ackley() implements Landscape {
    private static final double TURN = 2 * Math.PI;

    @Override
    public double value(double x, double y) {
        // Two differences, so that the bottom is 0 and not the rounding of e; in this order, see downhill.math.
        return Exact.exp(1) - pits(x, y) + 20 * (1 - funnel(radius(x, y)));
    }

    @Override
    public void gradient(double x, double y, double[] gradOut) {
        double r = radius(x, y);
        double slope = r == 0 ? 0 : 2 * funnel(r) / r;
        double pits = Math.PI * pits(x, y);
        gradOut[0] = slope * x + pits * Exact.sin(TURN * x);
        gradOut[1] = slope * y + pits * Exact.sin(TURN * y);
    }

    private static double radius(double x, double y) {
        return Math.sqrt((x * x + y * y) / 2);
    }

    private static double funnel(double r) {
        return Exact.exp(-0.2 * r);
    }

    private static double pits(double x, double y) {
        return Exact.exp((Exact.cos(TURN * x) + Exact.cos(TURN * y)) / 2);
    }
}
