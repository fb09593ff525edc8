package downhill.model.dl4j;

import downhill.data.ImageShape;
import downhill.model.Architecture;
import downhill.model.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/** Builds DL4J's graph of an {@link Architecture}: a vertex for each layer, of the layer's name. */
final class Graphs {
    private static final String INPUT = "input";

    private final GraphBuilder builder;
    private String last = INPUT;

    private Graphs(GraphBuilder builder) {
        this.builder = builder;
    }

    /**
     * A graph whose parameters are all zero.
     *
     * @param loss of the output layer
     * @param type of parameters and activations
     */
    static ComputationGraph build(Architecture architecture, CrossEntropy loss, DataType type) {
        ImageShape shape = architecture.input();
        GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(new NoOp())
                .weightInit(WeightInit.ZERO)
                .activation(Activation.IDENTITY)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .miniBatch(true)
                .graphBuilder()
                .addInputs(INPUT)
                .setInputTypes(
                        InputType.convolutional(shape.height(), shape.width(), shape.channels(), CNN2DFormat.NHWC));
        Graphs graphs = new Graphs(builder);
        int body = architecture.layers().size() - 1;
        architecture.layers().subList(0, body).forEach(graphs::add);
        graphs.addOutput((Layer.Dense) architecture.layers().get(body), loss);
        ComputationGraph graph = new ComputationGraph(builder.build());
        graph.init();
        return graph;
    }

    private void add(Layer layer) {
        if (layer instanceof Layer.Conv conv) {
            add(conv.name(), new ConvLayer(conv, last.equals(INPUT)));
        } else if (layer instanceof Layer.BatchNorm norm) {
            add(norm.name(), new NormLayer(norm));
        } else if (layer instanceof Layer.Relu relu) {
            add(relu.name(), new ReluLayer());
        } else if (layer instanceof Layer.MaxPool pool) {
            add(pool.name(), maxPool(pool.size()));
        } else if (layer instanceof Layer.GlobalAveragePool pool) {
            add(pool.name(), new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
        } else if (layer instanceof Layer.Residual residual) {
            addResidual(residual);
        } else {
            throw new IllegalArgumentException(layer + " can only be the last layer");
        }
    }

    private void add(String name, org.deeplearning4j.nn.conf.layers.Layer layer) {
        builder.addLayer(name, layer, last);
        last = name;
    }

    private void addResidual(Layer.Residual residual) {
        String input = last;
        residual.body().forEach(this::add);
        String body = last;
        last = input;
        residual.shortcut().forEach(this::add);
        builder.addVertex(residual.name(), new ResidualVertex(residual.stride()), body, last);
        last = residual.name();
    }

    private void addOutput(Layer.Dense dense, CrossEntropy loss) {
        OutputLayer output = new OutputLayer.Builder(loss)
                .nOut(dense.outputs())
                .activation(Activation.SOFTMAX)
                .build();
        add(dense.name(), output);
        builder.setOutputs(dense.name());
    }

    private static SubsamplingLayer maxPool(int size) {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(size, size)
                .stride(size, size)
                .dataFormat(CNN2DFormat.NHWC)
                .build();
    }
}
