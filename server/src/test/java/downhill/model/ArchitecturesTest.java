package downhill.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.data.ImageShape;
import downhill.model.Layer.BatchNorm;
import downhill.model.Layer.Conv;
import downhill.model.Layer.Dense;
import downhill.model.Layer.MaxPool;
import downhill.model.Layer.Residual;
import downhill.model.NetworkOptions.Norm;
import downhill.model.NetworkOptions.Shortcut;
import downhill.optim.ParameterInfo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitecturesTest {
    /** He et al. (2015), table 6, gives these counts rounded: 0.27, 0.46, 0.66, 0.85 and 1.7 million. */
    @ParameterizedTest
    @CsvSource({
        "resnet20, 269722",
        "resnet32, 464154",
        "resnet44, 658586",
        "resnet56, 853018",
        "resnet110, 1727962",
    })
    void residualNetworksHaveThePublishedNumberOfParameters(String name, long expected) {
        assertEquals(expected, Architectures.get(name).parameterCount());
    }

    /** Without shortcuts, or with those of option A, which have none: the same parameters. */
    @ParameterizedTest
    @ValueSource(ints = {20, 32, 44, 56})
    void aPlainNetworkHasTheParametersOfItsResidualTwin(int depth) {
        Architecture plain = Architectures.get("plain" + depth);
        Architecture residual = Architectures.get("resnet" + depth);
        assertEquals(
                residual.parameters().stream().map(ParameterInfo::toString).toList(),
                plain.parameters().stream().map(ParameterInfo::toString).toList());
        assertTrue(plain.layers().stream().noneMatch(Residual.class::isInstance));
    }

    @Test
    void switchesChangeTheParametersByWhatTheyAddOrLeaveOut() {
        long published = Architectures.get("resnet20").parameterCount();
        long norms = 2 * (7 * 16 + 6 * 32 + 6 * 64); // γ and β
        long biases = norms / 2;
        long projections = 16 * 32 + 32 * 64;
        assertEquals(published - norms + biases, count(Norm.OFF, Shortcut.A, false));
        assertEquals(published + biases, count(Norm.AFTER, Shortcut.A, false));
        assertEquals(published + projections + 2 * (32 + 64), count(Norm.BEFORE, Shortcut.B, false));
        assertEquals(published, count(Norm.BEFORE, Shortcut.A, true));
    }

    private static long count(Norm norm, Shortcut shortcut, boolean zeroGamma) {
        return Architectures.get("resnet20", new NetworkOptions(norm, shortcut, zeroGamma))
                .parameterCount();
    }

    @Test
    void theLastScaleOfEachBlockMayStartAtZero() {
        Architecture architecture = Architectures.get("resnet20", new NetworkOptions(Norm.BEFORE, Shortcut.A, true));
        double[][] values = Initializer.initialize(architecture, 1);
        for (ParameterInfo p : architecture.parameters()) {
            if (p.name().endsWith(".gamma")) {
                assertEquals(p.name().endsWith(".norm2.gamma") ? 0 : 1, values[p.index()][0], p.name());
            }
        }
    }

    @Test
    void switchesThatANetworkHasNoUseForAreRefused() {
        NetworkOptions projection = new NetworkOptions(Norm.BEFORE, Shortcut.B, false);
        String message = assertThrows(IllegalArgumentException.class, () -> Architectures.get("plain20", projection))
                .getMessage();
        assertTrue(message.contains("plain20 has no shortcuts"), message);
        assertThrows(IllegalArgumentException.class, () -> new NetworkOptions(Norm.AFTER, Shortcut.A, true));
    }

    @Test
    void cnn3HasTheParametersThatItsDescriptionImplies() {
        long convolutions = 9 * (3 * 32 + 32 * 64 + 64 * 128);
        long norms = 2 * (32 + 64 + 128);
        long dense = 4 * 4 * 128 * 10 + 10;
        assertEquals(convolutions + norms + dense, Architectures.get("cnn3").parameterCount());
    }

    @Test
    void parametersAreNumberedNamedAndShapedInOrder() {
        List<ParameterInfo> parameters = Architectures.get("resnet20").parameters();
        for (int i = 0; i < parameters.size(); i++) {
            assertEquals(i, parameters.get(i).index());
        }
        ParameterInfo first = parameters.get(0);
        assertEquals("conv.weight", first.name());
        assertArrayEquals(new int[] {16, 3, 3, 3}, first.shape());
        assertTrue(parameters.stream().anyMatch(p -> p.toString().equals("stage2.block0.conv1.weight[32, 16, 3, 3]")));
        assertEquals("dense.bias[10]", parameters.get(parameters.size() - 1).toString());
    }

    @Test
    void runningStatisticsStartAtMeanZeroAndVarianceOne() {
        BufferState buffers = Architectures.get("cnn3").initialBuffers();
        assertEquals(6, buffers.buffers().size());
        assertEquals("block1.norm.mean", buffers.buffers().get(0).name());
        assertEquals(0, buffers.buffers().get(0).values()[31]);
        assertEquals("block1.norm.variance", buffers.buffers().get(1).name());
        assertEquals(1, buffers.buffers().get(1).values()[31]);
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThatExist() {
        String message = assertThrows(IllegalArgumentException.class, () -> Architectures.get("vgg"))
                .getMessage();
        assertTrue(message.contains("vgg"), message);
        Architectures.names().forEach(name -> assertTrue(message.contains(name), message));
    }

    @Test
    void layersThatDoNotFitAreRefused() {
        Dense dense = new Dense("dense", 2);
        assertRefused("dense", new Conv("conv", 4, 3, 1));
        assertRefused("conv.weight", new Conv("conv", 4, 3, 1), new Conv("conv", 4, 3, 1), dense);
        assertRefused("9", new MaxPool("pool", 9), dense);
        assertRefused("fewer", new Residual("block", List.of(new Conv("conv", 2, 3, 1))), dense);
        assertThrows(IllegalArgumentException.class, () -> new Conv("conv", 4, 2, 1));
    }

    @Test
    void aResidualBlockShrinksByTheStrideOfItsBody() {
        Residual block = new Residual(
                "block", List.of(new Conv("a", 8, 3, 2), new BatchNorm("n", true), new Conv("b", 8, 3, 1)));
        assertEquals(2, block.stride());
        assertEquals(new ImageShape(8, 4, 4), block.output(new ImageShape(3, 7, 8)));
    }

    private static void assertRefused(String part, Layer... layers) {
        ImageShape input = new ImageShape(3, 8, 8);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new Architecture("test", "Test", input, List.of(layers)))
                .getMessage();
        assertTrue(message.contains(part), message);
    }
}
