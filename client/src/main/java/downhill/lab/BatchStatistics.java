package downhill.lab;

/**
 * Batch normalization over the rows of a batch, as in training: y = γ·(x − μ)/√(σ² + ε) + β with the batch's own mean μ
 * and biased variance σ², ε = 1e-5.
 *
 * <p>Source: Ioffe and Szegedy (arXiv:1502.03167), algorithm 1. Shapes: x, y {@code [row][unit]}, γ, β {@code [unit]}.
 */
final class BatchStatistics {
    private static final double EPS = 1e-5;

    private final int width;
    private final int rows;
    private final double[] normal; // (x − μ)/√(σ² + ε), [row][unit]
    private final double[] root; // √(σ² + ε), [unit]

    BatchStatistics(int width, int rows) {
        this.width = width;
        this.rows = rows;
        normal = new double[rows * width];
        root = new double[width];
    }

    void forward(double[] x, double[] gamma, double[] beta, double[] y) {
        for (int j = 0; j < width; j++) {
            double mean = 0;
            for (int i = j; i < x.length; i += width) {
                mean += x[i];
            }
            mean /= rows;
            double variance = 0;
            for (int i = j; i < x.length; i += width) {
                variance += (x[i] - mean) * (x[i] - mean);
            }
            root[j] = Math.sqrt(variance / rows + EPS);
            for (int i = j; i < x.length; i += width) {
                normal[i] = (x[i] - mean) / root[j];
                y[i] = gamma[j] * normal[i] + beta[j];
            }
        }
    }

    /** Overwrites the gradients of γ and β, and turns the gradient at y into the one at x, in place. */
    void backward(double[] gradient, double[] gamma, double[] dGamma, double[] dBeta) {
        for (int j = 0; j < width; j++) {
            double sum = 0;
            double product = 0;
            for (int i = j; i < gradient.length; i += width) {
                sum += gradient[i];
                product += gradient[i] * normal[i];
            }
            dGamma[j] = product;
            dBeta[j] = sum;
            for (int i = j; i < gradient.length; i += width) {
                gradient[i] = gamma[j] / root[j] * (gradient[i] - sum / rows - normal[i] * product / rows);
            }
        }
    }
}
