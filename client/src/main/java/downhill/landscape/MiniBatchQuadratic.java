package downhill.landscape;

import downhill.random.CounterRandom;

/**
 * The mean of N = 64 ravines around scattered centres, less its least value: L = (1/N)·Σᵢ (x − pᵢ)² + κ·(y − qᵢ)² − c, of
 * which each step sees a batch of b.
 *
 * <p>The centres are drawn from the standard normal distribution and shifted so that their mean, and with it the minimum,
 * is (0, 0); with c = (1/N)·Σᵢ pᵢ² + κ·qᵢ² it is L = x² + κ·y². The batch of a step is drawn without replacement, so the gradient's noise has
 * standard deviation 2·√((1/b − 1/N)·N/(N − 1)) times the spread of the centres, and none at all with b = N.
 */
final class MiniBatchQuadratic implements Landscape {
    /** N. */
    static final int POINTS = 64;

    private static final long DATA_SEED = 3;

    private final double kappa;
    private final int batch;
    private final double[] p = centred(0);
    private final double[] q = centred(1);

    /** @param batch b, 1 to {@link #POINTS} */
    MiniBatchQuadratic(double kappa, int batch) {
        this.kappa = kappa;
        this.batch = batch;
    }

    private static double[] centred(int stream) {
        double[] points = new double[POINTS];
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            points[i] = CounterRandom.gaussian(DATA_SEED, stream, i);
            sum += points[i];
        }
        for (int i = 0; i < POINTS; i++) {
            points[i] -= sum / POINTS;
        }
        return points;
    }

    @Override
    public double value(double x, double y) {
        return x * x + kappa * y * y;
    }

    @Override
    public void gradient(double x, double y, double[] gradOut) {
        gradOut[0] = 2 * x;
        gradOut[1] = 2 * kappa * y;
    }

    @Override
    public boolean stochastic() {
        return true;
    }

    @Override
    public void sampleGradient(double x, double y, long seed, int step, double[] gradOut) {
        int[] order = CounterRandom.permutation(POINTS, seed, step);
        double sumP = 0;
        double sumQ = 0;
        for (int i = 0; i < batch; i++) {
            sumP += p[order[i]];
            sumQ += q[order[i]];
        }
        gradOut[0] = 2 * (x - sumP / batch);
        gradOut[1] = 2 * kappa * (y - sumQ / batch);
    }
}
