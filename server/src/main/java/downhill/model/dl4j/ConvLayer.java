package downhill.model.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link downhill.model.Layer.Conv} for DL4J: parameters are the stock layer's, the two passes are ours. */
final class ConvLayer extends ConvolutionLayer {
    private static final long serialVersionUID = 1;
    private static final String WEIGHT = ConvolutionParamInitializer.WEIGHT_KEY;
    private static final String BIAS = ConvolutionParamInitializer.BIAS_KEY;

    private final boolean first;

    /** @param first whether its input is the images, whose gradient nobody wants */
    ConvLayer(downhill.model.Layer.Conv conv, boolean first) {
        super(new Builder(conv.kernel(), conv.kernel())
                .stride(conv.stride(), conv.stride())
                .padding(conv.kernel() / 2, conv.kernel() / 2)
                .convolutionMode(ConvolutionMode.Truncate) // "Same" would pad unevenly at stride 2
                .nOut(conv.channels())
                .hasBias(conv.bias())
                .dataFormat(CNN2DFormat.NHWC));
        this.first = first;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray params,
            boolean initialize,
            DataType type) {
        Passes layer = new Passes(conf, type, first);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(params);
        layer.setParamTable(initializer().init(conf, params, initialize));
        return layer;
    }

    /** Forward and backward. */
    private static final class Passes extends org.deeplearning4j.nn.layers.convolution.ConvolutionLayer {
        private static final long serialVersionUID = 1;

        private final transient ChannelVectors vectors; // null without a bias
        private final transient double[] ones;
        private final transient INDArray patches; // null unless it is the first layer

        Passes(NeuralNetConfiguration conf, DataType type, boolean first) {
            super(conf, type);
            patches =
                    first ? Ops.patches(type, layerConf().getNIn(), layerConf().getKernelSize()[0]) : null;
            boolean bias = layerConf().hasBias();
            vectors = bias ? new ChannelVectors(type, layerConf().getNOut()) : null;
            ones = bias ? vectors.one().toDoubleVector() : null;
        }

        private int stride() {
            return layerConf().getStride()[0];
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            long rows = (input.size(1) - 1) / stride() + 1;
            long columns = (input.size(2) - 1) / stride() + 1;
            long[] shape = {input.size(0), rows, columns, layerConf().getNOut()};
            INDArray output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
            Ops.convolve(input, getParam(WEIGHT), stride(), output);
            if (layerConf().hasBias()) {
                double[] bias = getParam(BIAS).reshape(ones.length).toDoubleVector();
                Ops.affine(output, vectors.with(null, ones, bias), output);
            }
            return output;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray outputGradient, LayerWorkspaceMgr workspaces) {
            INDArray weightGradient = gradientViews.get(WEIGHT);
            INDArray inputGradient = patches == null
                    ? backward(outputGradient, weightGradient, workspaces)
                    : backwardToWeight(outputGradient, weightGradient, workspaces);
            Gradient gradient = new DefaultGradient();
            gradient.setGradientFor(WEIGHT, weightGradient);
            if (layerConf().hasBias()) {
                INDArray biasGradient = gradientViews.get(BIAS);
                double[] sums = Ops.channelSums(outputGradient, vectors);
                ChannelVectors.set(biasGradient.reshape(biasGradient.length()), sums);
                gradient.setGradientFor(BIAS, biasGradient);
            }
            return new Pair<>(gradient, inputGradient);
        }

        private INDArray backward(INDArray outputGradient, INDArray weightGradient, LayerWorkspaceMgr workspaces) {
            INDArray inputGradient =
                    workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
            Ops.convolveBackward(input, getParam(WEIGHT), outputGradient, stride(), inputGradient, weightGradient);
            return inputGradient;
        }

        private INDArray backwardToWeight(
                INDArray outputGradient, INDArray weightGradient, LayerWorkspaceMgr workspaces) {
            long[] shape = outputGradient.shape().clone();
            shape[3] = patches.size(0);
            INDArray scratch = workspaces.createUninitialized(ArrayType.BP_WORKING_MEM, dataType, shape, 'c');
            Ops.convolveBackwardToWeight(input, patches, outputGradient, stride(), scratch, weightGradient);
            return null;
        }
    }
}
