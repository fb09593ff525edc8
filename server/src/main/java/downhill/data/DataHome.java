package downhill.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where data sets are kept on this machine. Immutable.
 *
 * @param cifar10 folders that may hold CIFAR-10, in the order in which they are searched; the first is where a download
 *     goes
 */
public record DataHome(List<Path> cifar10) {
    private static final String FOLDER = "cifar-10-batches-bin"; // as in the official archive

    public DataHome {
        cifar10 = List.copyOf(cifar10);
        if (cifar10.isEmpty()) {
            throw new IllegalArgumentException("cifar10 must name at least one folder");
        }
    }

    /**
     * The folders that an environment names: {@code DOWNHILL_CIFAR10} itself, then {@code cifar-10-batches-bin} in
     * {@code DOWNHILL_HOME}, then in {@code .cache} of the user's home. A variable that is unset or empty is left out.
     *
     * @param userHome the user's home folder
     */
    public static DataHome of(Map<String, String> environment, Path userHome) {
        List<Path> folders = new ArrayList<>();
        String own = environment.getOrDefault("DOWNHILL_CIFAR10", "");
        if (!own.isBlank()) {
            folders.add(Path.of(own));
        }
        String home = environment.getOrDefault("DOWNHILL_HOME", "");
        if (!home.isBlank()) {
            folders.add(Path.of(home, FOLDER));
        }
        folders.add(userHome.resolve(".cache").resolve(FOLDER));
        return new DataHome(folders);
    }

    /** The folders of this process's environment. */
    public static DataHome fromEnvironment() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }
}
