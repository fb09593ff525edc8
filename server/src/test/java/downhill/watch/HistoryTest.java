package downhill.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.Scratch;
import downhill.run.Recording;
import downhill.run.Run;
import downhill.run.Runs;
import downhill.run.StoredEvent;
import downhill.train.Presets;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private Runs runs;
    private Recording recording;
    private Histories histories;
    private long run;

    @BeforeEach
    void open() {
        String url = "jdbc:sqlite:" + Scratch.folder("history").resolve("runs.db");
        runs = Runs.open(url);
        recording = new Recording(url);
        histories = new Histories(runs);
        run = runs.submit(Presets.get("cnn_quick").config());
    }

    @AfterEach
    void close() {
        recording.close();
        runs.close();
    }

    private <T> T look(Function<History, T> look) {
        Run now = runs.find(run).orElseThrow();
        return histories.look(now, look);
    }

    private static StepDone step(int step, double loss) {
        return new StepDone((step + 1) / 2, step, loss, 0.5, 0.125, 3, 400, 60);
    }

    private static LayersMeasured measured(int step) {
        return new LayersMeasured(
                1, step, List.of("conv"), List.of(1f), List.of(1f), List.of(1f), List.of(), List.of(), List.of());
    }

    @Test
    void readsOnWhereItStopped() {
        recording.append(run, new Started(2, 2, 100, 50, 10, "a processor"), step(1, 2.5));
        assertEquals(1, look(History::steps));
        recording.append(run, step(2, 2.25), new EpochDone(1, 2, 2.4, 0.1, 2.1, 0.2, 28));
        assertArrayEquals(
                new double[] {2.5, 2.25}, look(history -> history.loss().range(0, 2)));
        assertArrayEquals(new double[] {1, 1}, look(history -> history.epoch().range(0, 2)));
        assertEquals(1, look(History::epochs).size());
        assertEquals(runs.find(run).orElseThrow().lastSeq(), look(History::seq));
    }

    @Test
    void whatAResumedRunRepeatsStandsThereOnce() {
        recording.append(
                run,
                new Started(2, 2, 100, 50, 10, "a processor"),
                step(1, 2.5),
                step(2, 2.25),
                measured(2),
                new EpochDone(1, 2, 2.4, 0.1, 2.1, 0.2, 28),
                step(3, 99),
                step(4, 98),
                measured(4),
                new EpochDone(2, 4, 98.5, 0, 97, 0, 1),
                new Resumed(2, 2, "its worker died"),
                step(3, 2));
        assertArrayEquals(
                new double[] {2.5, 2.25, 2}, look(history -> history.loss().range(0, history.steps())));
        assertEquals(
                List.of(1), look(History::epochs).stream().map(EpochDone::epoch).toList());
        assertEquals(
                List.of(2),
                look(History::measurements).stream().map(LayersMeasured::step).toList());
    }

    @Test
    void aRunThatWasLostBeforeItsFirstCheckpointBeginsAnew() {
        Started started = new Started(2, 2, 100, 50, 10, "a processor");
        recording.append(run, started, step(1, 9), step(2, 9), started, step(1, 2.5));
        assertArrayEquals(new double[] {2.5}, look(history -> history.loss().range(0, history.steps())));
    }

    @Test
    void itsOutlineHoldsTheNewestOfWhatComesOften() {
        EvaluationDone evaluated = new EvaluationDone(1, 2, List.of("a"), List.of(List.of(1)), List.of());
        recording.append(
                run,
                new Started(2, 2, 100, 50, 10, "a processor"),
                step(1, 2.5),
                measured(1),
                step(2, 2.25),
                measured(2),
                new EpochDone(1, 2, 2.4, 0.1, 2.1, 0.2, 28),
                evaluated);
        List<StoredEvent> outline = look(History::outline);
        assertEquals(
                List.of("queued", "started", "stepDone", "layersMeasured", "epochDone", "evaluationDone"),
                outline.stream().map(StoredEvent::type).toList());
        assertEquals(
                List.of(1L, 2L, 5L, 6L, 7L, 8L),
                outline.stream().map(StoredEvent::seq).toList());
        assertEquals(Optional.of(8L), look(history -> history.evaluation(1)));
        assertEquals(Optional.empty(), look(history -> history.evaluation(2)));
    }
}
