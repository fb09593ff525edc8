package downhill.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteTableTest {
    private static final Suite SUITE = Suites.get("cnn");

    private static String line(String title, SuiteResult... results) {
        return new SuiteTable(SUITE, List.of(results))
                .markdown()
                .lines()
                .filter(line -> line.startsWith("| " + title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEntryHasTheMeanAndTheSampleDeviationOfItsSeeds() {
        // 70, 71 and 75: mean 72, squared differences 4 + 1 + 9, over n − 1 = 2: √7 = 2.6458
        assertEquals(
                "| No augmentation | 3 | 90.00% ± 0.00 | 72.00% ± 2.65 | 73.00% ± 2.65 | 72.9% | – |",
                line(
                        "No augmentation",
                        new SuiteResult("plain", 1, 0.9, 0.70, 0.71),
                        new SuiteResult("plain", 2, 0.9, 0.71, 0.72),
                        new SuiteResult("plain", 3, 0.9, 0.75, 0.76)));
    }

    @Test
    void oneSeedHasNoSpreadAndAFailedRunIsCounted() {
        assertEquals(
                "| Crop and flip | 1, 1 failed | 90.00% | 70.50% | 71.00% | 79.6% | – |",
                line(
                        "Crop and flip",
                        new SuiteResult("augmented", 1, 0.9, 0.705, 0.71),
                        new SuiteResult("augmented", 2, Double.NaN, Double.NaN, Double.NaN)));
    }

    @Test
    void anEntryWithoutRunsStandsThereAllTheSame() {
        String table = new SuiteTable(SUITE, List.of()).markdown();
        assertEquals(2 + SUITE.entries().size(), table.lines().count());
        assertTrue(table.contains("| No augmentation | 0 | – | – | – | 72.9% | – |"), table);
    }
}
