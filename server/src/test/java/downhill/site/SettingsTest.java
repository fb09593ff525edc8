package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.site.Settings.Setting;
import downhill.train.Config;
import downhill.train.ConfigReader;
import downhill.train.Preset;
import downhill.train.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static Settings of(String submission) {
        Config config = ConfigReader.read(TestSite.json(submission));
        return Settings.of(config);
    }

    private static List<String> changes(Settings settings) {
        return settings.changed().stream()
                .map(setting -> setting.field().name() + " " + setting.presetValue() + " → " + setting.value())
                .toList();
    }

    @Test
    void findsEachPresetUnchanged() {
        for (Preset preset : Presets.all()) {
            Settings settings = Settings.of(preset.config());
            assertEquals(preset.name(), settings.preset().name());
            assertEquals(List.of(), settings.changed());
        }
    }

    @Test
    void namesWhatDiffersFromTheNearestPreset() {
        Settings settings = of("{\"preset\":\"cnn_baseline\",\"batchSize\":64,\"hyperparameters\":{\"lr\":0.1}}");
        assertEquals("cnn_baseline", settings.preset().name());
        assertEquals(List.of("hyperparameters.lr 0.05 → 0.1", "batchSize 128 → 64"), changes(settings));
    }

    /** Adam at a fixed rate without augmentation is otherwise nearest to a recipe for ResNet-20. */
    @Test
    void prefersAPresetForTheSameNetwork() {
        Settings settings = of("{\"preset\":\"cnn_baseline\",\"optimizer\":\"adam\",\"hyperparameters\":{\"lr\":0.001},"
                + "\"schedule\":{\"kind\":\"constant\",\"warmupEpochs\":0},\"weightDecay\":0,\"epochs\":200,"
                + "\"augmentation\":{\"padding\":4,\"flip\":true}}");
        assertEquals("cnn3", settings.preset().config().model());
    }

    @Test
    void listsTheHyperparametersOfTheRunsOwnOptimizer() {
        Settings settings = of("{\"preset\":\"cnn_quick\",\"optimizer\":\"momentum\"}");
        List<String> names = settings.all().stream()
                .map(Setting::field)
                .map(field -> field.name())
                .toList();
        assertTrue(names.contains("hyperparameters.gamma"), names.toString());
        assertTrue(!names.contains("hyperparameters.beta1"), names.toString());
        assertTrue(changes(settings).contains("hyperparameters.gamma  → 0.9"), "the preset's Adam has no γ");
    }
}
