package downhill.model.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Forward and backward of {@link ResidualVertex}: y = max(0, body + shortcut). */
@SuppressWarnings("overrides") // DL4J declares setInputs with and without an ellipsis
final class ResidualPasses extends BaseGraphVertex {
    private static final long serialVersionUID = 1;
    private static final int BODY = 0;
    private static final int SHORTCUT = 1;

    private final int stride;
    private transient INDArray output;
    private transient INDArray selection; // [output channel][input channel][1][1]

    ResidualPasses(ComputationGraph graph, String name, int index, int stride, DataType type) {
        super(graph, name, index, null, null, type);
        this.stride = stride;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray body = inputs[BODY];
        INDArray shortcut = inputs[SHORTCUT];
        output = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, body.shape(), 'c');
        if (body.equalShapes(shortcut)) {
            body.addi(shortcut, output);
        } else {
            Ops.convolve(shortcut, selection(shortcut, body), stride, output);
            output.addi(body);
        }
        Ops.relu(output, output);
        return output;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray bodyGradient =
                workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, output.shape(), 'c');
        Ops.reluBackward(output, epsilon, bodyGradient);
        INDArray input = inputs[SHORTCUT];
        INDArray shortcutGradient;
        if (bodyGradient.equalShapes(input)) {
            shortcutGradient = bodyGradient; // the graph adds the body's own contribution to it when the body is done
        } else {
            shortcutGradient = workspaces.create(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
            sampled(shortcutGradient).assign(reached(bodyGradient, input));
        }
        return new Pair<>(null, new INDArray[] {bodyGradient, shortcutGradient});
    }

    /**
     * The shortcut as a convolution of one pixel: output channel c takes input channel c, later ones nothing. This moves
     * values without changing them, and much faster than a copy between strided views.
     */
    private INDArray selection(INDArray input, INDArray body) {
        if (selection == null) {
            selection = Ops.lasting(() -> Nd4j.zeros(dataType, body.size(3), input.size(3), 1, 1));
            for (long channel = 0; channel < input.size(3); channel++) {
                selection.putScalar(new long[] {channel, channel, 0, 0}, 1);
            }
        }
        return selection;
    }

    /** Every stride-th row and column of the block's input. */
    private INDArray sampled(INDArray input) {
        return input.get(
                NDArrayIndex.all(),
                NDArrayIndex.interval(0, stride, input.size(1)),
                NDArrayIndex.interval(0, stride, input.size(2)),
                NDArrayIndex.all());
    }

    /** The channels that the shortcut has a value for; it is zero in the others. */
    private static INDArray reached(INDArray output, INDArray input) {
        INDArrayIndex all = NDArrayIndex.all();
        return output.get(all, all, all, NDArrayIndex.interval(0, input.size(3)));
    }

    @Override
    public void clear() {
        super.clear();
        output = null;
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public Layer getLayer() {
        return null;
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray gradients) {
        if (gradients != null) {
            throw new IllegalArgumentException(vertexName + " has no parameters");
        }
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(INDArray[] masks, MaskState state, int images) {
        return new Pair<>(null, state);
    }

    @Override
    public String toString() {
        return vertexName;
    }
}
