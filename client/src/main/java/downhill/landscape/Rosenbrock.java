package downhill.landscape;

/**
 * Rosenbrock's banana valley: L = (1 − x)² + 100·(y − x²)², with its minimum at (1, 1).
 *
 * <p>The valley floor follows y = x² and is almost flat along it: at the minimum the Hessian's eigenvalues are about 0.4
 * and 1001.6. Source: Rosenbrock, An automatic method for finding the greatest or least value of a function (1960).
 */
record Rosenbrock() implements Landscape {
    @Override
    public double value(double x, double y) {
        double along = 1 - x;
        double across = y - x * x;
        return along * along + 100 * across * across;
    }

    @Override
    public void gradient(double x, double y, double[] gradOut) {
        double across = y - x * x;
        gradOut[0] = -2 * (1 - x) - 400 * x * across;
        gradOut[1] = 200 * across;
    }
}
