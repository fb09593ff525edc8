package downhill.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.data.Split;
import downhill.train.Control;
import downhill.train.Finding;
import downhill.train.TrainingEvent.CheckDone;
import downhill.train.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each check says of each fault, on a real small network by Adam on shapes10. A blank says that the check cannot
 * see the fault, which is as much a part of its contract as what it sees.
 */
class FaultTest {
    private static final Split SHAPES = CheckedNets.shapes(6400);
    private static final String MATRIX =
            """
            fault            | input  | first-loss | one-batch | gradient-flow | first-batches
                             |        |            |           |               |
            shuffled-labels  |        |            |           |               | failed
            offset-labels    |        |            |           |               |
            no-normalization | failed |            |           |               |
            raw-pixels       | failed |            |           |               |
            large-rate       |        |            | failed    |               | failed
            small-rate       |        |            | failed    |               | failed
            dead-layer       |        | warning    | failed    | failed        | failed
            exploding-layer  |        |            |           | failed        |
            summed-loss      |        | failed     |           |               | failed
            uphill           |        |            | failed    |               | failed
            """;

    private static List<CheckDone> check(Subject subject) {
        List<CheckDone> done = new ArrayList<>();
        SanityChecks.run(subject, Control.NONE, "a processor", event -> {
            if (event instanceof CheckDone check) {
                done.add(check);
            }
        });
        return done;
    }

    private static Subject subject(boolean normalized) {
        return Subject.of(CheckedNets.config(Map.of()), SHAPES, CheckedNets.cnn(normalized));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = MATRIX, delimiter = '|', useHeadersInDisplayName = true, emptyValue = "")
    void eachCheckSeesWhatItShould(
            String fault, String input, String firstLoss, String oneBatch, String flow, String batches) {
        Subject sound = subject(true);
        List<CheckDone> done = check(fault == null ? sound : Fault.get(fault).inject(sound));
        List<String> expected = new ArrayList<>();
        for (String verdict : new String[] {input, firstLoss, oneBatch, flow, batches}) {
            expected.add(verdict == null ? "PASSED" : verdict.toUpperCase(java.util.Locale.ROOT));
        }
        assertEquals(
                expected,
                done.stream().map(each -> each.finding().verdict().name()).toList(),
                () -> done.stream()
                        .map(each -> "\n" + each.finding().found())
                        .toList()
                        .toString());
        for (CheckDone each : done) {
            Finding finding = each.finding();
            assertEquals(finding.verdict() == Verdict.PASSED, finding.advice().isEmpty(), each.check());
        }
    }

    @Test
    void theMatrixHasEveryFault() {
        for (Fault fault : Fault.values()) {
            assertTrue(MATRIX.contains("\n" + fault.key() + " "), fault.key());
        }
        assertEquals(10, EnumSet.allOf(Fault.class).size());
    }

    /** Batch normalization takes back what the inputs lack; without it the first loss shows it, too. */
    @Test
    void rawPixelsBlowUpTheFirstLossOfANetworkWithoutNormalization() {
        Check check = new FirstLossCheck();
        Subject sound = subject(false);
        assertEquals(Verdict.PASSED, verdict(check, sound));
        assertEquals(Verdict.FAILED, verdict(check, Fault.RAW_PIXELS.inject(sound)));
    }

    private static Verdict verdict(Check check, Subject subject) {
        return check.examine(subject, Control.NONE).orElseThrow().verdict();
    }

    @Test
    void anUnknownFaultIsAnsweredWithThoseThatExist() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> Fault.get("gremlins"));
        assertEquals(
                "no fault is called gremlins; there are shuffled-labels, offset-labels, no-normalization, raw-pixels,"
                        + " large-rate, small-rate, dead-layer, exploding-layer, summed-loss, uphill",
                e.getMessage());
    }
}
