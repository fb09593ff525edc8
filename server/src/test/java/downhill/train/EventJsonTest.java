package downhill.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    static Stream<TrainingEvent> events() {
        return Stream.of(
                new TrainingEvent.Queued(),
                new TrainingEvent.Started(5, 313, 94_986, 10_000, 10_000, "2 cores, \"oneDNN\""),
                new TrainingEvent.Resumed(2, 400, "the worker died"),
                new TrainingEvent.StepDone(1, 7, 0.1 + 0.2, 0.5, 1e-3, 1e300, 1 / 3.0, 885.5, 59.25),
                measured(0.1f),
                new TrainingEvent.EvaluationDone(
                        1,
                        313,
                        List.of("cat", "dog"),
                        List.of(List.of(40, 10), List.of(0, 50)),
                        List.of(new TrainingEvent.Mistake(7, 0, 1, 0.999f))),
                new TrainingEvent.EpochDone(1, 313, 1.5, 0.4, 1.25, 0.5, 11.5),
                new TrainingEvent.CheckpointSaved(1, 313, "last.ckpt", true),
                new TrainingEvent.RateChanged(1, 315, 0.002, 0.1 + 0.2),
                new TrainingEvent.EpochsChanged(1, 315, 5, 3),
                new TrainingEvent.Forked(7, "best", 1, 313, true),
                new TrainingEvent.Paused(1, 320),
                new TrainingEvent.Cancelled(1, 320),
                new TrainingEvent.Finished(5, 1565, 0.6, 0.61, 60.5),
                new TrainingEvent.Failed(1, 123, "loss is NaN at step 123"),
                new TrainingEvent.Imported("Adam, seed 1", Map.of("Java", "17"), "a JPEG copy"),
                new TrainingEvent.CheckRequested(),
                new TrainingEvent.CheckStarted(List.of("Is it so?"), "2 processors"),
                new TrainingEvent.CheckDone(
                        1,
                        "so",
                        "Is it so?",
                        new Finding(Verdict.WARNING, "0.5", "1", "Look.", List.of(new Measurement("loss", 0.1 + 0.2)))),
                new TrainingEvent.CheckFinished(3, 1, 1, 12.5));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventReadsBackEqual(TrainingEvent event) {
        assertEquals(event, EventJson.read(EventJson.write(event)));
    }

    @Test
    void theTypesAreThoseOfTheContract() {
        assertEquals(
                List.of(
                        "cancelled",
                        "checkDone",
                        "checkFinished",
                        "checkRequested",
                        "checkStarted",
                        "checkpointSaved",
                        "epochDone",
                        "epochsChanged",
                        "evaluationDone",
                        "failed",
                        "finished",
                        "forked",
                        "imported",
                        "layersMeasured",
                        "paused",
                        "queued",
                        "rateChanged",
                        "resumed",
                        "started",
                        "stepDone"),
                EventJson.types());
        assertEquals(EventJson.types(), events().map(EventJson::type).sorted().toList(), "the events of this test");
    }

    @Test
    void theTypeStandsFirst() {
        assertEquals(
                "{\"type\":\"paused\",\"epoch\":1,\"step\":320}", EventJson.write(new TrainingEvent.Paused(1, 320)));
    }

    @Test
    void aVerdictIsWrittenInLowerCase() {
        Finding finding = new Finding(Verdict.PASSED, "", "", "", List.of());
        String json = EventJson.write(new TrainingEvent.CheckDone(1, "so", "Is it so?", finding));
        assertTrue(json.contains("\"verdict\":\"passed\""), json);
    }

    @Test
    void theFieldsOfAStoredMessageAreLeftAlone() {
        assertEquals(
                new TrainingEvent.Paused(1, 320),
                EventJson.read("{\"seq\":7,\"at\":\"2026-01-01T00:00:00Z\",\"type\":\"paused\",\"epoch\":1,"
                        + "\"step\":320}"));
    }

    @Test
    void aStepFromBeforeItsClippedNormWasKeptStillReads() {
        assertEquals(
                new TrainingEvent.StepDone(1, 7, 2.25, 0.5, 0.001, 3.5, -1, 885.5, 59.25),
                EventJson.read("{\"type\":\"stepDone\",\"epoch\":1,\"step\":7,\"loss\":2.25,\"accuracy\":0.5,"
                        + "\"lr\":0.001,\"gradNorm\":3.5,\"imagesPerSecond\":885.5,\"secondsLeft\":59.25}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"type\":\"exploded\"}",
                "{\"type\":\"paused\"}",
                "{\"type\":\"paused\",\"epoch\":\"1\",\"step\":2}"
            })
    void somethingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> EventJson.read(text));
    }

    @Test
    void aNumberThatJsonCannotHoldIsRefusedByName() {
        Exception e = assertThrows(
                IllegalArgumentException.class,
                () -> EventJson.write(new TrainingEvent.EpochDone(1, 2, Double.NaN, 0, 0, 0, 0)));
        assertTrue(e.getMessage().contains("epochDone.trainLoss is NaN"), e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> EventJson.write(measured(Float.POSITIVE_INFINITY)));
        assertEquals("layersMeasured.updateRatios is Infinity", e.getMessage());
    }

    private static TrainingEvent measured(float ratio) {
        return new TrainingEvent.LayersMeasured(
                1,
                20,
                List.of("conv", "dense"),
                List.of(0.1f, Float.MIN_VALUE),
                List.of(1f / 3, Float.MAX_VALUE),
                List.of(ratio, 1e-3f),
                List.of("norm"),
                List.of(0f),
                List.of(0.25f));
    }
}
