package downhill.model.dl4j;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The end of a {@link downhill.model.Layer.Residual} for DL4J: its inputs are the body's output and the shortcut's. */
final class ResidualVertex extends GraphVertex {
    private static final long serialVersionUID = 1;

    private final int stride;

    /** @param stride every how many rows and columns of the block's input the shortcut takes one */
    ResidualVertex(int stride) {
        this.stride = stride;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray params, boolean initialize, DataType type) {
        return new ResidualPasses(graph, name, index, stride, type);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return inputs[0];
    }

    @Override
    public GraphVertex clone() {
        return new ResidualVertex(stride);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResidualVertex vertex && vertex.stride == stride;
    }

    @Override
    public int hashCode() {
        return stride;
    }

    @Override
    public long numParams(boolean backprop) {
        return 0;
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return 2;
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        return new LayerMemoryReport.Builder(null, ResidualVertex.class, inputs[0], inputs[0])
                .standardMemory(0, 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(0, 0)
                .build();
    }
}
