package downhill.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.recording.Recording;
import downhill.recording.RecordingFile;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.CheckpointSaved;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Imported;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The recording of a run whose events a test writes, one each second. */
class RunRecordingTest {
    private static Recording recording(ScriptedRun run) throws Exception {
        return RecordingFile.read(new ByteArrayInputStream(run.export(ExportFormat.RECORDING)));
    }

    @Test
    void stepsThatWereRepeatedCountOnce() throws Exception {
        Recording recording = recording(ScriptedRun.INTERRUPTED);
        assertEquals(List.of(1, 2, 3, 4), recording.steps().steps());
        assertEquals(List.of(2.5, 2.25, 2.0, 1.75), recording.steps().column("loss"));
        assertEquals(
                List.of(0.25, 0.5),
                recording.epochs().stream().map(EpochDone::testAccuracy).toList());
        assertEquals(
                List.of(
                        new CheckpointSaved(1, 2, "last.ckpt", true),
                        new Resumed(2, 2, "continued after its worker stopped"),
                        new CheckpointSaved(2, 4, "last.ckpt", true)),
                recording.log());
    }

    @Test
    void itSaysWhatWasTrainedOnWhatAndWhen() throws Exception {
        ScriptedRun run = new ScriptedRun(ScriptedRun.INTERRUPTED.events(), Optional.of("a JPEG copy"));
        Recording recording = recording(run);
        assertEquals("cnn3 on cifar10 with adam, seed 1", recording.title());
        assertEquals(run.config(), recording.config());
        assertEquals("a JPEG copy", recording.dataNote());
        assertEquals("a processor | 2 threads", recording.started().hardware());
        assertEquals(ScriptedRun.START.plusSeconds(2), recording.startedAt());
        assertEquals("1.0.0-M2.1", recording.versions().get("ND4J"));
        assertEquals(System.getProperty("java.version"), recording.versions().get("Java"));
        assertEquals(0.5, recording.best().testAccuracy());
        assertEquals("Ours", RunRecording.of(new TitledRun(run, "Ours")).title());
    }

    /** Steps 3 and 4 of the first attempt took the seconds 6 to 8, and until the resumption another one went by. */
    @Test
    void timeThatWasLostOrPausedIsLeftOut() throws Exception {
        assertEquals(
                List.of(0.0, 1.0, 4.0, 5.0),
                recording(ScriptedRun.INTERRUPTED).steps().column("seconds"));
        ScriptedRun paused = run(
                started(),
                ScriptedRun.step(1, 1, 2),
                new Paused(1, 1),
                new Resumed(1, 1, "resumed by request"),
                ScriptedRun.step(1, 2, 1),
                new EpochDone(1, 2, 1.5, 0.5, 1, 0.5, 3),
                new Finished(1, 2, 0.5, 0.5, 4));
        assertEquals(List.of(0.0, 2.0), recording(paused).steps().column("seconds"));
    }

    @Test
    void layersAreKeptInStretchesWithTheFirstAndTheLast() throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        events.add(new Started(1, 1000, 10, 1000, 1000, "a processor"));
        for (int step = 1; step <= 1000; step++) {
            events.add(ScriptedRun.step(1, step, 2));
            if (step % 4 == 1) {
                events.add(measured(step));
            }
        }
        events.add(new EpochDone(1, 1000, 1.5, 0.5, 1, 0.5, 3));
        events.add(new Finished(1, 1000, 0.5, 0.5, 4));
        Recording recording = recording(new ScriptedRun(events, Optional.empty()));
        List<Integer> steps = recording.layers().steps();
        assertEquals(List.of(1, 13, 21), steps.subList(0, 3), "the first of each stretch of ten");
        assertEquals(997, steps.get(steps.size() - 1));
        assertTrue(steps.size() <= 101, steps::toString);
        assertEquals(List.of("conv"), recording.layers().names());
        assertEquals(0.123f, recording.layers().gradNorms().get(0).get(0));
    }

    private static LayersMeasured measured(int step) {
        return new LayersMeasured(
                1,
                step,
                List.of("conv"),
                List.of(0.12345f),
                List.of(5f),
                List.of(0.5f),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void aRunThatHasNotFinishedHasNone() {
        List<TrainingEvent> events = ScriptedRun.INTERRUPTED.events();
        assertRefused(
                new ScriptedRun(events.subList(0, events.size() - 1), Optional.empty()),
                "Run 7 has not finished; its recording needs the results.");
    }

    @Test
    void aRunThatWasImportedIsNotRecordedAgain() {
        List<TrainingEvent> events = new ArrayList<>(ScriptedRun.INTERRUPTED.events());
        events.set(0, new Imported("Ours", Map.of(), ""));
        assertRefused(
                new ScriptedRun(events, Optional.empty()),
                "Run 7 was imported from a recording, which holds more than could be recorded of it here.");
    }

    private static void assertRefused(ScriptedRun run, String reason) {
        NotExportableException error =
                assertThrows(NotExportableException.class, () -> run.export(ExportFormat.RECORDING));
        assertEquals(reason, error.getMessage());
    }

    private static ScriptedRun run(TrainingEvent... events) {
        return new ScriptedRun(List.of(events), Optional.empty());
    }

    private static Started started() {
        return new Started(1, 2, 10, 1000, 1000, "a processor");
    }
}
