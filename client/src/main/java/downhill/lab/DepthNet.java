package downhill.lab;

import downhill.optim.ParameterInfo;
import downhill.random.CounterRandom;

/**
 * A fully connected network of any depth on two spirals, plain or residual, that measures itself.
 *
 * <p>Layer 1 takes the two coordinates to {@code width} units; layers 2 to {@code depth} keep the width and are
 * residual, h + α·f(h), where asked for; a linear layer gives the logits of two classes. Loss: mean softmax
 * cross-entropy of all points. Weights start normal with variance 2/fan-in (He et al., arXiv:1502.01852), biases at 0, γ
 * at 1, β at 0; a plain and a residual network of one seed start from the same weights. Single-threaded.
 */
public final class DepthNet {
    /** Where batch normalization stands; without it a residual network's activations grow with its depth. */
    public enum Norm {
        OFF,
        BEFORE,
        AFTER
    }

    /** Most hidden layers. */
    public static final int MAX_DEPTH = 60;

    /** Points that the network learns, all of them at every step. */
    public static final int ROWS = 64;

    private static final int CLASSES = 2;

    private final DepthLayer[] layers;
    private final Dense last;
    private final ParameterInfo[] infos;
    private final double[][] params;
    private final Spirals data = new Spirals(ROWS);
    private final double[] logits = new double[ROWS * CLASSES];
    private final int perLayer; // parameters of a hidden layer
    private final double[] gradientNorms;
    private final double[] activationScales;

    /**
     * @param depth hidden layers, 2 to {@link #MAX_DEPTH}
     * @param width units of a hidden layer, 1 to 64
     * @param branchScale α of a residual network, 1 in He et al. (arXiv:1512.03385)
     * @throws IllegalArgumentException naming a value outside its range
     */
    public DepthNet(int depth, int width, boolean residual, double branchScale, Norm norm, long seed) {
        if (depth < 2 || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("depth must be 2 to " + MAX_DEPTH + ", but is " + depth);
        }
        if (width < 1 || width > 64) {
            throw new IllegalArgumentException("width must be 1 to 64, but is " + width);
        }
        perLayer = norm == Norm.OFF ? 2 : 4;
        layers = new DepthLayer[depth];
        infos = new ParameterInfo[depth * perLayer + 2];
        for (int i = 0; i < depth; i++) {
            int in = i == 0 ? 2 : width;
            layers[i] = new DepthLayer(in, width, ROWS, norm, residual && i > 0, branchScale, i * perLayer);
            describe(i * perLayer, "layer" + (i + 1), in, width);
            for (int j = i * perLayer + 2; j < (i + 1) * perLayer; j++) {
                infos[j] = new ParameterInfo(
                        j, "layer" + (i + 1) + (j % 2 == 0 ? ".gamma" : ".beta"), ParameterInfo.Kind.NORM, width);
            }
        }
        describe(depth * perLayer, "logits", width, CLASSES);
        last = new Dense(width, CLASSES, ROWS);
        params = zeros();
        initialize(seed);
        gradientNorms = new double[depth + 1];
        activationScales = new double[depth];
    }

    private void describe(int index, String name, int in, int out) {
        infos[index] = new ParameterInfo(index, name + ".weight", ParameterInfo.Kind.WEIGHT, out, in);
        infos[index + 1] = new ParameterInfo(index + 1, name + ".bias", ParameterInfo.Kind.BIAS, out);
    }

    private void initialize(long seed) {
        for (int i = 0; i < infos.length; i++) {
            if (infos[i].kind() == ParameterInfo.Kind.WEIGHT) {
                double deviation = Math.sqrt(2.0 / infos[i].shape()[1]);
                for (int j = 0; j < params[i].length; j++) {
                    params[i][j] = deviation * CounterRandom.gaussian(seed, i / perLayer, j);
                }
            } else if (infos[i].kind() == ParameterInfo.Kind.NORM && i % 2 == 0) {
                for (int j = 0; j < params[i].length; j++) {
                    params[i][j] = 1;
                }
            }
        }
    }

    /** New arrays of the parameters' shapes, {@code [parameter][element]}. */
    double[][] zeros() {
        double[][] zeros = new double[infos.length][];
        for (int i = 0; i < infos.length; i++) {
            zeros[i] = new double[infos[i].size()];
        }
        return zeros;
    }

    /** The live parameters: weight, bias and, with normalization, γ and β of each layer; then those of the logits. */
    public double[][] params() {
        return params;
    }

    ParameterInfo[] infos() {
        return infos;
    }

    /**
     * The loss at some parameters, and its gradient.
     *
     * @param at {@code [parameter][element]}, as {@link #params}
     * @param grads overwritten, same shape
     */
    public double lossAndGradient(double[][] at, double[][] grads) {
        double[] x = data.points;
        for (int i = 0; i < layers.length; i++) {
            layers[i].forward(x, at);
            x = layers[i].output;
            activationScales[i] = rootMeanSquare(x);
        }
        int top = layers.length * perLayer;
        last.forward(x, at[top], at[top + 1], logits);
        double loss = SoftmaxLoss.lossAndGradient(logits, data.labels, CLASSES);
        double[] gradient = new double[x.length];
        last.backward(x, at[top], logits, grads[top], grads[top + 1], gradient);
        gradientNorms[layers.length] = norm(grads[top]);
        for (int i = layers.length - 1; i >= 0; i--) {
            double[] before = new double[i == 0 ? data.points.length : x.length];
            layers[i].backward(gradient, at, grads, before);
            gradientNorms[i] = norm(grads[i * perLayer]);
            gradient = before;
        }
        return loss;
    }

    /** ‖∂L/∂W‖ of each hidden layer's weight and, last, of the logits', at the latest gradient; live. */
    public double[] gradientNorms() {
        return gradientNorms;
    }

    /** Root mean square of each hidden layer's output over all units and points, at the latest gradient; live. */
    public double[] activationScales() {
        return activationScales;
    }

    private static double rootMeanSquare(double[] values) {
        return norm(values) / Math.sqrt(values.length);
    }

    private static double norm(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
