package downhill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.data.Batch;
import downhill.data.Batches;
import downhill.data.Normalization;
import downhill.model.Architectures;
import downhill.model.ModelFactory;
import downhill.optim.ClipByGlobalNorm;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"})
    void everyOptimizerLearns(String optimizer) {
        Recording run = new Recording(Recording.config(optimizer), folder);
        assertEquals(Outcome.FINISHED, run.run(Control.NONE));
        Finished end = (Finished) run.last();
        assertTrue(end.testAccuracy() > 0.8, "chance is 0.1, but it reached " + end.testAccuracy());
    }

    @Test
    void aRunTellsItsStartEveryStepEveryEpochAndItsEnd() {
        Recording run = new Recording(Recording.config("sgd"), folder);
        run.run(Control.NONE);
        List<String> expected = new ArrayList<>(List.of("started"));
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int step = 0; step < Recording.STEPS_PER_EPOCH; step++) {
                expected.add("stepDone");
                if (List.of(1, 4, 8, 12).contains(epoch * Recording.STEPS_PER_EPOCH + step + 1)) {
                    expected.add("layersMeasured");
                }
            }
            expected.addAll(List.of("epochDone", "evaluationDone", "checkpointSaved"));
        }
        expected.add("finished");
        assertEquals(expected, run.types());
        assertEquals(new Started(3, 5, 1930, 130, 60, "a test"), run.events.get(0));
        List<StepDone> steps = run.all(StepDone.class);
        for (int i = 0; i < steps.size(); i++) {
            assertEquals(i + 1, steps.get(i).step());
            assertEquals(i / 5 + 1, steps.get(i).epoch());
            assertTrue(steps.get(i).imagesPerSecond() > 0 && steps.get(i).gradNorm() > 0);
        }
        assertTrue(steps.get(0).secondsLeft() > steps.get(14).secondsLeft());
        run.events.forEach(EventJson::write); // every number is finite
    }

    @Test
    void theLearningRateFollowsTheSchedule() {
        Recording run = new Recording(Recording.config("sgd"), folder);
        run.run(Control.NONE);
        double[] rates =
                run.all(StepDone.class).stream().mapToDouble(StepDone::lr).toArray();
        // One epoch of warmup to 0.1, one at 0.1, one after the drop at epoch 2.
        double[] expected = {0.02, 0.04, 0.06, 0.08, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.01, 0.01, 0.01};
        assertArrayEquals(expected, rates, 1e-15);
    }

    @Test
    void theLossOfAnEpochIsTheMeanOverItsImages() {
        Recording run = new Recording(Recording.config("sgd"), folder);
        run.run(Control.NONE);
        List<StepDone> steps = run.all(StepDone.class);
        double losses = 0;
        double correct = 0;
        for (int i = 0; i < 5; i++) {
            int images = i < 4 ? 32 : 2;
            losses += steps.get(i).loss() * images;
            correct += steps.get(i).accuracy() * images;
        }
        EpochDone epoch = run.all(EpochDone.class).get(0);
        assertEquals(losses / 130, epoch.trainLoss(), 1e-12);
        assertEquals(correct / 130, epoch.trainAccuracy(), 1e-12);
    }

    @Test
    void theFirstStepIsTheOneWorkedOutByHand() throws Exception {
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
        double loss = model.lossAndGradients(first, g).loss();
        double norm = ClipByGlobalNorm.norm(g);
        assertEquals(loss, run.all(StepDone.class).get(0).loss());
        assertEquals(norm, run.all(StepDone.class).get(0).gradNorm());
        double clip = Math.min(1, 0.125 / norm);
        assertTrue(clip < 0.99, "this step is to be clipped, but its norm is " + norm);
        assertEquals(0.125, run.all(StepDone.class).get(0).clippedNorm(), 1e-15);
        double[][] after = CheckpointFile.read(folder.resolve(Trainer.LAST)).values();
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < w[i].length; j++) {
                assertEquals(w[i][j] - 0.02 * (clip * g[i][j] + 0.001 * w[i][j]), after[i][j], 1e-15);
            }
        }
    }

    /** For SGD the two kinds of decay are one; a bias of zero would hide whether it decays. */
    @ParameterizedTest
    @CsvSource({"false, true", "false, false", "true, true", "true, false"})
    void decayFollowsTheConfig(boolean decoupled, boolean all) throws Exception {
        Config c = Recording.config("momentum");
        Config config = new Config(
                c.model(),
                c.network(),
                c.dataset(),
                c.optimizer(),
                c.hyperparameters(),
                c.schedule(),
                32,
                3,
                11,
                0,
                0,
                c.augmentation(),
                0.5,
                decoupled,
                all,
                0,
                0);
        new Recording(config, folder).runUntil(2, Control.Signal.PAUSE);
        double[][] after = CheckpointFile.read(folder.resolve(Trainer.LAST)).values();

        SoftmaxRegression model = new SoftmaxRegression(Architectures.get("cnn3"), config.seed());
        double[][] w = {new double[1920], new double[10]};
        double[][] v = {new double[1920], new double[10]};
        double[][] g = {new double[1920], new double[10]};
        model.read(w);
        int stepsOfWarmup = firstEpoch(config).perEpoch();
        for (int step = 0; step < 2; step++) {
            double lr = 0.1 * (step + 1) / stepsOfWarmup;
            model.write(w);
            model.lossAndGradients(firstEpoch(config).batch(0, step), g);
            for (int i = 0; i < 2; i++) {
                double lambda = i == 0 || all ? 0.5 : 0;
                for (int j = 0; j < w[i].length; j++) {
                    double pull = lambda * w[i][j];
                    v[i][j] = 0.9 * v[i][j] + lr * (g[i][j] + (decoupled ? 0 : pull));
                    w[i][j] -= v[i][j] + (decoupled ? lr * pull : 0);
                }
            }
        }
        assertArrayEquals(w[0], after[0], 1e-14);
        assertArrayEquals(w[1], after[1], 1e-14);
    }

    @Test
    void nesterovTakesTheGradientAheadAndTheEvaluationAtTheParameters() throws Exception {
        Config config = Recording.config("nesterov");
        Recording run = new Recording(config, folder);
        run.runUntil(1, Control.Signal.PAUSE);
        Checkpoint saved = CheckpointFile.read(folder.resolve(Trainer.LAST));
        double[][] ahead = saved.values();
        for (int i = 0; i < ahead.length; i++) {
            double[] v = saved.optimizer().byParameter().get(i).slots().get("v");
            for (int j = 0; j < ahead[i].length; j++) {
                ahead[i][j] -= 0.9 * v[j];
            }
        }
        SoftmaxRegression model = new SoftmaxRegression(Architectures.get("cnn3"), config.seed());
        model.write(ahead);
        double[][] grads = {new double[1920], new double[10]};
        double loss =
                model.lossAndGradients(firstEpoch(config).batch(0, 1), grads).loss();
        Recording rest = new Recording(config, folder);
        rest.run(Control.NONE);
        assertEquals(loss, rest.all(StepDone.class).get(0).loss());

        Checkpoint end = CheckpointFile.read(folder.resolve(Trainer.LAST));
        model.write(end.values());
        model.buffers(end.buffers());
        Batches test = Batches.inOrder(Recording.SPLIT.test(), Normalization.of(Recording.SPLIT.train()), 60);
        double testLoss = Evaluation.of(model, test, Control.NONE).orElseThrow().loss();
        assertEquals(testLoss, rest.all(EpochDone.class).get(2).testLoss());
    }

    @Test
    void cancelStopsBeforeTheNextBatchAndKeepsTheState() throws Exception {
        Recording run = new Recording(Recording.config("sgd"), folder);
        assertEquals(Outcome.CANCELLED, run.runUntil(7, Control.Signal.CANCEL));
        assertEquals(new TrainingEvent.Cancelled(2, 7), run.last());
        assertEquals(
                7, CheckpointFile.read(folder.resolve(Trainer.LAST)).optimizer().step());
    }

    @Test
    void theBestCheckpointIsTheOneOfTheHighestTestAccuracy() throws Exception {
        Recording run = new Recording(Recording.config("rmsprop"), folder);
        run.run(Control.NONE);
        double best = run.all(EpochDone.class).stream()
                .mapToDouble(EpochDone::testAccuracy)
                .max()
                .orElseThrow();
        assertEquals(best, ((Finished) run.last()).bestTestAccuracy());
        assertEquals(
                best,
                CheckpointFile.read(folder.resolve(Trainer.BEST)).progress().testAccuracy());
    }

    @Test
    void theLimitsOfTheConfigAreApplied() {
        Config c = Recording.config("sgd");
        Config limited = new Config(
                c.model(),
                c.dataset(),
                c.optimizer(),
                c.hyperparameters(),
                c.schedule(),
                32,
                3,
                1,
                20,
                7,
                c.augmentation(),
                0,
                0);
        Recording run = new Recording(limited, folder);
        run.run(Control.NONE);
        assertEquals(new Started(3, 1, 1930, 20, 7, "a test"), run.events.get(0));
    }

    @Test
    void whatTheEventsThrowIsPassedOnAndTheModelIsClosed() {
        List<String> closed = new ArrayList<>();
        ModelFactory closing = (architecture, smoothing, seed) -> new Spoiled(architecture, seed, 0, l -> l, g -> g) {
            @Override
            public void close() {
                closed.add("closed");
            }
        };
        Trainer trainer = new Trainer(
                Recording.config("sgd"),
                closing,
                Recording.SPLIT,
                folder,
                event -> {
                    throw new IllegalStateException("the store is gone");
                },
                Control.NONE);
        assertThrows(IllegalStateException.class, trainer::run);
        assertEquals(List.of("closed"), closed);
    }

    private static Batches firstEpoch(Config config) {
        Normalization normalization = Normalization.of(Recording.SPLIT.train());
        return Batches.training(Recording.SPLIT.train(), normalization, 32, config.augmentation(), config.seed());
    }
}
