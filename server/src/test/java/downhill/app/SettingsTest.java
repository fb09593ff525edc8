package downhill.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Path USER = Path.of("/home/reader");

    @Test
    void anEmptyEnvironmentKeepsEverythingInTheUsersHome() {
        Settings settings = Settings.of(Map.of("DOWNHILL_PORT", "", "DOWNHILL_HOME", " "), USER);

        assertEquals(Path.of("/home/reader/.downhill"), settings.home());
        assertEquals(8080, settings.port());
        assertEquals("jdbc:sqlite:/home/reader/.downhill/downhill.db", settings.database());
        assertEquals(
                Path.of("/home/reader/.downhill/cifar-10-batches-bin"),
                settings.data().cifar10().get(0));
    }

    @Test
    void theEnvironmentDecides() {
        Settings settings = Settings.of(
                Map.of(
                        "DOWNHILL_HOME", "/data/downhill",
                        "DOWNHILL_PORT", "9000",
                        "DOWNHILL_CIFAR10", "/data/cifar",
                        "DOWNHILL_DATABASE", "jdbc:postgresql://db/downhill"),
                USER);

        assertEquals(Path.of("/data/downhill"), settings.home());
        assertEquals(9000, settings.port());
        assertEquals("jdbc:postgresql://db/downhill", settings.database());
        assertEquals(Path.of("/data/cifar"), settings.data().cifar10().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "8080.0"})
    void aBadPortIsNamed(String port) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Settings.of(Map.of("DOWNHILL_PORT", port), USER));
        assertEquals("DOWNHILL_PORT must be a whole number from 0 to 65535, but is " + port, error.getMessage());
    }
}
