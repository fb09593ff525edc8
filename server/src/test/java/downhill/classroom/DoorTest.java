package downhill.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The class token and the passes for it, with a clock that the test turns. */
class DoorTest {
    private static final String TOKEN = "down-the-hill-7";

    @TempDir
    private Path folder;

    private final Turned clock = new Turned();
    private Door door;

    @BeforeEach
    void open() {
        door = door(TOKEN);
    }

    private Door door(String token) {
        return new Door(Optional.of(token), Passes.of(token, folder.resolve("class.key"), clock), clock);
    }

    private static final class Turned extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void knowsItsTokenAndNoOther() {
        assertTrue(door.knows(TOKEN, "a"));
        assertFalse(door.knows("", "a"));
        assertFalse(door.knows("down-the-hill-77", "a"));
        assertFalse(door.knows("Down-the-hill-7", "a"));
    }

    @Test
    void aPassNamesOnePersonUntilItEnds() {
        String pass = door.newPass();
        String holder = door.holder(pass).orElseThrow();
        assertEquals(Optional.of(holder), door(TOKEN).holder(pass), "after a restart");
        assertNotEquals(Optional.of(holder), door.holder(door.newPass()));
        clock.now = clock.now.plus(Passes.LIFETIME).minusSeconds(1);
        assertTrue(door.holder(pass).isPresent());
        clock.now = clock.now.plusSeconds(1);
        assertTrue(door.holder(pass).isEmpty());
    }

    @Test
    void anotherTokenEndsAllPasses() {
        assertTrue(door("up-the-hill-8").holder(door.newPass()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c", "a.99999999999.c", "a.b.c.d", "…"})
    void whatIsNoPassOpensNothing(String text) {
        assertTrue(door.holder(text).isEmpty());
    }

    @Test
    void aPassThatWasChangedOpensNothing() {
        String pass = door.newPass();
        for (int i = 0; i < pass.length(); i++) {
            char other = pass.charAt(i) == 'A' ? 'B' : 'A';
            String changed = pass.substring(0, i) + other + pass.substring(i + 1);
            boolean sameBits = i == pass.length() - 1; // the last letter has bits that say nothing
            assertTrue(sameBits || door.holder(changed).isEmpty(), changed);
        }
    }

    @Test
    void wrongTokensOfAnAddressRunOutForAMinute() {
        for (int i = 0; i < WrongTokens.OF_AN_ADDRESS; i++) {
            clock.now = clock.now.plusSeconds(1);
            assertFalse(door.knows("wrong", "a"));
        }
        TooManyTriesException refused = assertThrows(TooManyTriesException.class, () -> door.knows(TOKEN, "a"));
        assertEquals(60 - (WrongTokens.OF_AN_ADDRESS - 1) + 1, refused.seconds());
        assertTrue(door.knows(TOKEN, "b"), "somebody elsewhere");
        clock.now = clock.now.plusSeconds(refused.seconds());
        assertTrue(door.knows(TOKEN, "a"));
    }

    @Test
    void wrongTokensOfManyAddressesRunOutTogether() {
        for (int i = 0; i < WrongTokens.OF_ALL; i++) {
            assertFalse(door.knows("wrong", "address " + i));
        }
        assertThrows(TooManyTriesException.class, () -> door.knows(TOKEN, "b"));
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        assertTrue(door.knows(TOKEN, "b"));
    }

    @Test
    void aDoorWithoutATokenHasNoPasses() {
        Door open = new Door(Optional.empty(), Passes.ofThisProcess(), clock);
        assertFalse(open.isLocked());
        assertFalse(open.knows("", "a"));
        assertTrue(open.holder(open.newPass()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with a blank", "größer-als-acht"})
    void refusesATokenThatProtectsNothing(String token) {
        assertThrows(IllegalArgumentException.class, () -> new ClassRules(Optional.of(token), Limits.NONE));
    }

    @Test
    void neverPrintsTheToken() {
        assertFalse(new ClassRules(Optional.of(TOKEN), Limits.NONE).toString().contains(TOKEN));
    }
}
