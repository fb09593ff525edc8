package downhill.app;

import downhill.data.DataHome;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the environment says. Immutable.
 *
 * @param home DOWNHILL_HOME, where runs, their checkpoints and logs are kept; {@code .downhill} in the user's home by
 *     default
 * @param port DOWNHILL_PORT, 8080 by default
 * @param database DOWNHILL_DATABASE, a JDBC URL; a SQLite file in {@code home} by default
 * @param data where data sets are looked for
 */
record Settings(Path home, int port, String database, DataHome data) {
    private static final int DEFAULT_PORT = 8080;
    static final int LARGEST_PORT = 65_535;

    /** The settings of this process. */
    static Settings fromEnvironment() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /**
     * The settings of an environment; a variable that is empty counts as not set.
     *
     * @throws IllegalArgumentException naming the variable, its value and what is allowed
     */
    static Settings of(Map<String, String> environment, Path userHome) {
        Path home = Path.of(get(environment, "DOWNHILL_HOME", userHome.resolve(".downhill")))
                .toAbsolutePath()
                .normalize();
        Map<String, String> resolved = new HashMap<>(environment);
        resolved.put("DOWNHILL_HOME", home.toString());
        return new Settings(
                home,
                port(get(environment, "DOWNHILL_PORT", DEFAULT_PORT)),
                get(environment, "DOWNHILL_DATABASE", "jdbc:sqlite:" + home.resolve("downhill.db")),
                DataHome.of(resolved, userHome));
    }

    /** The database without what follows its name, which may be a password. */
    String databaseForPeople() {
        return database.replaceFirst("\\?.*", "");
    }

    private static String get(Map<String, String> environment, String name, Object fallback) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? fallback.toString() : value;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        throw new IllegalArgumentException(
                "DOWNHILL_PORT must be a whole number from 0 to " + LARGEST_PORT + ", but is " + text);
    }
}
