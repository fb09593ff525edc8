package downhill.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.Curvature;
import downhill.train.ConfigReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said beside 2/η of the bound that holds for the run's own optimizer. */
class SharpnessReportTest {
    private static final double LR = 0.05;

    private static String hints(String... assignments) {
        return SharpnessReport.hints(ConfigReader.read(Overrides.submission("cnn_quick", List.of(assignments))), LR);
    }

    /** The learning rate and the curvature stand for each other in the limits of the laboratory. */
    @ParameterizedTest
    @CsvSource({"momentum, 0.9", "momentum, 0.5", "nesterov, 0.9", "nesterov, 0.5"})
    void theBoundIsThatOfTheLaboratory(String optimizer, double gamma) {
        String hints = hints("optimizer=" + optimizer, "hyperparameters.lr=0.05", "hyperparameters.gamma=" + gamma);
        Matcher told = Pattern.compile(optimizer + " is stable up to \\S.*, which is ([\\d.]+): ([\\d.]+) times 2/η\n")
                .matcher(hints);
        assertTrue(told.matches(), hints);
        double limit = Curvature.limit(optimizer, gamma, LR);
        assertEquals(limit, Double.parseDouble(told.group(1)), 1e-3 * limit);
        assertEquals(limit * LR / 2, Double.parseDouble(told.group(2)), 0.005);
    }

    @Test
    void plainGradientDescentNeedsNoWords() {
        assertEquals("", hints("optimizer=sgd", "weightDecay=0"));
    }

    @Test
    void onlyWhereStepsDoNotGrowWithTheGradientAreTheyOfOtherUnits() {
        assertTrue(hints("optimizer=adam", "weightDecay=0").startsWith("adam steps in other units"));
        assertFalse(hints("optimizer=nesterov").contains("units"), hints("optimizer=nesterov"));
    }
}
