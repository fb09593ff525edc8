package downhill.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.data.Batch;
import downhill.model.Architecture;
import downhill.model.BatchResult;
import downhill.model.BufferState;
import downhill.optim.ParameterInfo;
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
        return Stream.of(SmallNets.cnn(), SmallNets.residual());
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
                stock.fit(new INDArray[] {images}, new INDArray[] {labels});
            }
            for (ParameterInfo p : architecture.parameters()) {
                assertArrayEquals(rowMajor(array(stock, p.name())), params[p.index()], 1e-12, p.toString());
            }
            for (BufferState.Buffer buffer : model.buffers().buffers()) {
                assertArrayEquals(rowMajor(array(stock, buffer.name())), buffer.values(), 1e-12, buffer.name());
            }
            Batch batch = SmallNets.batch(architecture, 9, 100);
            float[][] expected = stock.outputSingle(StockGraph.images(batch)).toFloatMatrix();
            float[][] actual = model.probabilities(batch);
            for (int i = 0; i < expected.length; i++) {
                assertArrayEquals(expected[i], actual[i], 1e-7f, "image " + i);
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
