package downhill.lab;

import downhill.lab.DepthNet.Norm;

/**
 * One hidden layer, x ↦ f(x), or x ↦ x + α·f(x) where it is residual; f is a dense map with ReLU and, by choice, batch
 * normalization before or after the ReLU. It keeps what the way back needs. Arrays: {@code [row][unit]}.
 */
final class DepthLayer {
    private final Dense dense;
    private final Norm norm;
    private final boolean residual;
    private final double scale;
    private final BatchStatistics statistics;
    private final int first; // index of the weight among the parameters; bias, γ and β follow
    private final double[] linear; // W·x + b
    private final double[] rectified; // what ReLU let through
    private final double[] slope; // gradient within f
    private double[] input;

    /** What goes on to the next layer. */
    final double[] output;

    DepthLayer(int in, int width, int rows, Norm norm, boolean residual, double scale, int first) {
        dense = new Dense(in, width, rows);
        this.norm = norm;
        this.residual = residual;
        this.scale = scale;
        this.first = first;
        statistics = norm == Norm.OFF ? null : new BatchStatistics(width, rows);
        linear = new double[rows * width];
        rectified = new double[rows * width];
        slope = new double[rows * width];
        output = new double[rows * width];
    }

    void forward(double[] x, double[][] params) {
        input = x;
        dense.forward(x, params[first], params[first + 1], linear);
        if (norm == Norm.BEFORE) {
            statistics.forward(linear, params[first + 2], params[first + 3], linear);
        }
        for (int i = 0; i < linear.length; i++) {
            rectified[i] = linear[i] > 0 ? linear[i] : 0;
            output[i] = rectified[i];
        }
        if (norm == Norm.AFTER) {
            statistics.forward(rectified, params[first + 2], params[first + 3], output);
        }
        if (residual) {
            for (int i = 0; i < output.length; i++) {
                output[i] = x[i] + scale * output[i];
            }
        }
    }

    /**
     * @param gradient of the loss at this layer's output
     * @param dx receives the gradient at its input; another array
     */
    void backward(double[] gradient, double[][] params, double[][] grads, double[] dx) {
        for (int i = 0; i < slope.length; i++) {
            slope[i] = residual ? scale * gradient[i] : gradient[i];
        }
        if (norm == Norm.AFTER) {
            statistics.backward(slope, params[first + 2], grads[first + 2], grads[first + 3]);
        }
        for (int i = 0; i < slope.length; i++) {
            slope[i] = linear[i] > 0 ? slope[i] : 0;
        }
        if (norm == Norm.BEFORE) {
            statistics.backward(slope, params[first + 2], grads[first + 2], grads[first + 3]);
        }
        for (int i = 0; i < dx.length; i++) {
            dx[i] = residual ? gradient[i] : 0;
        }
        dense.backward(input, params[first], slope, grads[first], grads[first + 1], dx);
    }
}
