package downhill.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a worker process is started: the same program in a JVM of its own, with its share of the machine.
 *
 * @param program what follows {@code java}: {@code -jar PATH}, or {@code -cp PATH MAIN}
 * @param home DOWNHILL_HOME of the worker
 * @param workers that share the machine; 0 where only other machines have any
 */
public record WorkerLaunch(List<String> program, Path home, int workers) {
    private static final String NATIVE_CACHE = "org.bytedeco.javacpp.cachedir";
    private static final long GIB = 1L << 30;
    private static final long HEAP_GIB = 2; // the training images and a checkpoint; tensors lie outside the heap

    public WorkerLaunch {
        program = List.copyOf(program);
        if (workers < 0) {
            throw new IllegalArgumentException("workers must be 0 or more, but is " + workers);
        }
    }

    /** Starts a worker that ends itself when its standard input closes, so it does not outlive this process. */
    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line()).redirectErrorStream(true);
        builder.environment().put("DOWNHILL_HOME", home.toString());
        builder.environment().remove("DOWNHILL_SUBMIT_TOKEN"); // a worker lets nobody in
        // More threads than cores and the throughput of all workers collapses.
        builder.environment().putIfAbsent("OMP_NUM_THREADS", Integer.toString(threads()));
        // A thread that waits for its sibling shall sleep, not spin: where other programs use the processors too,
        // spinning makes a step ten times as long.
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "passive");
        return builder.start();
    }

    private int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / workers);
    }

    private List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx" + HEAP_GIB + "g");
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.add("-Dorg.bytedeco.javacpp.maxbytes=" + nativeBytes());
        line.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=" + (nativeBytes() + HEAP_GIB * GIB));
        // Where the native libraries are unpacked, which takes seconds and 440 MB.
        line.add("-D" + NATIVE_CACHE + "="
                + System.getProperty(NATIVE_CACHE, home.resolve("javacpp").toString()));
        line.addAll(program);
        line.addAll(List.of("worker", "--supervised"));
        return line;
    }

    /** What one worker may hold outside its heap: its share of the memory, but enough for a small network. */
    private long nativeBytes() {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Math.max(2 * GIB, machine.getTotalMemorySize() / workers - HEAP_GIB * GIB);
    }
}
