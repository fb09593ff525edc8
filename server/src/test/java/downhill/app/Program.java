package downhill.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built program in a process of its own, as a user starts it, with a home of its own. */
final class Program implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;
    private static final Path NATIVE_CACHE = Path.of("target", "javacpp").toAbsolutePath(); // shared: 440 MB to unpack
    private static final Pattern READY = Pattern.compile("Downhill is ready at (http://127\\.0\\.0\\.1:\\d+/)");

    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts {@code downhill ARGUMENTS} with DOWNHILL_HOME and, as DOWNHILL_CIFAR10, the folder {@code cifar} in it. */
    static Program start(Path home, String... arguments) throws IOException {
        return startAt(home, home, arguments);
    }

    /** @param folder for the output and the folder {@code cifar} */
    static Program startAt(Path folder, Path home, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1", // programs that live for seconds spend more on compiling than it gives back
                "-Dorg.bytedeco.javacpp.cachedir=" + NATIVE_CACHE,
                "-jar",
                System.getProperty("downhill.jar")));
        line.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("DOWNHILL_HOME", home.toString());
        builder.environment().put("DOWNHILL_CIFAR10", folder.resolve("cifar").toString());
        builder.environment().remove("DOWNHILL_DATABASE");
        // Two threads wait for each other at every step, which takes ages where others use the processors too.
        builder.environment().put("OMP_NUM_THREADS", "1");
        return new Program(builder.start(), output);
    }

    /** Waits for the end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s:\n" + output());
        }
        return process.exitValue();
    }

    /** What it has printed, to either stream. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits until a site says that it is ready; its address, with a slash at the end. */
    String address() {
        awaitOutput("is ready at");
        Matcher matcher = READY.matcher(output());
        if (!matcher.find()) {
            throw new AssertionError(output());
        }
        return matcher.group(1);
    }

    void awaitOutput(String text) {
        await(() -> output().contains(text));
    }

    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE_SECONDS + " s:\n" + output());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }
}
