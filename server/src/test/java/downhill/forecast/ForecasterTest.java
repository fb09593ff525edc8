package downhill.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import downhill.Scratch;
import downhill.run.Recording;
import downhill.run.Runs;
import downhill.train.Config;
import downhill.train.ConfigReader;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EpochsChanged;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Imported;
import downhill.train.TrainingEvent.Queued;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is foreseen over a store with a past. */
class ForecasterTest {
    private static final double START = 4; // seconds

    private Runs runs;
    private Recording recording;

    @BeforeEach
    void open() {
        String url = "jdbc:sqlite:" + Scratch.folder("forecast").resolve("runs.db");
        runs = Runs.open(url);
        recording = new Recording(url);
    }

    @AfterEach
    void close() {
        recording.close();
        runs.close();
    }

    private static Config config(int epochs) {
        return ConfigReader.read(JsonNodeFactory.instance
                .objectNode()
                .put("preset", "cnn_quick")
                .put("trainLimit", 6000)
                .put("testLimit", 3000)
                .put("epochs", epochs));
    }

    /** A run that trained on 1,000 images a second. */
    private long finished() {
        long id = runs.submit(config(1));
        recording.append(
                id,
                new Started(1, 188, 10, 6000, 3000, "here"),
                new EpochDone(1, 188, 2, 0.2, 2, 0.3, 6),
                new Finished(1, 188, 0.3, 0.3, 7));
        return id;
    }

    private Forecast forecast(int epochs) {
        return new Forecaster(runs).of(config(epochs));
    }

    @Test
    void nothingIsKnownOfTimeBeforeARunAndMemoryIs() {
        Forecast forecast = forecast(3);
        assertTrue(Double.isNaN(forecast.seconds()));
        assertTrue(forecast.memoryBytes() > 100_000_000);
        assertEquals(0, forecast.runsAhead());
        assertEquals(0, forecast.waitSeconds());
    }

    @Test
    void timeIsThatOfAllEpochsAndTheirEvaluations() {
        finished();
        assertEquals(START + 10 * (6 + 1), forecast(10).seconds(), 1e-9, "a third as long for a test image");
    }

    @Test
    void aRunThatGoesOnIsMeasuredByItsNewestStepOnceItHasTen() {
        long id = runs.submit(config(5));
        recording.append(id, new Started(5, 188, 10, 6000, 3000, "here"), step(9, 3000, 20));
        assertTrue(forecast(1).speed().isEmpty());
        recording.append(id, step(10, 2000, 19));
        assertEquals(2000, forecast(1).speed().orElseThrow().imagesPerSecond());
    }

    private static StepDone step(int step, double rate, double secondsLeft) {
        return new StepDone(1, step, 2, 0.1, 0.01, 1, rate, secondsLeft);
    }

    @Test
    void anImportedRunWasMeasuredElsewhere() {
        recording.append(finished(), new Imported("Adam, seed 1", Map.of(), ""));
        assertTrue(forecast(1).speed().isEmpty());
    }

    @Test
    void theQueueIsWhatIsLeftOfTheRunsAhead() {
        finished();
        long running = runs.submit(config(5));
        recording.append(running, new Started(5, 188, 10, 6000, 3000, "here"), step(20, 1000, 33));
        runs.submit(config(10));
        Forecast forecast = forecast(1);
        assertEquals(2, forecast.runsAhead());
        assertEquals(33 + START + 70, forecast.waitSeconds(), 1e-9);
    }

    @Test
    void aForkTakesTheTimeOfTheEpochsThatAreLeft() {
        finished();
        assertEquals(START + 4 * 7, new Forecaster(runs).of(config(10), 6).seconds(), 1e-9);
    }

    @Test
    void aRunThatEndsSoonerIsWaitedForUntilThen() {
        finished();
        long id = runs.submit(config(10));
        recording.append(
                id, new Started(10, 188, 10, 6000, 3000, "here"), new EpochsChanged(2, 188, 10, 3), new Queued());
        assertEquals(START + 2 * 7, forecast(1).waitSeconds(), 1e-9);
    }

    @Test
    void aPausedRunIsNotWaitedFor() {
        finished();
        runs.pause(runs.submit(config(10)));
        assertEquals(0, forecast(1).runsAhead());
        assertEquals(0, forecast(1).waitSeconds());
    }
}
