package downhill.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.train.Config;
import downhill.train.ConfigJson;
import downhill.train.EventJson;
import downhill.train.Presets;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.Queued;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The series of a run as a table, as an event file and in JSON. */
class SeriesTest {
    private static final String NAMES = "step,epoch,wall_time,train/loss,train/accuracy,lr,grad_norm,images_per_second,"
            + "epoch/train_loss,epoch/train_accuracy,epoch/seconds,test/loss,test/accuracy";

    @Test
    void theTableHasALineForEachStepOnceAndEmptyFieldsWhereThereIsNoValue() {
        assertEquals(
                List.of(
                        NAMES,
                        "1,1,2026-01-01T00:00:02Z,2.5,0.5,0.125,3.0,400.0,,,,,",
                        "2,1,2026-01-01T00:00:03Z,2.25,0.5,0.125,3.0,400.0,2.375,0.125,28.0,2.125,0.25",
                        "3,2,2026-01-01T00:00:10Z,2.0,0.5,0.125,3.0,400.0,,,,,",
                        "4,2,2026-01-01T00:00:11Z,1.75,0.5,0.125,3.0,400.0,1.875,0.375,29.0,1.625,0.5"),
                ScriptedRun.text(ScriptedRun.INTERRUPTED, ExportFormat.CSV)
                        .lines()
                        .toList());
    }

    @Test
    void aRunThatHasNotBegunHasATableWithoutLines() {
        assertEquals(NAMES + "\n", ScriptedRun.text(run(new Queued()), ExportFormat.CSV));
    }

    @Test
    void ofTwoInterruptionsTheOneThatWentFurtherBackCounts() {
        ScriptedRun run = run(
                started(),
                ScriptedRun.step(1, 1, 1),
                ScriptedRun.step(1, 2, 90),
                ScriptedRun.step(1, 3, 91),
                new Resumed(1, 2, "killed"),
                ScriptedRun.step(1, 3, 92),
                ScriptedRun.step(1, 4, 93),
                new Resumed(1, 1, "the checkpoint of step 2 was lost"),
                ScriptedRun.step(1, 2, 2),
                new Resumed(1, 2, "killed again"),
                ScriptedRun.step(1, 3, 3));
        assertEquals(List.of("1:1.0", "2:2.0", "3:3.0"), stepsAndLosses(run));
    }

    @Test
    void aRunThatStartedTwiceCountsFromItsSecondStart() {
        ScriptedRun run = run(started(), ScriptedRun.step(1, 1, 9), started(), ScriptedRun.step(1, 1, 2));
        assertEquals(List.of("1:2.0"), stepsAndLosses(run));
    }

    /** Paused in the evaluation, killed after it and before its checkpoint: the epoch ends twice at the same step. */
    @Test
    void anEpochThatEndedTwiceAtTheSameStepCountsOnce() throws IOException {
        ScriptedRun run = run(
                started(),
                ScriptedRun.step(1, 1, 2),
                new Paused(1, 1),
                new Resumed(1, 1, "continued after a pause"),
                new EpochDone(1, 1, 2, 0.5, 1, 0.1, 3),
                new Resumed(1, 1, "continued after its worker stopped"),
                new EpochDone(1, 1, 2, 0.5, 1, 0.2, 3));
        List<String> lines = ScriptedRun.text(run, ExportFormat.CSV).lines().toList();
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.get(1).endsWith(",1.0,0.2"), lines.get(1));
        List<EventFileReader.Event> events = EventFileReader.read(run.export(ExportFormat.TENSORBOARD));
        assertEquals(
                List.of(0.2f),
                events.stream()
                        .map(event -> event.values().get("test/accuracy"))
                        .filter(value -> value != null)
                        .toList());
    }

    @Test
    void theEventFileHoldsEveryValueAtItsStepAndTime() throws IOException {
        List<EventFileReader.Event> events =
                EventFileReader.read(ScriptedRun.INTERRUPTED.export(ExportFormat.TENSORBOARD));
        double start = ScriptedRun.START.getEpochSecond();
        assertEquals(new EventFileReader.Event(start + 2, 0, "brain.Event:2", Map.of()), events.get(0));
        assertEquals(
                List.of("1@2", "2@3", "2@4", "3@10", "4@11", "4@12"),
                events.stream()
                        .skip(1)
                        .map(event -> event.step() + "@" + (int) (event.wallTime() - start))
                        .toList());
        assertEquals(
                Map.of(
                        "train/loss", 2.5f,
                        "train/accuracy", 0.5f,
                        "lr", 0.125f,
                        "grad_norm", 3f,
                        "images_per_second", 400f),
                events.get(1).values());
        assertEquals(
                Map.of(
                        "epoch/train_loss", 2.375f,
                        "epoch/train_accuracy", 0.125f,
                        "epoch/seconds", 28f,
                        "test/loss", 2.125f,
                        "test/accuracy", 0.25f),
                events.get(3).values());
    }

    @Test
    void theDocumentHoldsConfigurationResultAndAllEventsAsTheyHappened() throws IOException {
        JsonNode document = new ObjectMapper().readTree(ScriptedRun.INTERRUPTED.export(ExportFormat.JSON));
        assertEquals("downhill-run", document.get("format").asText());
        assertEquals("run-7", document.get("name").asText());
        assertEquals(
                Presets.get("cnn_quick").config(),
                ConfigJson.read(document.get("config").toString()));
        assertEquals(0.5, document.get("result").get("bestTestAccuracy").asDouble());
        List<TrainingEvent> events = new ArrayList<>();
        document.get("events").forEach(event -> events.add(EventJson.read(event)));
        assertEquals(ScriptedRun.INTERRUPTED.events(), events);
        assertEquals(
                "2026-01-01T00:00:01Z", document.get("events").get(1).get("at").asText());
        assertTrue(new ObjectMapper()
                .readTree(run(started()).export(ExportFormat.JSON))
                .get("result")
                .isNull());
    }

    /** What a million steps would take is seen after five thousand: the collector finds nothing that is still held. */
    @Test
    void stepsThatWereWrittenAreNotHeld() throws IOException {
        for (ExportFormat format : List.of(ExportFormat.CSV, ExportFormat.TENSORBOARD, ExportFormat.JSON)) {
            LongRun run = new LongRun();
            ScriptedRun.export(run, format);
            assertTrue(run.mostHeld < 100, format + " held " + run.mostHeld + " events");
            assertTrue(run.reads > 1, "the last read comes after a first look");
        }
    }

    private static ScriptedRun run(TrainingEvent... events) {
        return new ScriptedRun(List.of(events), Optional.empty());
    }

    private static Started started() {
        return new Started(5, 313, 122_570, 10_000, 10_000, "a processor");
    }

    private static List<String> stepsAndLosses(RunRecord run) {
        return ScriptedRun.text(run, ExportFormat.CSV)
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .map(fields -> fields[0] + ":" + fields[3])
                .toList();
    }

    /** Makes its events while they are read, and counts from time to time how many of them are still in memory. */
    private static final class LongRun implements RunRecord {
        private static final int STEPS = 5_000;

        private final ScriptedRun like = ScriptedRun.INTERRUPTED;
        private int reads;
        private long mostHeld;

        @Override
        public void read(Reader reader) throws IOException {
            reads++;
            List<WeakReference<RecordedEvent>> made = new ArrayList<>();
            for (int step = 1; step <= STEPS; step++) {
                RecordedEvent event = RecordedEvent.of(EventJson.write(ScriptedRun.step(1, step, 2)));
                made.add(new WeakReference<>(event));
                reader.take(event);
            }
            System.gc();
            mostHeld = Math.max(
                    mostHeld, made.stream().filter(event -> event.get() != null).count());
        }

        @Override
        public String name() {
            return like.name();
        }

        @Override
        public String title() {
            return like.title();
        }

        @Override
        public Config config() {
            return like.config();
        }

        @Override
        public Path checkpoints() {
            return like.checkpoints();
        }

        @Override
        public Optional<String> dataNote() {
            return Optional.empty();
        }
    }
}
