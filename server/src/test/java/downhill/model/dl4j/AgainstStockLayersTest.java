package downhill.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.data.Batch;
import downhill.data.ImageShape;
import downhill.model.Architecture;
import downhill.model.BatchResult;
import downhill.model.BufferState;
import downhill.model.Layer;
import downhill.model.SwitchedNets;
import downhill.optim.ParameterInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Our layers and DL4J's own train side by side in double; golden values are DL4J's. */
class AgainstStockLayersTest {
    private static final double LR = 0.05;
    private static final Map<String, String> KEYS =
            Map.of("weight", "W", "bias", "b", "gamma", "gamma", "beta", "beta", "mean", "mean", "variance", "var");

    static Stream<Architecture> architectures() {
        return Stream.concat(Stream.of(SmallNets.cnn(), SmallNets.residual()), SwitchedNets.all().stream());
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void lossGradientsStatisticsAndPredictionsAreThoseOfStockLayers(Architecture architecture) {
        ComputationGraph stock = StockGraph.build(architecture, LR);
        try (Dl4jModel model = Dl4jModel.create(architecture, 7, DataType.DOUBLE)) {
            double[][] params = SmallNets.arrays(architecture);
            double[][] grads = SmallNets.arrays(architecture);
            model.read(params);
            for (ParameterInfo p : architecture.parameters()) {
                write(params[p.index()], array(stock, p.name()));
            }
            BufferState statistics = model.buffers();
            Map<String, Integer> pixels = new HashMap<>();
            countPixels(architecture.layers(), architecture.input(), pixels);
            for (int step = 0; step < 3; step++) {
                Batch batch = SmallNets.batch(architecture, 5 + step, step);
                INDArray images = StockGraph.images(batch);
                INDArray labels = StockGraph.labels(batch, architecture.classes());
                stock.setInputs(images);
                stock.setLabels(labels);
                stock.computeGradientAndScore();
                BatchResult result = model.lossAndGradients(batch, grads);
                assertEquals(stock.score(), result.loss(), 1e-13, "loss");
                for (ParameterInfo p : architecture.parameters()) {
                    double[] sums = rowMajor(stock.gradient().getGradientFor(stockName(p.name())));
                    for (int i = 0; i < sums.length; i++) {
                        assertEquals(sums[i] / batch.size(), grads[p.index()][i], 1e-12, p + " " + i);
                        params[p.index()][i] -= LR * grads[p.index()][i];
                    }
                }
                model.write(params);
                BufferState before = values(stock, statistics);
                stock.fit(new INDArray[] {images}, new INDArray[] {labels});
                moveAsPyTorch(statistics, before, values(stock, statistics), batch.size(), pixels);
            }
            for (ParameterInfo p : architecture.parameters()) {
                assertArrayEquals(rowMajor(array(stock, p.name())), params[p.index()], 1e-12, p.toString());
            }
            for (int i = 0; i < statistics.buffers().size(); i++) {
                BufferState.Buffer actual = model.buffers().buffers().get(i);
                assertArrayEquals(statistics.buffers().get(i).values(), actual.values(), 1e-12, actual.name());
            }
            model.buffers(values(stock, statistics));
            Batch batch = SmallNets.batch(architecture, 9, 100);
            float[][] expected = stock.outputSingle(StockGraph.images(batch)).toFloatMatrix();
            float[][] actual = model.probabilities(batch);
            for (int i = 0; i < expected.length; i++) {
                assertArrayEquals(expected[i], actual[i], 1e-7f, "image " + i);
            }
        }
    }

    /** The size of the image that each normalization sees. */
    private static void countPixels(List<Layer> layers, ImageShape input, Map<String, Integer> pixels) {
        ImageShape shape = input;
        for (Layer layer : layers) {
            if (layer instanceof Layer.BatchNorm norm) {
                pixels.put(norm.name(), shape.height() * shape.width());
            } else if (layer instanceof Layer.Residual residual) {
                countPixels(residual.body(), shape, pixels);
                countPixels(residual.shortcut(), shape, pixels);
            }
            shape = layer.output(shape);
        }
    }

    private static BufferState values(ComputationGraph stock, BufferState names) {
        return new BufferState(names.buffers().stream()
                .map(buffer -> new BufferState.Buffer(buffer.name(), rowMajor(array(stock, buffer.name()))))
                .toList());
    }

    /**
     * Moves running statistics as stock layers have moved theirs, with the unbiased variance of a batch in the place of
     * the biased one.
     */
    private static void moveAsPyTorch(
            BufferState ours, BufferState before, BufferState after, int images, Map<String, Integer> pixels) {
        for (int i = 0; i < ours.buffers().size(); i++) {
            BufferState.Buffer buffer = ours.buffers().get(i);
            double n = 1;
            if (buffer.name().endsWith(".variance")) {
                String layer = buffer.name().substring(0, buffer.name().lastIndexOf('.'));
                n = images * pixels.get(layer);
                n = n / (n - 1);
            }
            for (int c = 0; c < buffer.values().length; c++) {
                double moved = after.buffers().get(i).values()[c]
                        - 0.9 * before.buffers().get(i).values()[c];
                buffer.values()[c] = 0.9 * buffer.values()[c] + n * moved;
            }
        }
    }

    private static INDArray array(ComputationGraph graph, String name) {
        return graph.getParam(stockName(name));
    }

    private static String stockName(String name) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + "_" + KEYS.get(name.substring(dot + 1));
    }

    private static double[] rowMajor(INDArray array) {
        return array.dup('c').data().asDouble();
    }

    private static void write(double[] values, INDArray array) {
        array.assign(org.nd4j.linalg.factory.Nd4j.create(values, array.shape(), 'c'));
    }
}
