package downhill.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CrossEntropyTest {
    private static final INDArray LABELS = Nd4j.createFromArray(new double[][] {{0, 0, 1}, {1, 0, 0}});
    private static final double[][] LOGITS = {{0.5, -1.25, 2}, {-3, 0.25, 0.75}};

    private static double loss(CrossEntropy loss, double[][] logits) {
        loss.computeGradient(LABELS, Nd4j.createFromArray(logits), null, null);
        return loss.loss();
    }

    /** The definition of Szegedy et al. (2015), section 7: (1 − ε) H(right, p) + ε H(uniform, p). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 1})
    void smoothedLabelsAreSharedByAllClasses(double smoothing) {
        double expected = 0;
        int[] right = {2, 0};
        for (int i = 0; i < 2; i++) {
            double total = 0;
            for (double z : LOGITS[i]) {
                total += Math.exp(z);
            }
            double uniform = 0;
            for (double z : LOGITS[i]) {
                uniform -= Math.log(Math.exp(z) / total) / 3;
            }
            double hard = -Math.log(Math.exp(LOGITS[i][right[i]]) / total);
            expected += ((1 - smoothing) * hard + smoothing * uniform) / 2;
        }
        assertEquals(expected, loss(new CrossEntropy(smoothing), LOGITS), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1})
    void theGradientIsACentralDifference(double smoothing) {
        CrossEntropy loss = new CrossEntropy(smoothing);
        INDArray gradient = loss.computeGradient(LABELS, Nd4j.createFromArray(LOGITS), null, null);
        double h = 1e-6;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                double[][] moved = {LOGITS[0].clone(), LOGITS[1].clone()};
                moved[i][j] += h;
                double above = loss(loss, moved);
                moved[i][j] -= 2 * h;
                assertEquals((above - loss(loss, moved)) / (2 * h), gradient.getDouble(i, j), 1e-9);
            }
        }
    }

    @Test
    void aShareBeyondOneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CrossEntropy(1.5));
    }
}
