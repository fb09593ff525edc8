package downhill.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsTest {
    private static final Results RESULTS = SomeResults.get();
    private static final String TEXT = ResultsFile.write(RESULTS);

    @Test
    void aFileHoldsThemWhole() {
        assertEquals(RESULTS, ResultsFile.read(TEXT));
        assertEquals(TEXT, ResultsFile.write(ResultsFile.read(TEXT)));
        assertEquals(RESULTS.runs().size() + 3, TEXT.lines().count(), "a run a line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "downhill-results | downhill-recording | these are no results",
                "'\"version\":1' | '\"version\":2' | the version 1, but they are",
                "'\"entry\":\"0\",' | '' | \"entry\" is missing",
                "'\"type\":\"failed\"' | '\"type\":\"paused\"' | must be failed, but is paused",
                "2026-11-01T10 | yesterday | yesterday",
                "'\"images\":6400' | '\"images\":-1' | images must be at least 0, but is -1",
                "'\"runs\": [' | '\"runs\": {' | this is no JSON",
            })
    void saysWhatIsWrongWithAFile(String part, String instead, String problem) {
        assertTrue(TEXT.contains(part), TEXT);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> ResultsFile.read(TEXT.replace(part, instead)))
                .getMessage();
        assertTrue(message.contains(problem), message);
    }

    @Test
    void theMeanIsOfTheRunsThatFinished() {
        Experiment experiment = Experiment.of(RESULTS);
        Spread both = experiment.spread("0", SuiteResult::testAccuracy).orElseThrow();
        assertEquals(0.71, both.mean(), 1e-12);
        assertEquals(0.02 / Math.sqrt(2), both.deviation(), 1e-12); // of 0.70 and 0.72
        Spread one = experiment.spread("1e-4", SuiteResult::best).orElseThrow();
        assertEquals(0.66, one.mean(), 1e-12);
        assertFalse(one.known());
        assertTrue(experiment.spread("5e-4", SuiteResult::testAccuracy).isEmpty());
    }

    @Test
    void namesTheCommandThatRepeatsThem() {
        assertEquals("downhill suite weight-decay --images 6400 --epochs 3 --seeds 1,2", RESULTS.command());
    }

    @Test
    void resultsOfASuiteThatHasChangedAreRefused() throws IOException {
        Path folder = Scratch.folder("results");
        Path file = folder.resolve("weight-decay.results.json");
        Files.writeString(file, TEXT);
        assertEquals(
                List.of("weight-decay"), List.copyOf(Experiments.read(folder).names()));
        Files.writeString(file, TEXT.replaceFirst("\"batchSize\":128", "\"batchSize\":64"));
        String message =
                assertThrows(IOException.class, () -> Experiments.read(folder)).getMessage();
        assertTrue(
                message.contains("the suite weight-decay has changed since 0-seed1 was trained: carry it out again"),
                message);
        Files.writeString(file, TEXT.replace("\"entry\":\"0\"", "\"entry\":\"1\""));
        message =
                assertThrows(IOException.class, () -> Experiments.read(folder)).getMessage();
        assertTrue(message.contains("has no run 1 with the seed 1"), message);
        Files.writeString(file, TEXT);
        Files.move(file, folder.resolve("decay.results.json"));
        message =
                assertThrows(IOException.class, () -> Experiments.read(folder)).getMessage();
        assertTrue(message.endsWith("must be called weight-decay.results.json"), message);
    }

    @Test
    void noFolderHoldsNone() throws IOException {
        assertTrue(Experiments.read(Path.of("nowhere")).all().isEmpty());
    }
}
