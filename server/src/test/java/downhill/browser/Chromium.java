package downhill.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The browser and its driver on this machine.
 *
 * @param browser the executable of Chromium or Chrome
 * @param driver the chromedriver of the same version
 */
record Chromium(Path browser, Path driver) {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<Path> USUAL_PLACES =
            List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/snap/bin"), Path.of("/usr/lib/chromium"));

    /**
     * Finds both; where one is missing and this process may install packages, installs Debian's.
     *
     * @throws IllegalStateException saying in one line what to install
     */
    static Chromium require() {
        return find().or(() -> mayInstall() && install() ? find() : Optional.empty())
                .orElseThrow(() -> new IllegalStateException(
                        "browser tests need Chromium and its driver: apt-get install chromium chromium-driver"));
    }

    private static Optional<Chromium> find() {
        Optional<Path> driver = executable("chromedriver");
        return BROWSERS.stream()
                .flatMap(name -> executable(name).stream())
                .findFirst()
                .flatMap(browser -> driver.map(found -> new Chromium(browser, found)));
    }

    private static Optional<Path> executable(String name) {
        Stream<Path> onPath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        return Stream.concat(onPath, USUAL_PLACES.stream())
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean mayInstall() {
        return "root".equals(System.getProperty("user.name"))
                && executable("apt-get").isPresent();
    }

    private static boolean install() {
        return run("apt-get", "update", "-qq")
                && run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "chromium-driver");
    }

    private static boolean run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
