package downhill.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.data.ImageShape;
import downhill.model.Architecture;
import downhill.model.Layer.BatchNorm;
import downhill.model.Layer.Conv;
import downhill.model.Layer.Dense;
import downhill.model.Layer.Residual;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ResidualPassesTest {
    private static final int CHANNELS = 3;

    /** γ is 0 and the body gives zeros, so only the shortcut is seen, to the last bit. */
    @ParameterizedTest
    @CsvSource({"3, 1, 8, 6", "6, 2, 8, 6", "8, 2, 7, 5"})
    void theShortcutOfOptionAPicksPixelsAndAddsChannelsOfZeros(int channels, int stride, int height, int width) {
        Residual block =
                new Residual("block", List.of(new Conv("conv", channels, 3, stride), new BatchNorm("norm", false)));
        Architecture architecture = new Architecture(
                "test", "Test", new ImageShape(CHANNELS, height, width), List.of(block, new Dense("dense", 2)));
        ComputationGraph graph = Graphs.build(architecture, new CrossEntropy(0), DataType.FLOAT);
        graph.params().assign(0);
        INDArray x = Nd4j.rand(DataType.FLOAT, 4, height, width, CHANNELS).subi(0.5);
        INDArray y = graph.feedForward(x, false).get("block");
        assertEquals((height - 1) / stride + 1, y.size(1));
        assertEquals((width - 1) / stride + 1, y.size(2));
        for (int image = 0; image < y.size(0); image++) {
            for (int row = 0; row < y.size(1); row++) {
                for (int column = 0; column < y.size(2); column++) {
                    for (int channel = 0; channel < channels; channel++) {
                        float expected = channel < CHANNELS
                                ? Math.max(0, x.getFloat(image, row * stride, column * stride, channel))
                                : 0;
                        assertEquals(expected, y.getFloat(image, row, column, channel));
                    }
                }
            }
        }
    }
}
