package downhill.train;

import downhill.data.Batch;
import downhill.model.Architecture;
import downhill.model.BatchResult;
import downhill.model.BufferState;
import downhill.model.Initializer;
import downhill.model.Model;
import downhill.optim.ParameterInfo;
import java.util.Arrays;
import java.util.List;

/**
 * The smallest real model: softmax of a linear map of 4 × 4 block means, centred like a batch norm without scale (by the
 * batch's mean in training, by a running mean in inference). It also keeps a running variance, for nothing. Plain Java,
 * exact gradients.
 */
public final class SoftmaxRegression implements Model {
    private static final int BLOCK = 4;
    private static final double MOMENTUM = 0.9;

    private final List<ParameterInfo> parameters;
    private final int features;
    private final int classes;
    private final double[][] params;
    private double[] runningMean;
    private double[] runningVariance;

    public SoftmaxRegression(Architecture architecture, long seed) {
        features = architecture.input().size() / (BLOCK * BLOCK);
        classes = architecture.classes();
        parameters = List.of(
                new ParameterInfo(0, "dense.weight", ParameterInfo.Kind.WEIGHT, classes, features),
                new ParameterInfo(1, "dense.bias", ParameterInfo.Kind.BIAS, classes));
        params = new double[][] {new double[classes * features], new double[classes]};
        double[] random = Initializer.initialize(architecture, seed)[0];
        for (int i = 0; i < params[0].length; i++) {
            params[0][i] = random[i % random.length] / 10;
        }
        runningMean = new double[features];
        runningVariance = new double[features];
        Arrays.fill(runningVariance, 1);
    }

    @Override
    public List<ParameterInfo> parameters() {
        return parameters;
    }

    @Override
    public void read(double[][] out) {
        copy(params, out);
    }

    @Override
    public void write(double[][] in) {
        copy(in, params);
    }

    @Override
    public BatchResult lossAndGradients(Batch batch, double[][] gradOut) {
        double[][] x = features(batch);
        double[] mean = mean(x);
        for (int j = 0; j < features; j++) {
            runningMean[j] = MOMENTUM * runningMean[j] + (1 - MOMENTUM) * mean[j];
            double variance = 0;
            for (double[] row : x) {
                variance += (row[j] - mean[j]) * (row[j] - mean[j]) / x.length;
            }
            runningVariance[j] = MOMENTUM * runningVariance[j] + (1 - MOMENTUM) * variance;
        }
        Arrays.fill(gradOut[0], 0);
        Arrays.fill(gradOut[1], 0);
        double loss = 0;
        int correct = 0;
        for (int i = 0; i < x.length; i++) {
            double[] p = softmax(x[i], mean);
            int label = batch.labels()[i];
            loss -= Math.log(p[label]) / x.length;
            correct += argmax(p) == label ? 1 : 0;
            for (int k = 0; k < classes; k++) {
                double error = (p[k] - (k == label ? 1 : 0)) / x.length;
                gradOut[1][k] += error;
                for (int j = 0; j < features; j++) {
                    gradOut[0][k * features + j] += error * (x[i][j] - mean[j]);
                }
            }
        }
        return new BatchResult(loss, correct);
    }

    @Override
    public float[][] probabilities(Batch batch) {
        double[][] x = features(batch);
        float[][] out = new float[x.length][classes];
        for (int i = 0; i < x.length; i++) {
            double[] p = softmax(x[i], runningMean);
            for (int k = 0; k < classes; k++) {
                out[i][k] = (float) p[k];
            }
        }
        return out;
    }

    @Override
    public BufferState buffers() {
        return new BufferState(List.of(
                new BufferState.Buffer("norm.mean", runningMean.clone()),
                new BufferState.Buffer("norm.variance", runningVariance.clone())));
    }

    @Override
    public void buffers(BufferState state) {
        runningMean = state.buffers().get(0).values().clone();
        runningVariance = state.buffers().get(1).values().clone();
    }

    @Override
    public void close() {}

    private double[] softmax(double[] x, double[] centre) {
        double[] logits = params[1].clone();
        for (int k = 0; k < classes; k++) {
            for (int j = 0; j < features; j++) {
                logits[k] += params[0][k * features + j] * (x[j] - centre[j]);
            }
        }
        double largest = logits[argmax(logits)];
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            logits[k] = Math.exp(logits[k] - largest);
            sum += logits[k];
        }
        for (int k = 0; k < classes; k++) {
            logits[k] /= sum;
        }
        return logits;
    }

    /** Means over blocks of 4 × 4 pixels, {@code [image][feature]}. */
    private double[][] features(Batch batch) {
        int channels = batch.shape().channels();
        int width = batch.shape().width();
        double[][] x = new double[batch.size()][features];
        for (int i = 0; i < batch.images().length; i++) {
            int within = i % batch.shape().size();
            int pixel = within / channels;
            int block = pixel / width / BLOCK * (width / BLOCK) + pixel % width / BLOCK;
            x[i / batch.shape().size()][block * channels + within % channels] += batch.images()[i] / (BLOCK * BLOCK);
        }
        return x;
    }

    private double[] mean(double[][] x) {
        double[] mean = new double[features];
        for (double[] row : x) {
            for (int j = 0; j < features; j++) {
                mean[j] += row[j] / x.length;
            }
        }
        return mean;
    }

    private static int argmax(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }

    private static void copy(double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }
}
