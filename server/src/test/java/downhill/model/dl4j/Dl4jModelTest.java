package downhill.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.data.Batch;
import downhill.data.ImageShape;
import downhill.model.Architecture;
import downhill.model.Architectures;
import downhill.model.BatchResult;
import downhill.model.BufferState;
import downhill.model.Initializer;
import downhill.model.Layer.BatchNorm;
import downhill.model.Layer.Dense;
import downhill.model.SwitchedNets;
import downhill.optim.ParameterInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class Dl4jModelTest {
    static List<Architecture> architectures() {
        return List.of(SmallNets.cnn(), SmallNets.residual());
    }

    static List<Architecture> architecturesUnderEverySwitch() {
        List<Architecture> all = new ArrayList<>(architectures());
        all.addAll(SwitchedNets.all());
        return all;
    }

    @ParameterizedTest
    @MethodSource("architecturesUnderEverySwitch")
    void gradientsAreCentralDifferencesOfTheLoss(Architecture architecture) {
        Batch batch = SmallNets.batch(architecture, 5, 3);
        double[][] params = SmallNets.arrays(architecture);
        double[][] grads = SmallNets.arrays(architecture);
        double[][] ignored = SmallNets.arrays(architecture);
        try (Dl4jModel model = Dl4jModel.create(architecture, 1, DataType.DOUBLE)) {
            model.read(params);
            model.lossAndGradients(batch, grads);
            double h = 1e-6;
            for (ParameterInfo p : model.parameters()) {
                double[] w = params[p.index()];
                for (int i = 0; i < w.length; i += 1 + w.length / 4) {
                    double centre = w[i];
                    w[i] = centre + h;
                    model.write(params);
                    double above = model.lossAndGradients(batch, ignored).loss();
                    w[i] = centre - h;
                    model.write(params);
                    double below = model.lossAndGradients(batch, ignored).loss();
                    w[i] = centre;
                    assertEquals((above - below) / (2 * h), grads[p.index()][i], 1e-7, p + " element " + i);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cnn3", "resnet20"})
    void twoModelsOfOneSeedAgreeToTheLastBit(String name) {
        Architecture architecture = Architectures.get(name);
        double[][] first = trainThreeSteps(architecture, 5);
        assertArrayEquals(first, trainThreeSteps(architecture, 5));
        assertFalse(Arrays.deepEquals(first, trainThreeSteps(architecture, 6)));
    }

    private static double[][] trainThreeSteps(Architecture architecture, long seed) {
        double[][] params = SmallNets.arrays(architecture);
        double[][] grads = SmallNets.arrays(architecture);
        try (Dl4jModel model = Dl4jModel.create(architecture, seed)) {
            model.read(params);
            for (int step = 0; step < 3; step++) {
                model.lossAndGradients(SmallNets.batch(architecture, 16, step), grads);
                for (int p = 0; p < params.length; p++) {
                    for (int i = 0; i < params[p].length; i++) {
                        params[p][i] -= 0.1 * grads[p][i];
                    }
                }
                model.write(params);
            }
        }
        return grads;
    }

    @Test
    void parametersStartAsTheInitializerDrewThem() {
        Architecture architecture = Architectures.get("cnn3");
        double[][] expected = Initializer.initialize(architecture, 9);
        double[][] actual = SmallNets.arrays(architecture);
        try (Dl4jModel model = Dl4jModel.create(architecture, 9)) {
            model.read(actual);
        }
        for (int p = 0; p < expected.length; p++) {
            for (int i = 0; i < expected[p].length; i++) {
                assertEquals((float) expected[p][i], actual[p][i]);
            }
        }
    }

    @Test
    void batchesMayChangeTheirSizeAndTheLossIsAMean() {
        Architecture architecture = SmallNets.residual();
        double[][] grads = SmallNets.arrays(architecture);
        double[][] twice = SmallNets.arrays(architecture);
        Batch batch = SmallNets.batch(architecture, 6, 1);
        Batch doubled = new Batch(repeat(batch.images()), repeat(batch.labels()), batch.shape());
        try (Dl4jModel model = Dl4jModel.create(architecture, 1, DataType.DOUBLE)) {
            BatchResult once = model.lossAndGradients(batch, grads);
            BatchResult both = model.lossAndGradients(doubled, twice);
            assertEquals(once.loss(), both.loss(), 1e-12);
            assertEquals(2 * once.correct(), both.correct());
            for (int p = 0; p < grads.length; p++) {
                assertArrayEquals(grads[p], twice[p], 1e-12);
            }
            assertEquals(1, model.probabilities(SmallNets.batch(architecture, 1, 2)).length);
        }
    }

    private static float[] repeat(float[] values) {
        float[] twice = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, twice, values.length, values.length);
        return twice;
    }

    private static int[] repeat(int[] values) {
        int[] twice = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, twice, values.length, values.length);
        return twice;
    }

    @Test
    void inferenceChangesNothingAndTrainingMovesTheStatistics() {
        Architecture architecture = SmallNets.residual();
        Batch batch = SmallNets.batch(architecture, 6, 1);
        try (Dl4jModel model = Dl4jModel.create(architecture, 1)) {
            float[][] before = model.probabilities(batch);
            BufferState start = model.buffers();
            assertArrayEquals(before, model.probabilities(batch));
            for (float[] row : before) {
                assertEquals(1, row[0] + row[1] + row[2] + row[3], 1e-6);
            }
            assertEquals(0, start.buffers().get(0).values()[0]);
            model.lossAndGradients(batch, SmallNets.arrays(architecture));
            BufferState moved = model.buffers();
            assertFalse(Arrays.equals(
                    start.buffers().get(0).values(), moved.buffers().get(0).values()));
            model.buffers(start);
            assertArrayEquals(before, model.probabilities(batch));
        }
    }

    @Test
    void theNumberOfRightAnswersCountsLargestProbabilities() {
        Architecture architecture = SmallNets.cnn();
        Batch batch = SmallNets.batch(architecture, 40, 4);
        double[][] params = SmallNets.arrays(architecture);
        double[][] grads = SmallNets.arrays(architecture);
        try (Dl4jModel model = Dl4jModel.create(architecture, 1)) {
            model.read(params);
            params[params.length - 1][2] = 1e4; // a bias that makes every image class 2
            model.write(params);
            long ofClass2 = Arrays.stream(batch.labels()).filter(y -> y == 2).count();
            assertTrue(ofClass2 > 0 && ofClass2 < 40);
            BatchResult result = model.lossAndGradients(batch, grads);
            assertEquals(ofClass2, result.correct());
            // Every other image loses about 10,000 nats: the loss is not cut off.
            assertEquals(1e4 * (40 - ofClass2) / 40, result.loss(), 50);
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void aParameterThatIsNotANumberMakesTheLossNotANumber(Architecture architecture) {
        double[][] params = SmallNets.arrays(architecture);
        double[][] grads = SmallNets.arrays(architecture);
        Batch batch = SmallNets.batch(architecture, 6, 1);
        try (Dl4jModel model = Dl4jModel.create(architecture, 1)) {
            model.read(params);
            for (ParameterInfo p : model.parameters()) {
                double good = params[p.index()][0];
                params[p.index()][0] = Double.NaN;
                model.write(params);
                double loss = model.lossAndGradients(batch, grads).loss();
                assertFalse(Double.isFinite(loss), p + " is NaN, the loss is " + loss);
                params[p.index()][0] = good;
                model.write(params);
                loss = model.lossAndGradients(batch, grads).loss();
                assertTrue(Double.isFinite(loss), p + " is good again, the loss is " + loss);
            }
        }
    }

    /** The same floats in double, where nothing cancels, are the reference. */
    @Test
    void gradientsInSinglePrecisionSurviveAMeanOfAThousandDeviations() {
        ImageShape shape = new ImageShape(2, 8, 8);
        Architecture architecture =
                new Architecture("norm", "Norm", shape, List.of(new BatchNorm("norm", true), new Dense("dense", 3)));
        Batch shifted = SmallNets.batch(architecture, 32, 1);
        float[] images = shifted.images();
        for (int i = 0; i < images.length; i++) {
            images[i] = 1000 + images[i];
        }
        double[][] single = SmallNets.arrays(architecture);
        double[][] exact = SmallNets.arrays(architecture);
        try (Dl4jModel model = Dl4jModel.create(architecture, 1);
                Dl4jModel reference = Dl4jModel.create(architecture, 1, DataType.DOUBLE)) {
            double loss = model.lossAndGradients(shifted, single).loss();
            assertEquals(reference.lossAndGradients(shifted, exact).loss(), loss, 1e-4);
            double[] expectedVariance = reference.buffers().buffers().get(1).values();
            assertArrayEquals(expectedVariance, model.buffers().buffers().get(1).values(), 1e-4);
        }
        for (int p = 0; p < exact.length; p++) {
            assertArrayEquals(
                    exact[p], single[p], 1e-5, architecture.parameters().get(p).toString());
        }
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        Architecture architecture = SmallNets.cnn();
        double[][] grads = SmallNets.arrays(architecture);
        Batch good = SmallNets.batch(architecture, 2, 1);
        try (Dl4jModel model = Dl4jModel.create(architecture, 1)) {
            Batch wrongShape = new Batch(good.images(), good.labels(), new ImageShape(3, 6, 8));
            assertRefused("ImageShape", () -> model.lossAndGradients(wrongShape, grads));
            Batch wrongLabel = new Batch(good.images(), new int[] {0, 4}, good.shape());
            assertRefused("batch.labels[1] = 4", () -> model.lossAndGradients(wrongLabel, grads));
            Batch empty = new Batch(new float[0], new int[0], good.shape());
            assertRefused("0 labels", () -> model.probabilities(empty));
            assertRefused("10 buffers", () -> model.buffers(SmallNets.residual().initialBuffers()));
            List<BufferState.Buffer> renamed = new ArrayList<>(model.buffers().buffers());
            renamed.set(1, new BufferState.Buffer("norm9.variance", new double[4]));
            assertRefused("norm9.variance[4]", () -> model.buffers(new BufferState(renamed)));
        }
    }

    private static void assertRefused(String part, Runnable action) {
        String message =
                assertThrows(IllegalArgumentException.class, action::run).getMessage();
        assertTrue(message.contains(part), message);
    }
}
