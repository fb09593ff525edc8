package downhill.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.optim.ParameterInfo;
import downhill.survey.Sharpness.Effort;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** On matrices with known eigenvalues: diagonal ones, reflected so that no axis is an eigenvector. */
class SharpnessTest {
    private static final Effort EXACT = new Effort(2000, 1e-6, 1);

    @Test
    void theLargestEigenvalueIsFoundAndItsResidualIsWithinTheTolerance() {
        Sharpness found = of(EXACT, 10, 7, 3, -5, 0.5);
        assertEquals(10, found.largest(), 1e-9);
        assertEquals(10, found.dominant(), 1e-9);
        assertEquals(0, found.shift());
        assertTrue(found.settled());
        assertTrue(found.residual() <= 1e-6 * 10);
        assertEquals(found.iterations(), found.quotients().size());
    }

    @Test
    void aNegativeEigenvalueOfLargestSizeDoesNotHideTheLargest() {
        Sharpness found = of(EXACT, 4, 3, 1, -9, -2);
        assertEquals(4, found.largest(), 1e-6);
        assertEquals(-9, found.dominant(), 1e-6);
        assertEquals(9, found.shift(), 1e-4);
        assertTrue(found.settled());
    }

    @Test
    void twoEigenvaluesOfOneSizeAndOppositeSignsAreToldApart() {
        Sharpness found = of(new Effort(500, 1e-6, 1), 6, -6, 2, 1, 0);
        assertEquals(6, found.largest(), 1e-6);
        assertTrue(found.settled());
    }

    @Test
    void onlyNegativeCurvatureHasANegativeLargestEigenvalue() {
        assertEquals(-1, of(EXACT, -1, -8, -3, -2, -5).largest(), 1e-6);
    }

    @Test
    void aFlatLossHasEigenvalueZero() {
        Sharpness found = of(EXACT, 0, 0, 0, 0, 0);
        assertEquals(0, found.largest());
        assertTrue(found.settled());
    }

    @Test
    void whatHasNotSettledSaysSo() {
        Sharpness found = of(new Effort(3, 1e-9, 1), 10, 9.9, 9.8, 9.7, 0);
        assertFalse(found.settled());
        assertEquals(3, found.iterations());
        assertTrue(found.largest() <= 10 && found.largest() > 5, "but what it has found is told");
    }

    @Test
    void itCanBeCancelledAndRefusesWhatIsNotFinite() {
        assertThrows(
                CancellationException.class,
                () -> Sharpness.of(reflected(3, 2, 1, 0, 0), shape(5), EXACT, (done, total) -> done < 2));
        assertThrows(ArithmeticException.class, () -> of(EXACT, Double.NaN, 1, 1, 1, 1));
        var bad = assertThrows(IllegalArgumentException.class, () -> new Effort(0, 0.1, 1));
        assertEquals("maxIterations must be at least 1, but is 0", bad.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Effort(1, 1, 1));
    }

    private static Sharpness of(Effort effort, double... eigenvalues) {
        return Sharpness.of(reflected(eigenvalues), shape(eigenvalues.length), effort, Watch.NONE);
    }

    /** R D R with the reflection R = I − 2 n nᵀ at the plane across n = (1, …, 1) / √size. */
    private static SymmetricMap reflected(double... eigenvalues) {
        return (vector, out) -> {
            double[] v = reflect(vector[0]);
            for (int i = 0; i < v.length; i++) {
                v[i] *= eigenvalues[i];
            }
            System.arraycopy(reflect(v), 0, out[0], 0, v.length);
        };
    }

    private static double[] reflect(double[] v) {
        double mean = Arrays.stream(v).average().orElseThrow();
        return Arrays.stream(v).map(x -> x - 2 * mean).toArray();
    }

    private static List<ParameterInfo> shape(int size) {
        return List.of(new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, size));
    }
}
