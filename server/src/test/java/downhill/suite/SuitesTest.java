package downhill.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.train.Config;
import downhill.train.ConfigJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuitesTest {
    private static Config config(String suite, String entry, Scale scale) {
        return Suites.get(suite).runs(scale).stream()
                .filter(run -> run.entry().name().equals(entry))
                .findFirst()
                .orElseThrow()
                .config();
    }

    @ParameterizedTest
    @MethodSource("downhill.suite.Suites#all")
    void everyRunCanBeTrainedAndNoTwoAreTheSame(Suite suite) {
        List<Suite.Planned> runs = suite.runs(suite.scale());
        assertEquals(suite.entries().size() * suite.scale().seeds().size(), runs.size());
        Set<String> names = new HashSet<>();
        Set<String> configs = new HashSet<>();
        for (Suite.Planned run : runs) {
            assertTrue(names.add(run.name()), run.name());
            assertTrue(configs.add(ConfigJson.write(run.config())), run.name());
            assertTrue(run.name().matches("[a-z0-9.-]+"), run.name());
        }
    }

    @Test
    void theComparisonOfTheNotesDiffersInTheOptimizerAlone() {
        Suite suite = Suites.get("optimizer-comparison");
        for (Suite.Planned run : suite.runs(suite.scale())) {
            Config config = run.config();
            assertEquals(0.001, config.hyperparameters().get("lr"), run.name());
            assertEquals(0, config.weightDecay());
            assertEquals(0, config.augmentation().padding());
            assertEquals(20, config.epochs());
        }
        assertEquals(11.8, suite.entries().get(0).source().orElseThrow());
    }

    @Test
    void aScaleMovesMilestonesAndWarmupInProportion() {
        Config config = config("resnet20", "sgd", new Scale(1000, 30, List.of(7L)));
        assertEquals(List.of(15, 23), config.schedule().milestones());
        assertEquals(1, config.schedule().warmupEpochs());
        assertEquals(1000, config.trainLimit());
        assertEquals(7, config.seed());
        Config one = config("resnet20", "sgd", new Scale(0, 1, List.of(1L)));
        assertEquals(List.of(1), one.schedule().milestones());
    }

    @Test
    void runsComeSeedBySeed() {
        List<String> names = Suites.get("weight-decay").runs(new Scale(0, 1, List.of(1L, 2L))).stream()
                .map(Suite.Planned::name)
                .toList();
        assertEquals(List.of("0-seed1", "1e-4-seed1", "5e-4-seed1", "0-seed2", "1e-4-seed2", "5e-4-seed2"), names);
    }

    @Test
    void whatDoesNotExistIsAnsweredWithWhatDoes() {
        String message = assertThrows(IllegalArgumentException.class, () -> Suites.get("everything"))
                .getMessage();
        assertTrue(message.contains("everything") && message.contains("optimizer-comparison"), message);
        assertThrows(IllegalArgumentException.class, () -> new Scale(-1, 1, List.of(1L)));
        assertThrows(IllegalArgumentException.class, () -> new Scale(0, 0, List.of(1L)));
        assertThrows(IllegalArgumentException.class, () -> new Scale(0, 1, List.of(1L, 1L)));
    }
}
