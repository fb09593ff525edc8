package downhill.lab;

/** z = W·x + b for every row of a batch, and the way back. Shapes: W {@code [out][in]}, x {@code [row][in]}. */
final class Dense {
    private final int in;
    private final int out;
    private final int rows;

    Dense(int in, int out, int rows) {
        this.in = in;
        this.out = out;
        this.rows = rows;
    }

    void forward(double[] x, double[] weight, double[] bias, double[] z) {
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < out; o++) {
                double sum = bias[o];
                for (int i = 0; i < in; i++) {
                    sum += weight[o * in + i] * x[row * in + i];
                }
                z[row * out + o] = sum;
            }
        }
    }

    /**
     * Overwrites the gradients of weight and bias.
     *
     * @param dx receives Wᵀ·dz on top of what it holds
     */
    void backward(double[] x, double[] weight, double[] dz, double[] dWeight, double[] dBias, double[] dx) {
        for (int i = 0; i < dWeight.length; i++) {
            dWeight[i] = 0;
        }
        for (int o = 0; o < out; o++) {
            dBias[o] = 0;
        }
        for (int row = 0; row < rows; row++) {
            for (int o = 0; o < out; o++) {
                double slope = dz[row * out + o];
                dBias[o] += slope;
                for (int i = 0; i < in; i++) {
                    dWeight[o * in + i] += slope * x[row * in + i];
                    dx[row * in + i] += slope * weight[o * in + i];
                }
            }
        }
    }
}
