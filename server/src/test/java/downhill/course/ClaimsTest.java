package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.recording.Recordings;
import downhill.suite.Experiments;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.support.ReflectionSupport;

class ClaimsTest {
    private static final String GOOD =
            """
            - id: a-sum
              says: Weights of $0.9$ add up to 10.
              status: corrected
              source: An average.
              check: SumTest.addsUp
            """;

    @Test
    void readsAnEntry() {
        Claim claim = Claims.read("claims.yml", GOOD).get("a-sum");
        assertEquals(Claim.Status.CORRECTED, claim.status());
        assertEquals("SumTest.addsUp", claim.check());
        assertEquals(
                "Weights of <span class=\"math\">0.9</span> add up to 10.",
                claim.html().strip());
        assertEquals(List.of(), claim.runs());
    }

    @Test
    void aClaimThatWasMeasuredNamesItsRecordings() {
        String measured = GOOD.replace("corrected", "measured").replace("source: An average.", "runs: one, two-seed1");
        Claims claims = Claims.read("claims.yml", measured);
        assertEquals(List.of("one", "two-seed1"), claims.get("a-sum").runs());
        String message = assertThrows(
                        CourseException.class, () -> claims.requireRecorded(Recordings.NONE, Experiments.NONE))
                .getMessage();
        assertEquals("claims.yml:1: in the claim \"a-sum\": there is no recording \"one\" in content/runs", message);
    }

    @Test
    void orTheExperimentsThatShowIt() {
        String measured = GOOD.replace("corrected", "measured").replace("source: An average.", "experiments: padding");
        Claims claims = Claims.read("claims.yml", measured);
        assertEquals(List.of("padding"), claims.get("a-sum").experiments());
        String message = assertThrows(
                        CourseException.class, () -> claims.requireRecorded(Recordings.NONE, Experiments.NONE))
                .getMessage();
        assertTrue(message.endsWith("there are no results of \"padding\" in content/runs"), message);
        String neither = measured.replace("  experiments: padding\n", "");
        message = assertThrows(CourseException.class, () -> Claims.read("claims.yml", neither))
                .getMessage();
        assertTrue(message.endsWith("a claim that is measured needs \"runs\" or \"experiments\""), message);
    }

    /** A test of our own code computes what is verified; a run may correct the notes. */
    @Test
    void aCorrectionMayNameRecordings() {
        Claims claims = Claims.read("claims.yml", GOOD + "  runs: one\n");
        assertEquals(List.of("one"), claims.get("a-sum").runs());
    }

    @Test
    void aClaimMayNameAFigureThatShowsIt() {
        Claim claim = Claims.read(
                        "claims.yml", GOOD + "  figure: race landscape:ravine;steps:60;optimizers:sgd(lr=0.1)\n")
                .get("a-sum");
        assertEquals(
                "/laboratory/race#race=landscape:ravine;steps:60;optimizers:sgd(lr=0.1)",
                claim.figure().address());
        String message = assertThrows(
                        CourseException.class, () -> Claims.read("claims.yml", GOOD + "  figure: race steps:-1\n"))
                .getMessage();
        assertTrue(message.startsWith("claims.yml:1: in the claim \"a-sum\": steps = -1 is outside"), message);
    }

    @Test
    void aPowerInAnAddressIsEscapedAsHtmlWantsIt() {
        Claim claim = Claims.read("claims.yml", GOOD + "  figure: race landscape:own(x^2+y^2);start:1,1\n")
                .get("a-sum");
        assertEquals(
                "/laboratory/race#race=landscape:own(x%5E2+y%5E2);start:1,1",
                claim.figure().address());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status: corrected | status: sure | the status \"sure\" is none of verified, corrected, measured, reported",
                "status: corrected | status: verified | a claim that is verified has no \"source\"",
                "status: corrected | status: reported | a claim that is reported has no \"source\"",
                "check: SumTest.addsUp | '' | \"check\" is missing, or no text",
                "check: SumTest.addsUp | 'check: [1]' | \"check\" is missing, or no text",
                "status: corrected | 'status: measured' | a claim that is measured has no \"source\"",
                "source: An average. | '' | \"source\" is missing, or no text",
                "source: An average. | colour: red | [colour] is nothing that a claim has; there are"
                        + " [check, experiments, figure, id, reference, runs, says, source, status, untested]",
                "check: SumTest.addsUp | 'check: SumTest.addsUp\n  untested: Why.' | a claim that is corrected has no \"untested\"",
            })
    void saysWhatIsWrongWithAnEntry(String line, String instead, String problem) {
        String yaml = GOOD.replace(line, instead);
        String message = assertThrows(CourseException.class, () -> Claims.read("claims.yml", yaml))
                .getMessage();
        assertEquals("claims.yml:1: in the claim \"a-sum\": " + problem, message);
    }

    /** What the notes say of their runs is tested, or it is said why not. */
    @Test
    void aReportOfTheNotesSaysWhyItWasNotTested() {
        String reported = "- id: a-run\n  says: It was 42.\n  status: reported\n  reference: ";
        String message = assertThrows(CourseException.class, () -> Claims.read("claims.yml", reported + "notes\n"))
                .getMessage();
        assertEquals("claims.yml:1: in the claim \"a-run\": \"untested\" is missing, or no text", message);
        String why = "\n  untested: It would take weeks.\n";
        assertEquals(
                "It would take weeks.",
                Claims.read("claims.yml", reported + "notes" + why).get("a-run").untested());
        assertEquals(
                "It would take weeks.",
                Claims.read("claims.yml", reported + "he2015" + why)
                        .get("a-run")
                        .untested());
        assertNull(Claims.read("claims.yml", reported + "he2015\n").get("a-run").untested());
    }

    @Test
    void anIdStandsOnce() {
        String message = assertThrows(CourseException.class, () -> Claims.read("claims.yml", GOOD + GOOD))
                .getMessage();
        assertEquals("claims.yml:1: in the claim \"a-sum\": it stands in the file twice", message);
    }

    @Test
    void everyClaimIsTaught() {
        String message = assertThrows(CourseException.class, () -> Claims.read("claims.yml", GOOD)
                        .requireTaught(Set.of("another")))
                .getMessage();
        assertEquals("claims.yml:1: in the claim \"a-sum\": no chapter teaches it", message);
    }

    @Test
    void numeralsAreReadAsTheyAreWritten() {
        assertEquals(
                List.of("0.9", "1440", "10", "12", "4", "2", "1", "3"),
                List.copyOf(Numerals.of("γ = 0.9 suits 1,440 or $1{,}440$, $10^{-12}$ at (4,2), −4, $\\tfrac13$.")));
    }

    /** The ledger and the tests name each other, both ways. */
    @Test
    void everyClaimHasItsCheckAndEveryCheckItsClaim() {
        Map<String, String> tests = new TreeMap<>();
        for (Class<?> type : ReflectionSupport.findAllClassesInPackage("downhill.course", any -> true, any -> true)) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Checks.class)) {
                    assertTrue(method.isAnnotationPresent(Test.class), method + " is no test");
                    for (String id : method.getAnnotation(Checks.class).value()) {
                        assertNull(
                                tests.put(id, type.getSimpleName() + "." + method.getName()), id + " has two checks");
                    }
                }
            }
        }
        Map<String, String> ledger = new TreeMap<>();
        for (Claim claim : Course.load().claims().all()) {
            if (claim.check() != null) {
                ledger.put(claim.id(), claim.check());
            }
        }
        assertEquals(ledger, tests);
    }
}
