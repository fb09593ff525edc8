package downhill.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.data.Batch;
import downhill.data.Batches;
import downhill.data.Dataset;
import downhill.data.Normalization;
import downhill.model.Architecture;
import downhill.model.Model;
import downhill.survey.FewPixels;
import downhill.survey.Hessian;
import downhill.survey.Probe;
import downhill.survey.Sharpness;
import downhill.survey.Sharpness.Effort;
import downhill.survey.Watch;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** The sharpness that is found in single precision, against whole Hessians that are known otherwise. */
class CurvatureTest {
    private static final Dataset DATA = FewPixels.images(60);
    private static final Normalization NORMALIZATION = Normalization.of(DATA);
    private static final Batch BATCH =
            Batches.inOrder(DATA, NORMALIZATION, DATA.size()).batch(0, 0);
    private static final Effort EFFORT = new Effort(400, 1e-3, 1);

    /** H = mean of (diag(p) − p pᵀ) ⊗ x xᵀ, with a 1 after the pixels for the bias. */
    @Test
    void softmaxRegressionHasTheEigenvalueOfItsHessianInClosedForm() {
        try (Model model = Dl4jModel.create(FewPixels.linear(), 0, 2)) {
            float[][] p = model.probabilities(BATCH);
            int inputs = FewPixels.SHAPE.size() + 1;
            double[][] h = new double[inputs * FewPixels.CLASSES][inputs * FewPixels.CLASSES];
            for (int n = 0; n < BATCH.size(); n++) {
                for (int i = 0; i < h.length; i++) {
                    for (int j = 0; j < h.length; j++) {
                        int k = i / inputs;
                        int l = j / inputs;
                        double ofLogits = (k == l ? p[n][k] : 0) - (double) p[n][k] * p[n][l];
                        h[i][j] += ofLogits * pixel(n, i % inputs) * pixel(n, j % inputs) / BATCH.size();
                    }
                }
            }
            double expected = largest(h);
            assertEquals(expected, sharpness(model, Hessian.STEP).largest(), 1e-4 * expected);
        }
    }

    /** Without kinks nothing but rounding and third derivatives stand between the two. */
    @Test
    void aSmoothNetHasTheEigenvalueOfItsWholeHessian() {
        for (int seed = 1; seed <= 3; seed++) {
            double expected = largest(byDifferences(FewPixels.smooth(), seed));
            try (Model model = Dl4jModel.create(FewPixels.smooth(), 0, seed)) {
                Sharpness found = sharpness(model, Hessian.STEP);
                assertEquals(expected, found.largest(), 5e-4 * expected);
                assertTrue(found.settled());
            }
        }
    }

    /** With kinks the same holds for steps so short that none is in reach, which takes double precision. */
    @Test
    void aNetWithReluHasTheEigenvalueOfItsWholeHessianForShortSteps() {
        double expected = largest(byDifferences(FewPixels.convolutional(), 3));
        try (Model model = Dl4jModel.create(FewPixels.convolutional(), 3, DataType.DOUBLE)) {
            Sharpness found = sharpness(model, 1e-7);
            assertEquals(expected, found.largest(), 1e-4 * expected);
            assertTrue(found.dominant() < 0, "the eigenvalue of largest size is negative here");
        }
    }

    private static double[][] byDifferences(Architecture net, int seed) {
        double h = 1e-6;
        try (Model model = Dl4jModel.create(net, seed, DataType.DOUBLE)) {
            double[][] weights = SmallNets.arrays(net);
            double[][] gradient = SmallNets.arrays(net);
            model.read(weights);
            int size = (int) net.parameterCount();
            double[][] hessian = new double[size][size];
            int row = 0;
            for (double[] parameter : weights) {
                for (int j = 0; j < parameter.length; j++) {
                    double before = parameter[j];
                    for (int sign = -1; sign <= 1; sign += 2) {
                        parameter[j] = before + sign * h;
                        model.write(weights);
                        model.lossAndGradients(BATCH, gradient);
                        double[] flat = Arrays.stream(gradient)
                                .flatMapToDouble(Arrays::stream)
                                .toArray();
                        for (int i = 0; i < size; i++) {
                            hessian[row][i] += sign * flat[i] / (2 * h);
                        }
                    }
                    parameter[j] = before;
                    row++;
                }
            }
            return hessian;
        }
    }

    private static double largest(double[][] matrix) {
        double asymmetry = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                asymmetry = Math.max(asymmetry, Math.abs(matrix[i][j] - matrix[j][i]));
                matrix[i][j] = matrix[j][i] = (matrix[i][j] + matrix[j][i]) / 2;
            }
        }
        assertTrue(asymmetry < 1e-6, "a Hessian is symmetric, but this differs by " + asymmetry);
        double[] values = new EigenDecomposition(new Array2DRowRealMatrix(matrix)).getRealEigenvalues();
        return Arrays.stream(values).max().orElseThrow();
    }

    private static double pixel(int image, int index) {
        int size = FewPixels.SHAPE.size();
        return index == size ? 1 : BATCH.images()[image * size + index];
    }

    private static Sharpness sharpness(Model model, double step) {
        try (Probe probe = new Probe(model, DATA, NORMALIZATION, DATA.size())) {
            return Sharpness.of(new Hessian(probe, step), probe.parameters(), EFFORT, Watch.NONE);
        }
    }
}
