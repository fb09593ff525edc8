package downhill.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.optim.Optimizers;
import downhill.train.TrainingEvent.Cancelled;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeAcrossJvmsIT {
    /** Three epochs of ten steps. */
    private static final String SUBMISSION =
            """
            {"preset": "cnn_baseline", "dataset": "shapes10", "optimizer": "adam", "epochs": 3, "batchSize": 32,
             "trainLimit": 320, "testLimit": 100, "schedule": {"warmupEpochs": 1}, "seed": 5,
             "augmentation": {"padding": 4, "flip": true, "brightness": 0.2, "contrast": 0.2, "saturation": 0.2,
             "cutout": 8}}""";

    /** Two epochs of four steps, the last ones of five images. */
    private static final String SMALL =
            """
            {"preset": "cnn_baseline", "dataset": "shapes10", "optimizer": "%s", "epochs": 2, "batchSize": 16,
             "trainLimit": 53, "testLimit": 40, "weightDecay": 0, "clipNorm": 1, "seed": 6,
             "augmentation": {"padding": 4, "flip": true, "brightness": 0.2, "contrast": 0.2, "saturation": 0.2,
             "cutout": 8}}""";

    private static final int STEPS = 30;

    @TempDir
    Path folder;

    @Test
    void aRunKilledInOneProcessAndContinuedInAnotherEqualsOneThatWasNot() throws IOException {
        List<TrainingEvent> whole = TrainingProcess.run(SUBMISSION, folder.resolve("whole"), event -> false);
        assertInstanceOf(Finished.class, last(whole));

        List<TrainingEvent> killed = TrainingProcess.run(
                SUBMISSION, folder.resolve("pieces"), event -> event instanceof StepDone step && step.step() == 17);
        assertEquals(17, ((StepDone) last(killed)).step());

        List<TrainingEvent> continued = TrainingProcess.run(SUBMISSION, folder.resolve("pieces"), event -> false);
        Resumed resumed = assertInstanceOf(Resumed.class, continued.get(0));
        assertTrue(resumed.step() > 0 && resumed.step() < STEPS, resumed.toString());
        assertInstanceOf(Finished.class, last(continued));

        List<TrainingEvent> pieces = new ArrayList<>(killed);
        pieces.addAll(continued);
        SameRun.assertSameNumbers(whole, pieces);
        SameRun.assertSameState(folder.resolve("whole/0"), folder.resolve("pieces/0"));
    }

    @Test
    void byEveryOptimizerARunStoppedInOneProcessAndContinuedInAnotherEqualsOneThatWasNot() throws IOException {
        List<String> submissions = Arrays.stream(Optimizers.all())
                .map(optimizer -> SMALL.formatted(optimizer.name()))
                .toList();
        List<List<TrainingEvent>> whole =
                TrainingProcess.runAll(submissions, folder.resolve("whole"), Integer.MAX_VALUE);
        List<List<TrainingEvent>> first = TrainingProcess.runAll(submissions, folder.resolve("pieces"), 3);
        List<List<TrainingEvent>> rest =
                TrainingProcess.runAll(submissions, folder.resolve("pieces"), Integer.MAX_VALUE);
        for (int i = 0; i < submissions.size(); i++) {
            assertEquals(i % 2 == 0 ? new Paused(1, 3) : new Cancelled(1, 3), last(first.get(i)), submissions.get(i));
            List<TrainingEvent> pieces = new ArrayList<>(first.get(i));
            pieces.addAll(rest.get(i));
            SameRun.assertSameNumbers(whole.get(i), pieces);
            SameRun.assertSameState(
                    folder.resolve("whole").resolve("" + i),
                    folder.resolve("pieces").resolve("" + i));
            assertMeasured(whole.get(i));
        }
    }

    /** The layers of the small CNN, and their gradients as parts of the global one. */
    private static void assertMeasured(List<TrainingEvent> events) {
        List<LayersMeasured> measured = events.stream()
                .filter(LayersMeasured.class::isInstance)
                .map(LayersMeasured.class::cast)
                .toList();
        assertEquals(
                List.of(1, 4, 8), measured.stream().map(LayersMeasured::step).toList());
        for (LayersMeasured m : measured) {
            assertEquals(
                    List.of(
                            "block1.conv",
                            "block1.norm",
                            "block2.conv",
                            "block2.norm",
                            "block3.conv",
                            "block3.norm",
                            "dense"),
                    m.layers());
            assertEquals(List.of("block1.norm", "block2.norm", "block3.norm"), m.norms());
            double squares =
                    m.gradNorms().stream().mapToDouble(norm -> norm * norm).sum();
            double global = events.stream()
                    .filter(event -> event instanceof StepDone step && step.step() == m.step())
                    .mapToDouble(event -> ((StepDone) event).gradNorm())
                    .findFirst()
                    .orElseThrow();
            assertEquals(global, Math.sqrt(squares), 1e-6 * global);
            assertTrue(m.updateRatios().stream().allMatch(ratio -> ratio > 0 && ratio < 1), m.toString());
            assertTrue(m.meanDrifts().stream().allMatch(drift -> drift > 0 && drift < 10), m.toString());
            assertTrue(m.varianceDrifts().stream().allMatch(drift -> drift > 0 && drift < 10), m.toString());
        }
    }

    private static TrainingEvent last(List<TrainingEvent> events) {
        return events.get(events.size() - 1);
    }
}
