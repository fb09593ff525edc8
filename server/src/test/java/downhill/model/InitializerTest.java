package downhill.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import downhill.optim.ParameterInfo;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitializerTest {
    private final Architecture architecture = Architectures.get("resnet20");
    private final List<ParameterInfo> parameters = architecture.parameters();

    @Test
    void convolutionsHaveTheVarianceOfTwoOverFanIn() {
        double[][] values = Initializer.initialize(architecture, 1);
        for (ParameterInfo p : parameters) {
            if (p.name().endsWith(".conv2.weight")) {
                double[] w = values[p.index()];
                double expected = 2.0 / (9 * p.shape()[1]);
                double mean = Arrays.stream(w).average().orElseThrow();
                double variance = Arrays.stream(w).map(x -> x * x).average().orElseThrow();
                // Five standard errors: √(σ² / n) for the mean, σ² √(2 / n) for the variance.
                assertEquals(0, mean, 5 * Math.sqrt(expected / w.length), p.toString());
                assertEquals(expected, variance, 5 * expected * Math.sqrt(2.0 / w.length), p.toString());
            }
        }
    }

    @Test
    void aDenseLayerCountsItsFirstDimensionAsFanIn() {
        Architecture cnn = Architectures.get("cnn3");
        double[][] values = Initializer.initialize(cnn, 1);
        double[] w = values[values.length - 2]; // [2048][10]
        double variance = Arrays.stream(w).map(x -> x * x).average().orElseThrow();
        assertEquals(2.0 / 2048, variance, 5 * 2.0 / 2048 * Math.sqrt(2.0 / w.length));
    }

    @Test
    void scalesStartAtOneShiftsAndBiasesAtZero() {
        double[][] values = Initializer.initialize(architecture, 1);
        for (ParameterInfo p : parameters) {
            if (p.kind() != ParameterInfo.Kind.WEIGHT) {
                double[] expected = new double[p.size()];
                Arrays.fill(expected, p.name().endsWith(".gamma") ? 1 : 0);
                assertArrayEquals(expected, values[p.index()], p.toString());
            }
        }
    }

    @Test
    void theSeedDecidesAndParametersDiffer() {
        double[][] one = Initializer.initialize(architecture, 1);
        double[][] again = Initializer.initialize(architecture, 1);
        double[][] other = Initializer.initialize(architecture, 2);
        assertArrayEquals(one, again);
        assertFalse(Arrays.equals(one[0], other[0]));
        int a = index("stage1.block0.conv1.weight");
        int b = index("stage1.block0.conv2.weight");
        assertFalse(Arrays.equals(one[a], one[b]));
    }

    private int index(String name) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow()
                .index();
    }
}
