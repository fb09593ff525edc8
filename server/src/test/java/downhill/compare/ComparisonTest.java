package downhill.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.recording.Difference;
import downhill.train.Config;
import downhill.train.ConfigReader;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EpochsChanged;
import downhill.train.TrainingEvent.Forked;
import downhill.train.TrainingEvent.RateChanged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which runs are one line, what the lines are called, and what the table says of them. */
class ComparisonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Config config(Map<String, Object> changes) {
        ObjectNode submission = JSON.createObjectNode().put("preset", "cnn_quick");
        changes.forEach((name, value) -> submission.set(name, JSON.valueToTree(value)));
        return ConfigReader.read(submission);
    }

    /** A run of two epochs of a thousand images and ten seconds each. */
    private static Contender run(int id, double accuracy, Map<String, Object> changes) {
        EpochDone last = new EpochDone(2, 20, 1, 0.9, 1, accuracy, 10);
        Results results = new Results(2, Optional.of(last), Optional.of(last), 20, 2000);
        return contender(id, changes, "finished", Turns.NONE, results);
    }

    private static Contender contender(
            int id, Map<String, Object> changes, String status, Turns turns, Results results) {
        boolean isLive = !status.equals("finished");
        return new Contender("" + id, "Run " + id, "/runs/" + id, "", config(changes), status, isLive, turns, results);
    }

    private static Contender seed(int id, long seed, double accuracy) {
        return run(id, accuracy, Map.of("seed", seed));
    }

    private static List<String> titles(Comparison comparison) {
        return comparison.lines().stream().map(Line::title).toList();
    }

    private static List<String> differences(Comparison comparison) {
        return comparison.differences().stream()
                .map(difference -> difference.field().name() + " " + difference.values())
                .toList();
    }

    private static ResultRow row(Comparison comparison, String title) {
        return comparison.results().stream()
                .filter(row -> row.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> cells(Comparison comparison, String title) {
        return row(comparison, title).cells().stream()
                .map(cell -> cell.text() + (cell.isBest() ? "*" : ""))
                .toList();
    }

    @Test
    void runsThatDifferOnlyBySeedAreOneLineUnlessTheyShallNotBe() {
        List<Contender> runs = List.of(
                seed(1, 1, 0.5), run(2, 0.4, Map.of("seed", 1, "batchSize", 64)), seed(3, 2, 0.6), seed(4, 3, 0.7));
        Comparison grouped = Comparison.of(runs, true);
        assertEquals(List.of("batch size 32, 3 seeds", "Run 2: batch size 64"), titles(grouped));
        assertEquals(List.of("batchSize [32, 64]", "seed [1, 2, 3, 1]"), differences(grouped));
        assertEquals(List.of("60.0% ± 10.0 (n = 3)*", "40.0%"), cells(grouped, "best test accuracy"));

        Comparison apart = Comparison.of(runs, false);
        assertFalse(apart.hasGroups());
        assertEquals(4, apart.lines().size());
        assertEquals("Run 3: batch size 32, seed 2", titles(apart).get(2));
    }

    @Test
    void theSameSeedTwiceIsNoSecondSample() {
        Comparison comparison = Comparison.of(List.of(seed(1, 1, 0.5), seed(2, 1, 0.5), seed(3, 2, 0.6)), true);
        assertEquals(
                List.of("Run 1, Run 3", "Run 2"),
                comparison.lines().stream().map(line -> Line.names(line.runs())).toList());
        assertEquals(List.of("2 seeds", "Run 2"), titles(comparison));
    }

    @Test
    void onlySettingsThatDifferAreInTheTable() {
        Comparison comparison = Comparison.of(
                List.of(run(1, 0.5, Map.of("optimizer", "sgd")), run(2, 0.6, Map.of("optimizer", "adam"))), true);
        List<String> names = comparison.differences().stream()
                .map(Difference::field)
                .map(field -> field.name())
                .toList();
        assertTrue(names.contains("optimizer"), names::toString);
        assertTrue(Stream.of("model", "seed", "batchSize", "epochs").noneMatch(names::contains), names::toString);
        assertEquals(List.of("Run 1: SGD", "Run 2: Adam"), titles(comparison));
        assertEquals(
                List.of("sgd", "adam"),
                comparison.lines().stream().map(Line::colour).toList());
        assertEquals(List.of(), differences(Comparison.of(List.of(seed(1, 1, 0.5)), true)));
    }

    @Test
    void resultsSayWhichIsBestWhereThatCanBeSaid() {
        Contender queued = contender(
                3, Map.of("epochs", 7), "queued", Turns.NONE, new Results(0, Optional.empty(), Optional.empty(), 0, 0));
        Comparison comparison =
                Comparison.of(List.of(seed(1, 1, 0.5), run(2, 0.8, Map.of("batchSize", 64)), queued), true);
        assertEquals(List.of("50.0%", "80.0%*", "–"), cells(comparison, "last test accuracy"));
        assertEquals(List.of("90.0%*", "90.0%*", "–"), cells(comparison, "last training accuracy"));
        assertEquals(List.of("40.0 points", "10.0 points", "–"), cells(comparison, "gap, training − test"));
        assertEquals(List.of("20 s", "20 s", "–"), cells(comparison, "training time"));
        assertEquals(List.of("100*", "100*", "–"), cells(comparison, "images per second"));
        assertEquals("no epoch yet", cells(comparison, "epochs done").get(2));
        assertTrue(comparison.isLive());
        assertEquals(List.of("50.0%"), cells(Comparison.of(List.of(seed(1, 1, 0.5)), true), "best test accuracy"));
    }

    @Test
    void theMeanOfSeedsIsOverThoseThatHaveComeAsFar() {
        EpochDone first = new EpochDone(1, 10, 2, 0.2, 2, 0.1, 10);
        Contender behind = contender(
                3,
                Map.of("seed", 3),
                "running",
                Turns.NONE,
                new Results(1, Optional.of(first), Optional.of(first), 10, 1000));
        Comparison comparison = Comparison.of(List.of(seed(1, 1, 0.5), seed(2, 2, 0.7), behind), true);
        assertEquals(List.of("60.0% ± 14.1 (n = 2)"), cells(comparison, "best test accuracy")); // √(2 · 0.1² / 1)
        assertEquals(List.of("2 of 5, 1 of 5"), cells(comparison, "epochs done"));
        assertEquals(List.of("finished, running"), cells(comparison, "status"));
    }

    @Test
    void aForkAndASteeredRunAreToldFromOthers() {
        Turns steered = Turns.of(List.of(
                new RateChanged(20, 717, 0.002, 0.0005),
                new EpochsChanged(20, 717, 60, 23),
                new Forked(6, "best", 20, 717, true)));
        EpochDone last = new EpochDone(23, 900, 1, 0.9, 1, 0.6, 10);
        Contender fork = contender(
                9,
                Map.of("epochs", 60),
                "finished",
                steered,
                new Results(3, Optional.of(last), Optional.of(last), 30, 3000));
        Comparison comparison = Comparison.of(List.of(seed(1, 1, 0.5), fork), true);
        assertEquals(List.of("new weights", "run 6, after step 717"), cells(comparison, "begins with"));
        assertEquals(
                List.of("nothing", "learning rate 5e-4 after step 717; end after epoch 23"),
                cells(comparison, "changed while it trained"));
        assertEquals(List.of("2 of 5", "23 of 23, 3 of its own"), cells(comparison, "epochs done"));
        assertTrue(
                Comparison.of(List.of(seed(1, 1, 0.5), run(2, 0.8, Map.of("batchSize", 64))), true).results().stream()
                        .noneMatch(row ->
                                row.title().equals("begins with") || row.title().startsWith("changed")));
    }

    @Test
    void closeRelativesAreOtherSeedsAndOneOtherSetting() {
        List<Candidate> candidates = List.of(
                candidate(2, Map.of("seed", 3)),
                candidate(3, Map.of("seed", 2)),
                candidate(4, Map.of("seed", 2)),
                candidate(5, Map.of("batchSize", 64)),
                candidate(6, Map.of("batchSize", 64, "seed", 2)),
                candidate(7, Map.of("optimizer", "sgd")));
        List<Partners> partners = Partners.of(seed(1, 1, 0.5), candidates, Set.of("1"), 11);
        assertEquals(
                List.of(
                        "3,2: the same with seeds 2, 3 (Run 3, Run 2)",
                        "5: Run 5: batch size 64",
                        "7: Run 7: SGD, learning rate 0.01"),
                partners.stream().map(each -> each.keys() + ": " + each.words()).toList());

        assertTrue(partners.stream().noneMatch(each -> each.keys().equals("6")), partners::toString);
        assertEquals(List.of(), Partners.of(seed(1, 1, 0.5), candidates, Set.of("1"), 0));
    }

    private static Candidate candidate(int id, Map<String, Object> changes) {
        return new Candidate("" + id, "Run " + id, config(changes), "");
    }
}
