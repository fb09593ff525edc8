package downhill.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.classroom.ClassRules;
import downhill.classroom.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code serve} takes for a class, and what it says to whoever started it. */
class ClassOptionsTest {
    private static ClassRules rules(Map<String, String> environment, String... arguments) {
        ClassOptions options = new ClassOptions();
        new CommandLine(options).parseArgs(arguments);
        return options.rules(environment);
    }

    @Test
    void withoutATokenNothingIsLimited() {
        assertEquals(ClassRules.NONE, rules(Map.of()));
        assertEquals(ClassRules.NONE, rules(Map.of("DOWNHILL_SUBMIT_TOKEN", " ")));
    }

    @Test
    void aTokenBringsTheLimitsOfAClass() {
        ClassRules rules = rules(Map.of(), "--submit-token", "down-the-hill");
        assertEquals(new ClassRules(Optional.of("down-the-hill"), Limits.FOR_A_CLASS), rules);
        assertEquals(rules, rules(Map.of("DOWNHILL_SUBMIT_TOKEN", "down-the-hill")));
        assertEquals(rules, rules(Map.of("DOWNHILL_SUBMIT_TOKEN", "another-one"), "--submit-token", "down-the-hill"));
    }

    @Test
    void eachLimitCanBeSet() {
        Limits limits = rules(
                        Map.of(),
                        "--max-queued=5",
                        "--max-queued-per-person=1",
                        "--max-epochs=3",
                        "--max-images=500",
                        "--max-disk=0.5")
                .limits();
        assertEquals(new Limits(5, 1, 3, 500, 0.5), limits);
        assertEquals(
                Limits.FOR_A_CLASS.images(),
                rules(Map.of(), "--submit-token=down-the-hill", "--max-epochs=3")
                        .limits()
                        .images());
    }

    @ParameterizedTest
    @CsvSource({
        "--max-queued=0, --max-queued must be a whole number from 1 up",
        "--max-images=-1, --max-images must be a whole number from 1 up",
        "--max-disk=0, --max-disk must be a number of GiB above 0",
        "--submit-token=abc, the submit token must have at least 8 characters"
    })
    void namesWhatCannotBe(String argument, String message) {
        UserException refused = assertThrows(UserException.class, () -> rules(Map.of(), argument));
        assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
        assertEquals(2, refused.exitCode());
    }

    @Test
    void saysWhatAnOpenSiteMeans() {
        List<String> addresses = List.of("10.0.0.7:8080");
        assertEquals(List.of(), ClassNotice.lines(ClassRules.NONE, true, List.of()));
        List<String> open = ClassNotice.lines(ClassRules.NONE, false, addresses);
        assertEquals(2, open.size());
        assertTrue(open.get(0).contains("http://10.0.0.7:8080/"), open.get(0));
        assertTrue(open.get(1).startsWith("Whoever reaches it can submit, pause and cancel runs"), open.get(1));
        List<String> shared =
                ClassNotice.lines(new ClassRules(Optional.of("down-the-hill"), Limits.FOR_A_CLASS), false, addresses);
        assertEquals(
                "It takes at most 30 waiting runs, 2 of one person, 20 epochs a run, 10,000 training images a run, 10 GiB of disk",
                shared.get(3));
        assertTrue(shared.stream().noneMatch(line -> line.contains("down-the-hill")));
    }
}
