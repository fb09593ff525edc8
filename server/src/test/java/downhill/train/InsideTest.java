package downhill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.data.Batch;
import downhill.data.Batches;
import downhill.data.Normalization;
import downhill.model.Architectures;
import downhill.model.BufferState;
import downhill.model.BufferState.Buffer;
import downhill.optim.ParameterInfo;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Mistake;
import downhill.train.TrainingEvent.StepDone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells of the inside of its network. */
class InsideTest {
    @TempDir
    Path folder;

    /** 3-4-5 and other right-angled triangles. */
    @Test
    void aLayersNormsAndRatioAreThoseOfAllItsParametersTogether() {
        LayerGauge gauge = new LayerGauge(
                List.of(parameter(0, "conv.weight"), parameter(1, "dense.weight"), parameter(2, "dense.bias")),
                new BufferState(List.of()));
        gauge.before(new double[][] {{3, 4}, {2, 3}, {6}}, new double[][] {{5, 12}, {0, 8}, {15}});
        LayersMeasured measured =
                gauge.after(2, 40, new double[][] {{0.3, 0.4}, {0, 0}, {0.7}}, new BufferState(List.of()));
        assertEquals(List.of("conv", "dense"), measured.layers());
        assertEquals(List.of(13f, 17f), measured.gradNorms());
        assertEquals(List.of(5f, 7f), measured.weightNorms());
        assertEquals(List.of(0.1f, 0.1f), measured.updateRatios());
        assertEquals(List.of(2, 40), List.of(measured.epoch(), measured.step()));
        assertEquals(List.of(), measured.norms());
    }

    @Test
    void weightsOfZeroHaveARatioOfZeroAndHugeNumbersStayInRange() {
        LayerGauge gauge =
                new LayerGauge(List.of(parameter(0, "a.gamma"), parameter(1, "b")), new BufferState(List.of()));
        gauge.before(new double[][] {{0}, {1}}, new double[][] {{1}, {1e200}});
        LayersMeasured measured = gauge.after(1, 1, new double[][] {{1}, {Double.NaN}}, new BufferState(List.of()));
        assertEquals(List.of(0f, Float.MAX_VALUE), measured.updateRatios());
        assertEquals(List.of(1f, Float.MAX_VALUE), measured.gradNorms());
        EventJson.write(measured);
    }

    /** With σ₀² + ε = 4 and 1, means that move by 2 and 1 move by one standard deviation each. */
    @Test
    void driftIsCountedInStandardDeviationsAndSharesFromTheLookBefore() {
        RunningDrift drift = new RunningDrift(state(new double[] {1, 1}, new double[] {4 - 1e-5, 1 - 1e-5}));
        assertEquals(List.of("norm"), drift.norms());
        RunningDrift.Moved moved = drift.since(state(new double[] {3, 0}, new double[] {6 - 1e-5, 1.5 - 1e-5}));
        assertArrayEquals(new double[] {1}, moved.means(), 1e-12);
        assertArrayEquals(new double[] {0.5}, moved.variances(), 1e-12);
        moved = drift.since(state(new double[] {3, 0}, new double[] {0, 1.5 - 1e-5}));
        assertArrayEquals(new double[] {0}, moved.means());
        assertArrayEquals(new double[] {Math.sqrt(0.5) * (6 - 1e-5) / 6}, moved.variances(), 1e-12);
    }

    @Test
    void theFirstStepsNumbersAreThoseWorkedOutByHand() throws Exception {
        Config config = Recording.augmented("sgd");
        Recording run = new Recording(config, folder);
        run.runUntil(1, Control.Signal.PAUSE);
        Normalization normalization = Normalization.of(Recording.SPLIT.train());
        Batch first = Batches.training(Recording.SPLIT.train(), normalization, 32, config.augmentation(), config.seed())
                .batch(0, 0);
        SoftmaxRegression model = new SoftmaxRegression(Architectures.get("cnn3"), config.seed());
        double[][] w = {new double[1920], new double[10]};
        double[][] g = {new double[1920], new double[10]};
        model.read(w);
        model.lossAndGradients(first, g);
        double[][] after = CheckpointFile.read(folder.resolve(Trainer.LAST)).values();
        double weights = 0;
        double change = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < w[i].length; j++) {
                weights += w[i][j] * w[i][j];
                change += (after[i][j] - w[i][j]) * (after[i][j] - w[i][j]);
            }
        }
        LayersMeasured measured = run.all(LayersMeasured.class).get(0);
        assertEquals(List.of("dense"), measured.layers());
        assertEquals(
                run.all(StepDone.class).get(0).gradNorm(), measured.gradNorms().get(0), 1e-6);
        assertEquals(Math.sqrt(weights), measured.weightNorms().get(0), 1e-6);
        assertEquals(Math.sqrt(change / weights), measured.updateRatios().get(0), 1e-7);

        double[] mean = model.buffers().buffers().get(0).values(); // from 0, with a variance of 1 before
        double squares = 0;
        for (double m : mean) {
            squares += m * m / (1 + 1e-5);
        }
        assertEquals(List.of("norm"), measured.norms());
        assertEquals(Math.sqrt(squares / mean.length), measured.meanDrifts().get(0), 1e-7);
    }

    /** A long run is measured so seldom that a heat map has some pixels for each column. */
    @Test
    void layersAreMeasuredAtTheFirstStepAndEverySoMany() {
        TrainerOptions options = TrainerOptions.DEFAULT;
        assertEquals(
                List.of(1, 20, 40, 60, 80, 100),
                IntStream.rangeClosed(1, 110)
                        .filter(s -> options.measures(s, 110))
                        .boxed()
                        .toList());
        int steps = 200 * 391;
        assertEquals(
                1 + steps / 157,
                IntStream.rangeClosed(1, steps)
                        .filter(s -> options.measures(s, steps))
                        .count());
    }

    /** Counted over again, image by image, from the probabilities that the trained model gives. */
    @Test
    void theConfusionMatrixAndTheWorstImagesAreThoseOfACountImageByImage() throws Exception {
        Recording run = new Recording(Recording.augmented("adam"), folder);
        run.run(Control.NONE);
        Checkpoint end = CheckpointFile.read(folder.resolve(Trainer.LAST));
        SoftmaxRegression model = new SoftmaxRegression(Architectures.get("cnn3"), 0);
        model.write(end.values());
        model.buffers(end.buffers());
        Batch all = Batches.inOrder(Recording.SPLIT.test(), Normalization.of(Recording.SPLIT.train()), 60)
                .batch(0, 0);
        float[][] probabilities = model.probabilities(all);

        EvaluationDone told = run.all(EvaluationDone.class).get(2);
        int[][] counts = new int[10][10];
        List<Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            float[] p = probabilities[i];
            int predicted = IntStream.range(0, 10)
                    .boxed()
                    .max(Comparator.comparing(k -> p[k]))
                    .orElseThrow();
            counts[all.labels()[i]][predicted]++;
            if (predicted != all.labels()[i]) {
                mistakes.add(new Mistake(i, all.labels()[i], predicted, p[predicted]));
            }
        }
        for (int label = 0; label < 10; label++) {
            assertArrayEquals(
                    counts[label],
                    told.confusion().get(label).stream().mapToInt(n -> n).toArray());
        }
        assertEquals(
                60, IntStream.range(0, 10).flatMap(k -> IntStream.of(counts[k])).sum());
        double right = IntStream.range(0, 10).map(k -> counts[k][k]).sum() / 60.0;
        assertEquals(right, run.all(EpochDone.class).get(2).testAccuracy());
        assertTrue(mistakes.size() > Tally.WORST, "so that some are left out: " + mistakes.size());
        mistakes.sort((a, b) -> Float.compare(b.probability(), a.probability())); // stable: the lower index stays first
        assertEquals(mistakes.subList(0, Tally.WORST), told.worst().subList(0, Tally.WORST));
        for (int label = 0; label < 10; label++) {
            for (int predicted = 0; predicted < 10; predicted++) {
                List<Mistake> ofPair = ofPair(mistakes, label, predicted);
                List<Mistake> surest = ofPair.subList(0, Math.min(Tally.OF_A_PAIR, ofPair.size()));
                assertTrue(told.worst().containsAll(surest), "of class " + label + " taken for " + predicted);
            }
        }
        assertEquals(Recording.SPLIT.test().classes(), told.classes());
    }

    private static List<Mistake> ofPair(List<Mistake> mistakes, int label, int predicted) {
        return mistakes.stream()
                .filter(each -> each.label() == label && each.predicted() == predicted)
                .toList();
    }

    @Test
    void aRareConfusionKeepsItsSurestMistakesThoughOthersAreSurer() {
        Tally tally = new Tally();
        for (int i = 0; i < 40; i++) {
            tally.add(0, new float[] {0.1f, 0.9f, 0});
        }
        for (int i = 0; i < 5; i++) {
            tally.add(2, new float[] {0.5f + i / 100f, 0, 0.4f});
        }
        List<Integer> told = tally.worst().stream().map(Mistake::index).toList();
        assertEquals(Tally.WORST + Tally.OF_A_PAIR, told.size());
        assertEquals(List.of(44, 43, 42), told.subList(Tally.WORST, told.size()));
    }

    @Test
    void equallySureMistakesStandInTheOrderOfTheDataSet() {
        Tally tally = new Tally();
        for (int i = 0; i < 40; i++) {
            tally.add(0, i == 30 ? new float[] {0.1f, 0.9f} : new float[] {0.25f, 0.75f});
        }
        assertEquals(
                IntStream.concat(IntStream.of(30), IntStream.range(0, 15))
                        .boxed()
                        .toList(),
                tally.worst().stream().map(Mistake::index).toList());
        assertEquals(List.of(List.of(0, 40), List.of(0, 0)), tally.confusion());
        assertFalse(tally.accuracy() > 0);
    }

    private static ParameterInfo parameter(int index, String name) {
        return new ParameterInfo(index, name, ParameterInfo.Kind.WEIGHT, 1);
    }

    private static BufferState state(double[] mean, double[] variance) {
        return new BufferState(List.of(new Buffer("norm.mean", mean), new Buffer("norm.variance", variance)));
    }
}
