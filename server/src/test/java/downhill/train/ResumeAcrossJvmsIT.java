package downhill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeAcrossJvmsIT {
    /** Three epochs of ten steps. */
    private static final String SUBMISSION =
            """
            {"preset": "cnn_baseline", "dataset": "shapes10", "optimizer": "adam", "epochs": 3, "batchSize": 32,
             "trainLimit": 320, "testLimit": 100, "schedule": {"warmupEpochs": 1}, "seed": 5}""";

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

        assertEquals(losses(whole, resumed.step()), losses(continued, resumed.step()));
        assertEquals(lastEpoch(whole), lastEpoch(continued));
        assertSameState();
    }

    private void assertSameState() throws IOException {
        Checkpoint expected = CheckpointFile.read(folder.resolve("whole").resolve(Trainer.LAST));
        Checkpoint actual = CheckpointFile.read(folder.resolve("pieces").resolve(Trainer.LAST));
        assertEquals(STEPS, actual.optimizer().step());
        assertArrayEquals(expected.values(), actual.values());
        for (int i = 0; i < expected.values().length; i++) {
            var slots = actual.optimizer().byParameter().get(i).slots();
            expected.optimizer()
                    .byParameter()
                    .get(i)
                    .slots()
                    .forEach((name, values) -> assertArrayEquals(values, slots.get(name), name));
        }
        for (int i = 0; i < expected.buffers().buffers().size(); i++) {
            assertArrayEquals(
                    expected.buffers().buffers().get(i).values(),
                    actual.buffers().buffers().get(i).values());
        }
    }

    private static List<Double> losses(List<TrainingEvent> events, int after) {
        return events.stream()
                .filter(StepDone.class::isInstance)
                .map(StepDone.class::cast)
                .filter(step -> step.step() > after)
                .map(StepDone::loss)
                .toList();
    }

    /** Its numbers without the time it took. */
    private static List<Double> lastEpoch(List<TrainingEvent> events) {
        return events.stream()
                .filter(event -> event instanceof EpochDone epoch && epoch.epoch() == 3)
                .map(EpochDone.class::cast)
                .flatMap(e -> List.of(e.trainLoss(), e.trainAccuracy(), e.testLoss(), e.testAccuracy()).stream())
                .toList();
    }

    private static TrainingEvent last(List<TrainingEvent> events) {
        return events.get(events.size() - 1);
    }
}
