package downhill.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.train.Config;
import downhill.train.ConfigJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static Recording with(Recording recording, String title, Config config) {
        return new Recording(
                title,
                config,
                recording.versions(),
                recording.dataNote(),
                recording.startedAt(),
                recording.started(),
                recording.result(),
                recording.steps(),
                recording.means(),
                recording.epochs(),
                recording.layers(),
                recording.evaluation(),
                recording.log());
    }

    /** Adam with another value of a field of the Config's own JSON. */
    private static Recording adam(String title, Map<String, Object> changes) {
        Recording recording = SomeRecording.of("adam", 0.8);
        var tree = ConfigJson.tree(recording.config());
        changes.forEach(tree::putPOJO);
        return with(recording, title, ConfigJson.read(tree.toString()));
    }

    /** The same within one of its objects. */
    private static Recording adam(String title, String object, Map<String, Object> changes) {
        Recording recording = SomeRecording.of("adam", 0.8);
        var tree = ConfigJson.tree(recording.config());
        changes.forEach(tree.withObject("/" + object)::putPOJO);
        return with(recording, title, ConfigJson.read(tree.toString()));
    }

    private static Overlay overlay(Recording... recordings) {
        Map<String, Recording> named = new LinkedHashMap<>();
        for (Recording recording : recordings) {
            named.put("r" + named.size(), recording);
        }
        return Overlay.of(named);
    }

    private static List<String> labels(Recording... recordings) {
        return overlay(recordings).lines().stream().map(Overlay.Line::label).toList();
    }

    @Test
    void optimizersAreCalledByTheirNamesAndHaveTheirOwnColours() {
        Overlay overlay = overlay(SomeRecording.of("momentum", 0.6), SomeRecording.of("adam", 0.8));
        assertEquals(
                List.of("Momentum", "Adam"),
                overlay.lines().stream().map(Overlay.Line::label).toList());
        assertEquals("r0|Momentum|momentum|1\nr1|Adam|adam|4", overlay.data());
    }

    @Test
    void whatDiffersIsTheLabelWhereTheOptimizerDoesNot() {
        Recording first = adam("a", Map.of("seed", 1));
        assertEquals(List.of("seed 1", "seed 2"), labels(first, adam("b", Map.of("seed", 2))));
        assertEquals(
                List.of("batch size 32", "batch size 64"),
                labels(first, adam("b", Map.of("seed", 2, "batchSize", 64))));
        assertEquals(
                "series-2",
                overlay(first, adam("b", Map.of("seed", 2))).lines().get(1).colour());
        assertEquals(
                List.of("Adam, seed 1", "Adam, seed 2", "SGD, seed 1"),
                labels(first, adam("b", Map.of("seed", 2)), SomeRecording.of("sgd", 0.3)));
    }

    @Test
    void whatIsSwitchedOffIsSaidInWords() {
        Recording plain = adam("a", Map.of());
        Overlay clipped = overlay(plain, adam("b", Map.of("clipNorm", 1)));
        assertEquals(
                List.of("not clipped", "clipped to 1"),
                clipped.lines().stream().map(Overlay.Line::label).toList());
        assertEquals("Not clipped gets 80.0%", clipped.summary().substring(0, 22));
        assertEquals(
                List.of("no warmup", "warmup of 1 epoch", "warmup of 2 epochs"),
                labels(warmedUp(0), warmedUp(1), warmedUp(2)));
        assertEquals(List.of("no crop", "crop padding 4"), labels(augmented(0, true), augmented(4, true)));
        assertEquals(List.of("constant rate", "cosine schedule"), labels(scheduled("constant"), scheduled("cosine")));
        assertEquals(List.of("flip", "no flip"), labels(augmented(4, true), augmented(4, false)));
    }

    private static Recording warmedUp(int epochs) {
        return adam("warmed up", "schedule", Map.of("warmupEpochs", epochs));
    }

    private static Recording scheduled(String kind) {
        return adam("scheduled", "schedule", Map.of("kind", kind));
    }

    private static Recording augmented(int padding, boolean flip) {
        return adam("augmented", "augmentation", Map.of("padding", padding, "flip", flip));
    }

    @Test
    void titlesStandWhereNothingDiffers() {
        Recording first = adam("First", Map.of());
        assertEquals(List.of("First", "Second"), labels(first, adam("Second", Map.of())));
        assertEquals(List.of("First"), labels(first));
    }

    @Test
    void differencesAreThoseOfSettingsOnly() {
        List<Difference> differences = overlay(adam("a", Map.of("seed", 1)), adam("b", Map.of("seed", 2)))
                .differences();
        assertEquals(1, differences.size());
        assertEquals("seed", differences.get(0).field().name());
        assertEquals(List.of("1", "2"), differences.get(0).values());
        assertTrue(overlay(adam("a", Map.of())).differences().isEmpty());
    }

    @Test
    void noneCannotBeShown() {
        assertThrows(IllegalArgumentException.class, () -> Overlay.of(Map.of()));
    }
}
