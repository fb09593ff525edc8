package downhill.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.train.Config;
import downhill.train.Presets;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Mistake;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFolderTest {
    private static final Config CONFIG = Presets.get("cnn_quick").config();

    private static final Started STARTED = new Started(5, 2, 62_006, 64, 32, "a test");

    @TempDir
    private Path parent;

    @Test
    void aFolderHoldsOneConfigurationOnly() throws Exception {
        TrainingFolder.open(parent, CONFIG).close();
        TrainingFolder.open(parent, CONFIG).close();

        Config other = Presets.get("cnn_baseline").config();
        UserException error = assertThrows(UserException.class, () -> TrainingFolder.open(parent, other));
        assertTrue(error.getMessage().contains(parent.toString()), error.getMessage());
        assertEquals(2, error.exitCode());
    }

    @Test
    void theTablesHoldEveryStepOnceHoweverOftenTheRunWasResumed() throws Exception {
        try (TrainingFolder folder = TrainingFolder.open(parent, CONFIG)) {
            folder.append(step(1, 2.3));
            folder.append(step(2, 2.2));
            folder.append(new EpochDone(1, 2, 2.25, 0.1, 2.2, 0.2, 1.5));
            folder.append(step(3, 2.1));
        }
        try (TrainingFolder folder = TrainingFolder.open(parent, CONFIG)) {
            folder.append(new Resumed(2, 2, "Ctrl-C"));
            folder.append(step(3, 2.125));
            folder.writeTables();
        }

        assertEquals(
                List.of(
                        "epoch,step,loss,accuracy,lr,gradNorm,clippedNorm,imagesPerSecond,secondsLeft",
                        "1,1,2.3,0.5,0.01,1.5,1.0,100.0,9.0",
                        "1,2,2.2,0.5,0.01,1.5,1.0,100.0,9.0",
                        "1,3,2.125,0.5,0.01,1.5,1.0,100.0,9.0"),
                Files.readAllLines(parent.resolve("steps.csv")));
        assertEquals(
                List.of("epoch,step,trainLoss,trainAccuracy,testLoss,testAccuracy,seconds", "1,2,2.25,0.1,2.2,0.2,1.5"),
                Files.readAllLines(parent.resolve("epochs.csv")));
    }

    @Test
    void theInsideOfTheNetworkHasItsTablesToo() throws Exception {
        try (TrainingFolder folder = TrainingFolder.open(parent, CONFIG)) {
            folder.append(measured(1, 0.25f));
            folder.append(measured(4, 99));
            folder.append(new Resumed(1, 2, "killed"));
            folder.append(measured(4, 0.5f));
            folder.append(evaluation(2, 4, 3));
            folder.writeTables();
        }
        assertEquals(
                List.of(
                        "epoch,step,layer,gradNorm,weightNorm,updateRatio",
                        "1,1,conv,0.25,2.0,0.001",
                        "1,1,dense,0.5,4.0,0.002",
                        "1,4,conv,0.5,2.0,0.001",
                        "1,4,dense,0.5,4.0,0.002"),
                Files.readAllLines(parent.resolve("layers.csv")));
        assertEquals(
                List.of("epoch,step,norm,meanDrift,varianceDrift", "1,1,norm,0.125,0.0625", "1,4,norm,0.125,0.0625"),
                Files.readAllLines(parent.resolve("norms.csv")));
        assertEquals(
                List.of(
                        "epoch,step,label,predicted,images",
                        "2,4,cat,cat,3",
                        "2,4,cat,dog,1",
                        "2,4,dog,cat,0",
                        "2,4,dog,dog,4"),
                Files.readAllLines(parent.resolve("confusion.csv")));
        assertEquals(
                List.of("epoch,step,index,label,predicted,probability", "2,4,7,cat,dog,0.75"),
                Files.readAllLines(parent.resolve("mistakes.csv")));
    }

    private static TrainingEvent measured(int step, float gradNorm) {
        return new LayersMeasured(
                1,
                step,
                List.of("conv", "dense"),
                List.of(gradNorm, 0.5f),
                List.of(2f, 4f),
                List.of(0.001f, 0.002f),
                List.of("norm"),
                List.of(0.125f),
                List.of(0.0625f));
    }

    /** Paused in the evaluation, killed after it and before its checkpoint: the epoch ends twice at the same step. */
    @Test
    void whatARunWroteTwiceForTheSameStepStandsInTheTablesOnce() throws Exception {
        try (TrainingFolder folder = TrainingFolder.open(parent, CONFIG)) {
            folder.append(step(1, 2.3));
            for (int right : List.of(3, 4)) {
                folder.append(new Resumed(1, 1, "killed"));
                folder.append(new EpochDone(1, 1, 2.25, 0.1, 2.2, right / 4.0, 1.5));
                folder.append(evaluation(1, 1, right));
            }
            folder.append(measured(2, 0.25f));
            folder.append(new Resumed(1, 2, "killed"));
            folder.append(measured(2, 0.5f));
            folder.writeTables();
        }
        assertEquals(List.of("1,1,2.25,0.1,2.2,1.0,1.5"), rows("epochs.csv"));
        assertEquals(
                List.of("1,1,cat,cat,4", "1,1,cat,dog,0", "1,1,dog,cat,0", "1,1,dog,dog,4"), rows("confusion.csv"));
        assertEquals(List.of("1,1,7,cat,dog,0.75"), rows("mistakes.csv"));
        assertEquals(List.of("1,2,conv,0.5,2.0,0.001", "1,2,dense,0.5,4.0,0.002"), rows("layers.csv"));
        assertEquals(List.of("1,2,norm,0.125,0.0625"), rows("norms.csv"));
    }

    /** The lines below the names of the columns. */
    private List<String> rows(String table) throws IOException {
        List<String> lines = Files.readAllLines(parent.resolve(table));
        return lines.subList(1, lines.size());
    }

    private static EvaluationDone evaluation(int epoch, int step, int right) {
        return new EvaluationDone(
                epoch,
                step,
                List.of("cat", "dog"),
                List.of(List.of(right, 4 - right), List.of(0, 4)),
                List.of(new Mistake(7, 0, 1, 0.75f)));
    }

    /** A checkpoint may follow any event, and a killed process writes nothing any more. */
    @Test
    void whatHappenedIsInTheFileAtOnce() throws Exception {
        try (TrainingFolder folder = TrainingFolder.open(parent, CONFIG)) {
            folder.append(step(1, 2.3));
            assertEquals(1, Files.readAllLines(parent.resolve("events.jsonl")).size());
        }
    }

    @Test
    void everyEventIsWrittenWithItsTime() throws Exception {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (TrainingFolder folder = TrainingFolder.open(parent, CONFIG)) {
            folder.append(STARTED);
        }
        String line = Files.readString(parent.resolve("events.jsonl"));
        Instant at = Instant.parse(new ObjectMapper().readTree(line).get("at").asText());
        assertFalse(at.isBefore(before) || at.isAfter(Instant.now()), line);
    }

    @Test
    void aRunThatWasKilledLeavesNoHalfEvent() throws Exception {
        try (TrainingFolder folder = TrainingFolder.open(parent, CONFIG)) {
            folder.append(STARTED);
            folder.append(step(1, 2.3));
        }
        Files.writeString(parent.resolve("events.jsonl"), "{\"type\":\"stepDo", StandardOpenOption.APPEND);
        try (TrainingFolder folder = TrainingFolder.open(parent, CONFIG)) {
            assertEquals(Optional.of(STARTED), folder.started());
            folder.append(new Resumed(1, 1, "killed"));
            folder.append(step(2, 2.2));
            folder.writeTables();
        }
        assertEquals(3, Files.readAllLines(parent.resolve("steps.csv")).size());
    }

    @Test
    void aRunThatWasKilledBeforeItsFirstCheckpointBeginsItsTablesAnew() throws Exception {
        try (TrainingFolder folder = TrainingFolder.open(parent, CONFIG)) {
            folder.append(STARTED);
            folder.append(step(1, 2.3));
            folder.append(step(2, 2.2));
            folder.append(STARTED);
            folder.append(step(1, 2.3));
            folder.writeTables();
        }
        assertEquals(2, Files.readAllLines(parent.resolve("steps.csv")).size());
    }

    @Test
    void aFinishedRunIsKnownWhenItsFolderIsOpenedAgain() throws Exception {
        Finished finished = new Finished(5, 1565, 0.7, 0.71, 60);
        try (TrainingFolder folder = TrainingFolder.open(parent, CONFIG)) {
            assertEquals(Optional.empty(), folder.finished());
            folder.append(finished);
        }
        try (TrainingFolder folder = TrainingFolder.open(parent, CONFIG)) {
            assertEquals(Optional.of(finished), folder.finished());
        }
    }

    private static TrainingEvent step(int step, double loss) {
        return new StepDone(1, step, loss, 0.5, 0.01, 1.5, 1, 100, 9);
    }
}
