package downhill.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.train.Presets;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.Queued;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as the time of a run. */
class WorkTimeTest {
    private static final Instant BEGIN = Instant.parse("2026-11-30T08:00:00Z");

    @TempDir
    private Path folder;

    private final List<PastEvent> events = new ArrayList<>();

    private WorkTimeTest at(int second, TrainingEvent event) {
        events.add(new PastEvent(BEGIN.plusSeconds(second), event));
        return this;
    }

    private Duration worked() {
        try (Runs runs = Runs.open("jdbc:sqlite:" + folder.resolve("runs.db"))) {
            long id = runs.store(Presets.get("cnn_quick").config(), BEGIN, events);
            return runs.find(id).orElseThrow().worked();
        }
    }

    private static Started started() {
        return new Started(5, 313, 122_570, 10_000, 10_000, "a processor");
    }

    private static StepDone step(int step) {
        return new StepDone(1, step, 2.3, 0.1, 0.002, 1.5, 300, 60);
    }

    @Test
    void aRunThatWaitsHasTakenNoTime() {
        assertEquals(Duration.ZERO, at(0, new Queued()).worked());
    }

    @Test
    void waitingAndPausesDoNotCount() {
        at(0, new Queued()).at(30, started()).at(35, step(1)).at(40, new Paused(1, 1));
        at(1000, new Queued()).at(1060, new Resumed(1, 1, "resumed")).at(1066, new Finished(1, 2, 0.5, 0.5, 11));
        assertEquals(Duration.ofSeconds(16), worked());
    }

    @Test
    void aRunThatGoesOnCountsUntilItsNewestEvent() {
        at(0, new Queued()).at(30, started()).at(33, step(1)).at(37, step(2));
        assertEquals(Duration.ofSeconds(7), worked());
    }
}
