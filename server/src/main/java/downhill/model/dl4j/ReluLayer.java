package downhill.model.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link downhill.model.Layer.Relu} for DL4J. */
final class ReluLayer extends ActivationLayer {
    private static final long serialVersionUID = 1;

    ReluLayer() {
        super(Activation.RELU);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int index,
            INDArray params,
            boolean initialize,
            DataType type) {
        Passes layer = new Passes(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        return layer;
    }

    /** Forward and backward. */
    private static final class Passes extends org.deeplearning4j.nn.layers.ActivationLayer {
        private static final long serialVersionUID = 1;

        private transient INDArray output;

        Passes(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
            output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, input.shape(), 'c');
            Ops.relu(input, output);
            return output;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray outputGradient, LayerWorkspaceMgr workspaces) {
            INDArray gradient = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
            Ops.reluBackward(output, outputGradient, gradient);
            return new Pair<>(new DefaultGradient(), gradient);
        }

        @Override
        public void clear() {
            super.clear();
            output = null;
        }
    }
}
