package downhill.app;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;

/**
 * Where this program's classes are, as another {@code java} finds them.
 *
 * <p>Inside {@code mvn exec:java} the class path of the process is Maven's own, so the build names the jar in the system
 * property {@code downhill.jar}.
 */
final class ProgramLocation {
    private ProgramLocation() {}

    /**
     * What follows {@code java} to start this program.
     *
     * @throws IllegalStateException where the jar that {@code downhill.jar} names does not exist
     */
    static List<String> javaArguments() {
        String named = System.getProperty("downhill.jar", "");
        if (!named.isEmpty()) {
            if (!Files.isRegularFile(Path.of(named))) {
                throw new IllegalStateException(named + " is not there: build it with 'mvn package'");
            }
            return List.of("-jar", named);
        }
        Path own = ownLocation();
        return own.toString().endsWith(".jar")
                ? List.of("-jar", own.toString())
                : List.of("-cp", System.getProperty("java.class.path"), Main.class.getName());
    }

    private static Path ownLocation() {
        CodeSource source = Main.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program cannot find itself at " + source.getLocation(), e);
        }
    }
}
