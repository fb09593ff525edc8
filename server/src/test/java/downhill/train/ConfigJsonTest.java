package downhill.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.augment.Augmentation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigJsonTest {
    private static final Config AWKWARD = new Config(
            "cnn3",
            "shapes10",
            "sgd",
            Map.of("lr", 0.1 + 0.2),
            new ScheduleConfig(ScheduleConfig.Kind.STEP, 1, List.of(2, 7), 1.0 / 3),
            1,
            7,
            (1L << 53) - 1,
            0,
            0,
            Augmentation.NONE,
            Double.MIN_VALUE,
            1e-300);

    @ParameterizedTest
    @MethodSource("downhill.train.Presets#all")
    void aPresetReadsBackEqual(Preset preset) {
        assertEquals(preset.config(), ConfigJson.read(ConfigJson.write(preset.config())));
    }

    @Test
    void everyBitOfEveryNumberSurvives() {
        assertEquals(AWKWARD, ConfigJson.read(ConfigJson.write(AWKWARD)));
    }

    @Test
    void theTextIsTheShapeThatIsSubmitted() {
        assertEquals(
                "{\"model\":\"cnn3\","
                        + "\"network\":{\"norm\":\"before\",\"shortcut\":\"a\",\"zeroGamma\":false},\"dataset\":\"shapes10\",\"optimizer\":\"sgd\","
                        + "\"hyperparameters\":{\"lr\":0.30000000000000004},"
                        + "\"schedule\":{\"kind\":\"step\",\"warmupEpochs\":1,\"milestones\":[2,7],"
                        + "\"factor\":0.3333333333333333,\"points\":[],\"perEpoch\":false},\"batchSize\":1,\"epochs\":7,\"seed\":9007199254740991,"
                        + "\"trainLimit\":0,\"testLimit\":0,\"augmentation\":{\"padding\":0,\"flip\":false,"
                        + "\"brightness\":0.0,\"contrast\":0.0,\"saturation\":0.0,\"cutout\":0},"
                        + "\"weightDecay\":4.9E-324,\"decoupledDecay\":false,\"decayAll\":true,"
                        + "\"labelSmoothing\":0.0,\"clipNorm\":1.0E-300}",
                ConfigJson.write(AWKWARD));
    }

    @Test
    void jitterAndSketchedPointsSurvive() {
        Config config = new Config(
                "cnn3",
                "shapes10",
                "sgd",
                Map.of("lr", 0.1),
                new ScheduleConfig(
                        ScheduleConfig.Kind.SKETCHED,
                        0,
                        List.of(),
                        0.1,
                        List.of(new SchedulePoint(0, 0.1 + 0.2), new SchedulePoint(1.0 / 3, Double.MIN_VALUE)),
                        true),
                1,
                7,
                1,
                0,
                0,
                new Augmentation(8, true, 0.1, 1.0 / 3, 1),
                0,
                0);
        String json = ConfigJson.write(config);
        assertEquals(config, ConfigJson.read(json));
        assertTrue(json.contains("\"points\":[[0.0,0.30000000000000004],[0.3333333333333333,4.9E-324]]"), json);
    }

    @Test
    void aConfigFromBeforeItsLaterFieldsStillReads() {
        String old = ConfigJson.write(AWKWARD)
                .replace(",\"points\":[],\"perEpoch\":false", "")
                .replace("\"network\":{\"norm\":\"before\",\"shortcut\":\"a\",\"zeroGamma\":false},", "")
                .replace(",\"decoupledDecay\":false,\"decayAll\":true,\"labelSmoothing\":0.0", "")
                .replace(",\"brightness\":0.0,\"contrast\":0.0,\"saturation\":0.0,\"cutout\":0", "");
        assertTrue(old.contains("\"flip\":false}") && old.contains("\"factor\":0.3333333333333333}"), old);
        assertTrue(old.startsWith("{\"model\":\"cnn3\",\"dataset\"") && old.contains("E-324,\"clipNorm\""), old);
        assertEquals(AWKWARD, ConfigJson.read(old));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"model\":\"cnn3\"}"})
    void somethingElseIsRefused(String text) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> ConfigJson.read(text));
        assertTrue(e.getMessage().startsWith("this is not the configuration of a run"), e.getMessage());
    }
}
