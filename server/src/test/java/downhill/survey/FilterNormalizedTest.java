package downhill.survey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import downhill.model.Architecture;
import downhill.model.Architectures;
import downhill.model.Initializer;
import downhill.optim.ParameterInfo;
import downhill.optim.ParameterInfo.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterNormalizedTest {
    private static final Architecture CNN3 = Architectures.get("cnn3");
    private static final List<ParameterInfo> PARAMETERS = CNN3.parameters();
    private static final double[][] WEIGHTS = Initializer.initialize(CNN3, 5);

    @Test
    void everyFilterOfAConvolutionIsAsLongAsTheWeights() {
        double[][] direction = FilterNormalized.direction(PARAMETERS, WEIGHTS, 1, 0);
        int filters = 0;
        for (ParameterInfo p : PARAMETERS) {
            if (p.shape().length == 4) {
                int size = p.size() / p.shape()[0];
                for (int f = 0; f < p.shape()[0]; f++) {
                    double[] ours = Arrays.copyOfRange(direction[p.index()], f * size, (f + 1) * size);
                    double[] theirs = Arrays.copyOfRange(WEIGHTS[p.index()], f * size, (f + 1) * size);
                    assertEquals(norm(theirs), norm(ours), 1e-14 * norm(theirs), p + " filter " + f);
                    filters++;
                }
            }
        }
        assertEquals(32 + 64 + 128, filters);
    }

    @Test
    void everyOutputOfTheDenseMatrixIsAsLongAsItsWeights() {
        double[][] direction = FilterNormalized.direction(PARAMETERS, WEIGHTS, 1, 0);
        ParameterInfo dense = PARAMETERS.stream()
                .filter(p -> p.name().equals("dense.weight"))
                .findAny()
                .orElseThrow();
        for (int output = 0; output < 10; output++) {
            double norm = norm(column(WEIGHTS[dense.index()], output));
            assertEquals(norm, norm(column(direction[dense.index()], output)), 1e-14 * norm);
        }
    }

    @Test
    void biasesAndNormsStandStillAndAFilterOfZerosToo() {
        double[][] weights = Vectors.copy(WEIGHTS);
        Arrays.fill(weights[0], 0, 27, 0); // the first filter of the first convolution
        double[][] direction = FilterNormalized.direction(PARAMETERS, weights, 1, 0);
        for (ParameterInfo p : PARAMETERS) {
            boolean moves = Arrays.stream(direction[p.index()]).anyMatch(x -> x != 0);
            assertEquals(p.kind() == Kind.WEIGHT, moves, p.name());
        }
        assertEquals(0, norm(Arrays.copyOf(direction[0], 27)));
    }

    @Test
    void aSeedAlwaysGivesTheSameTwoDirectionsAndTheyAreAlmostOrthogonal() {
        double[][] x = FilterNormalized.direction(PARAMETERS, WEIGHTS, 1, 0);
        double[][] y = FilterNormalized.direction(PARAMETERS, WEIGHTS, 1, 1);
        assertArrayEquals(x, FilterNormalized.direction(PARAMETERS, WEIGHTS, 1, 0));
        assertFalse(Arrays.deepEquals(x, FilterNormalized.direction(PARAMETERS, WEIGHTS, 2, 0)));
        assertEquals(0, new Plane(WEIGHTS, x, y).cosine(), 0.02, "of about 94,000 numbers each");
    }

    private static double[] column(double[] matrix, int output) {
        double[] column = new double[matrix.length / 10];
        for (int i = 0; i < column.length; i++) {
            column[i] = matrix[i * 10 + output];
        }
        return column;
    }

    private static double norm(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(x -> x * x).sum());
    }
}
