package downhill.model.dl4j;

import downhill.data.Batch;
import downhill.data.ImageShape;
import downhill.model.Architecture;
import downhill.model.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The reference: the same architecture from DL4J's own layers, vertices, loss and SGD, in double. */
final class StockGraph {
    private static final CNN2DFormat FORMAT = CNN2DFormat.NHWC;

    private final GraphBuilder builder;
    private String last = "input";

    private StockGraph(GraphBuilder builder) {
        this.builder = builder;
    }

    static ComputationGraph build(Architecture architecture, double lr) {
        ImageShape shape = architecture.input();
        GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(lr))
                .activation(Activation.IDENTITY)
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(InputType.convolutional(shape.height(), shape.width(), shape.channels(), FORMAT));
        StockGraph graph = new StockGraph(builder);
        architecture.layers().forEach(graph::add);
        builder.setOutputs(graph.last);
        ComputationGraph built = new ComputationGraph(builder.build());
        built.init();
        return built;
    }

    static INDArray images(Batch batch) {
        ImageShape shape = batch.shape();
        return Nd4j.create(
                        batch.images(), new long[] {batch.size(), shape.height(), shape.width(), shape.channels()}, 'c')
                .castTo(DataType.DOUBLE);
    }

    static INDArray labels(Batch batch, int classes) {
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, batch.size(), classes);
        for (int i = 0; i < batch.size(); i++) {
            labels.putScalar(i, batch.labels()[i], 1);
        }
        return labels;
    }

    private void add(Layer layer) {
        if (layer instanceof Layer.Conv conv) {
            add(
                    conv.name(),
                    new ConvolutionLayer.Builder(conv.kernel(), conv.kernel())
                            .stride(conv.stride(), conv.stride())
                            .padding(conv.kernel() / 2, conv.kernel() / 2)
                            .convolutionMode(ConvolutionMode.Truncate)
                            .nOut(conv.channels())
                            .hasBias(conv.bias())
                            .dataFormat(FORMAT)
                            .build());
        } else if (layer instanceof Layer.BatchNorm norm) {
            BatchNormalization stock = new BatchNormalization.Builder()
                    .decay(0.9)
                    .eps(1e-5)
                    .useLogStd(false)
                    .dataFormat(FORMAT)
                    .build();
            add(norm.name(), stock);
            if (norm.relu()) {
                add(norm.name() + ".relu", new ActivationLayer(Activation.RELU));
            }
        } else if (layer instanceof Layer.Relu relu) {
            add(relu.name(), new ActivationLayer(Activation.RELU));
        } else if (layer instanceof Layer.MaxPool pool) {
            add(pool.name(), pool(pool.size(), pool.size()));
        } else if (layer instanceof Layer.GlobalAveragePool pool) {
            add(pool.name(), new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
        } else if (layer instanceof Layer.Residual residual) {
            addResidual(residual);
        } else if (layer instanceof Layer.Dense dense) {
            add(
                    dense.name(),
                    new OutputLayer.Builder(LossFunction.MCXENT)
                            .nOut(dense.outputs())
                            .activation(Activation.SOFTMAX)
                            .build());
        }
    }

    private void addResidual(Layer.Residual residual) {
        String input = last;
        residual.shortcut().forEach(this::add);
        String shortcut = last;
        last = input;
        residual.body().forEach(this::add);
        String name = residual.name();
        if (residual.shortcut().isEmpty() && residual.stride() > 1) {
            // Every second pixel by pooling over one pixel; as many channels of zeros by scaling that with 0.
            builder.addLayer(name + ".sampled", pool(1, residual.stride()), shortcut)
                    .addVertex(name + ".zeros", new ScaleVertex(0), name + ".sampled")
                    .addVertex(name + ".shortcut", new MergeVertex(), name + ".sampled", name + ".zeros");
            shortcut = name + ".shortcut";
        }
        builder.addVertex(name + ".sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), last, shortcut);
        last = name + ".sum";
        add(name, new ActivationLayer(Activation.RELU));
    }

    private static SubsamplingLayer pool(int size, int stride) {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(size, size)
                .stride(stride, stride)
                .dataFormat(FORMAT)
                .build();
    }

    private void add(String name, org.deeplearning4j.nn.conf.layers.Layer layer) {
        builder.addLayer(name, layer, last);
        last = name;
    }
}
