package downhill.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.Scratch;
import downhill.data.DataHome;
import downhill.recording.Recording;
import downhill.recording.SomeRecording;
import downhill.run.Run;
import downhill.run.RunStatus;
import downhill.run.Runs;
import downhill.run.StoredEvent;
import downhill.train.EventJson;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.StepDone;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recording that was put into a real store. */
class RecordedRunTest {
    private static final Recording RECORDING = SomeRecording.of("adam", 0.8);

    private Path home;
    private Runs runs;
    private Run run;

    @BeforeEach
    void store() throws Exception {
        home = Scratch.folder("imported");
        runs = Runs.open("jdbc:sqlite:" + home.resolve("runs.db"));
        run = runs.find(RecordedRun.store(RECORDING, runs)).orElseThrow();
    }

    @AfterEach
    void close() {
        runs.close();
    }

    private RunRecord record() {
        return new StoredRun(runs, run, home, new DataHome(List.of(home)));
    }

    private List<TrainingEvent> events() {
        return runs.events(run.id(), 0, 10_000).stream()
                .map(StoredEvent::json)
                .map(EventJson::read)
                .toList();
    }

    private <T extends TrainingEvent> List<T> events(Class<T> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void itIsAFinishedRunThatSaysWhereItIsFrom() {
        assertEquals(RunStatus.FINISHED, run.status());
        assertEquals("adam in a test", run.recording());
        assertEquals(RECORDING.config(), run.config());
        assertEquals(0.8, run.bestTestAccuracy());
        assertEquals(200, run.step());
        assertEquals(200, run.steps());
        assertEquals(Instant.parse("2026-01-01T00:00:00Z"), run.createdAt());
        assertEquals(Instant.parse("2026-01-01T00:01:39.500Z"), run.updatedAt());
        assertNull(run.queuePosition());
        assertEquals(runs.events(run.id(), 0, 10_000).size(), run.lastSeq());
    }

    @Test
    void itsEventsAreThoseOfTheRecordingInTheirOrder() {
        List<StepDone> steps = events(StepDone.class);
        assertEquals(
                RECORDING.steps().steps(), steps.stream().map(StepDone::step).toList());
        assertEquals(
                RECORDING.steps().column("loss"),
                steps.stream().map(StepDone::loss).toList());
        assertEquals(2, steps.get(50).epoch());
        assertEquals(RECORDING.epochs(), events(EpochDone.class));
        assertEquals(
                List.of(1, 100, 200),
                events(LayersMeasured.class).stream().map(LayersMeasured::step).toList());
        List<String> types = events().stream().map(EventJson::type).toList();
        assertEquals(List.of("imported", "started", "stepDone", "layersMeasured"), types.subList(0, 4));
        assertEquals(
                List.of("layersMeasured", "epochDone", "evaluationDone", "checkpointSaved", "finished"),
                types.subList(types.size() - 5, types.size()));
        assertTrue(types.indexOf("paused") < types.indexOf("resumed"));
        int paused = types.indexOf("paused");
        assertEquals(60, ((StepDone) events().get(paused - 1)).step());
        assertEquals(61, ((StepDone) events().get(paused + 2)).step());
    }

    @Test
    void itCanBeExportedLikeAnyOther() throws Exception {
        List<String> lines =
                ScriptedRun.text(record(), ExportFormat.CSV).lines().toList();
        assertEquals(201, lines.size(), "a line for each step that was recorded");
        assertTrue(lines.get(77).startsWith("77,2,2026-01-01T00:00:38Z,6.73,"), lines.get(77));
        assertEquals(
                0.8,
                new ObjectMapper()
                        .readTree(ScriptedRun.export(record(), ExportFormat.JSON))
                        .at("/result/testAccuracy")
                        .asDouble());
        assertTrue(ScriptedRun.export(record(), ExportFormat.TENSORBOARD).length > 1000);
    }

    @Test
    void itsModelCardQuotesTheNoteOfItsOwnImagesAndWhatTrainedIt() throws Exception {
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(ScriptedRun.export(record(), ExportFormat.CARD)))) {
            assertEquals("README.md", zip.getNextEntry().getName());
            String card = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(card.contains("where the run was recorded:\n\n> a JPEG copy, quality 75\n"), card);
            assertTrue(card.contains("| Java, which trained | 17.0.1 |"), card);
        }
    }
}
