package downhill.model.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link downhill.model.Layer.BatchNorm} for DL4J, with the ReLU that may follow it.
 *
 * <p>Parameters are the stock layer's. In training the running statistics move during the forward pass; DL4J would have
 * its updater subtract pseudo-gradients from them later.
 */
final class NormLayer extends BatchNormalization {
    private static final long serialVersionUID = 1;
    private static final String GAMMA = BatchNormalizationParamInitializer.GAMMA;
    private static final String BETA = BatchNormalizationParamInitializer.BETA;
    private static final String MEAN = BatchNormalizationParamInitializer.GLOBAL_MEAN;
    private static final String VARIANCE = BatchNormalizationParamInitializer.GLOBAL_VAR;

    private final boolean relu;

    NormLayer(downhill.model.Layer.BatchNorm norm) {
        relu = norm.relu();
        setDecay(downhill.model.Layer.BatchNorm.DECAY);
        setEps(downhill.model.Layer.BatchNorm.EPS);
        setUseLogStd(false);
        setCnn2DFormat(CNN2DFormat.NHWC);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray params,
            boolean initialize,
            DataType type) {
        Passes layer = new Passes(conf, type, relu);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(params);
        layer.setParamTable(initializer().init(conf, params, initialize));
        return layer;
    }

    /** Forward and backward. */
    private static final class Passes extends org.deeplearning4j.nn.layers.normalization.BatchNormalization {
        private static final long serialVersionUID = 1;

        private final boolean relu;
        private final transient ChannelVectors vectors;
        private transient Moments moments; // of the batch in the forward pass
        private transient INDArray output;

        Passes(NeuralNetConfiguration conf, DataType type, boolean relu) {
            super(conf, type);
            this.relu = relu;
            vectors = new ChannelVectors(type, layerConf().getNOut());
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, input.shape(), 'c');
            double[] mean = getParam(MEAN).toDoubleVector();
            double[] variance = getParam(VARIANCE).toDoubleVector();
            if (training) {
                moments = Moments.of(input, output, vectors);
                moveTowards(MEAN, mean, moments.mean());
                moveTowards(VARIANCE, variance, unbiased(moments.variance()));
                mean = moments.mean();
                variance = moments.variance();
            }
            double[] scale = times(getParam(GAMMA).toDoubleVector(), inverseDeviation(variance));
            Ops.affine(input, vectors.with(mean, scale, getParam(BETA).toDoubleVector()), output);
            if (relu) {
                Ops.relu(output, output);
            }
            return output;
        }

        private double[] unbiased(double[] variance) {
            double n = (double) input.length() / variance.length;
            double[] larger = variance.clone();
            for (int c = 0; c < larger.length; c++) {
                larger[c] *= n / Math.max(1, n - 1);
            }
            return larger;
        }

        private void moveTowards(String statistic, double[] running, double[] batch) {
            double decay = layerConf().getDecay();
            for (int c = 0; c < running.length; c++) {
                running[c] = decay * running[c] + (1 - decay) * batch[c];
            }
            ChannelVectors.set(getParam(statistic), running);
        }

        /**
         * With y = γ x̂ + β, x̂ = (x − μ) r, r = 1 / √(σ² + ε), n values in a channel and g = ∂L/∂y: ∂L/∂β = Σ g, ∂L/∂γ
         * = Σ g x̂, ∂L/∂x = γ r (g − ∂L/∂β / n − x̂ ∂L/∂γ / n).
         */
        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray outputGradient, LayerWorkspaceMgr workspaces) {
            INDArray scratch = workingArray(workspaces);
            INDArray g = outputGradient;
            if (relu) {
                g = workingArray(workspaces);
                Ops.reluBackward(output, outputGradient, g);
            }
            double[] r = inverseDeviation(moments.variance());
            double[] betaGradient = Ops.channelSums(g, vectors);
            double[] gammaGradient = times(centredDots(g, betaGradient, scratch, workspaces), r);
            INDArray inputGradient =
                    workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
            combine(g, r, betaGradient, gammaGradient, scratch, inputGradient);
            Gradient gradient = new DefaultGradient();
            put(gradient, GAMMA, gammaGradient);
            put(gradient, BETA, betaGradient);
            return new Pair<>(gradient, inputGradient);
        }

        /** Σ g (x − μ) for each channel. */
        private double[] centredDots(INDArray g, double[] gSums, INDArray scratch, LayerWorkspaceMgr workspaces) {
            INDArray x = input;
            double[] mean = moments.mean().clone();
            if (moments.pivot() != null) {
                x = workingArray(workspaces);
                Moments.centre(input, moments.pivot(), x, vectors);
                for (int c = 0; c < mean.length; c++) {
                    mean[c] -= moments.pivot()[c];
                }
            }
            double[] dots = Ops.channelDots(g, x, scratch, vectors);
            for (int c = 0; c < dots.length; c++) {
                dots[c] -= mean[c] * gSums[c];
            }
            return dots;
        }

        private void combine(
                INDArray g,
                double[] r,
                double[] betaGradient,
                double[] gammaGradient,
                INDArray scratch,
                INDArray inputGradient) {
            int channels = r.length;
            double n = (double) g.length() / channels;
            double[] gMean = new double[channels];
            double[] xScale = new double[channels];
            double[] gScale = times(getParam(GAMMA).toDoubleVector(), r);
            for (int c = 0; c < channels; c++) {
                gMean[c] = betaGradient[c] / n;
                xScale[c] = -gScale[c] * r[c] * gammaGradient[c] / n;
            }
            Ops.affine(g, vectors.with(gMean, gScale, null), inputGradient);
            Ops.affine(input, vectors.with(moments.mean(), xScale, null), scratch);
            inputGradient.addi(scratch);
        }

        private void put(Gradient gradient, String parameter, double[] values) {
            INDArray view = gradientViews.get(parameter);
            ChannelVectors.set(view.reshape(view.length()), values);
            gradient.setGradientFor(parameter, view);
        }

        private INDArray workingArray(LayerWorkspaceMgr workspaces) {
            return workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, input.shape(), 'c');
        }

        private double[] inverseDeviation(double[] variance) {
            double[] r = new double[variance.length];
            for (int c = 0; c < r.length; c++) {
                r[c] = 1 / Math.sqrt(variance[c] + layerConf().getEps());
            }
            return r;
        }

        private static double[] times(double[] a, double[] b) {
            double[] product = new double[a.length];
            for (int c = 0; c < a.length; c++) {
                product[c] = a[c] * b[c];
            }
            return product;
        }

        @Override
        public void clear() {
            super.clear();
            moments = null;
            output = null;
        }
    }
}
