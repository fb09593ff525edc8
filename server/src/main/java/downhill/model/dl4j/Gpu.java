package downhill.model.dl4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A graphics processor as {@code nvidia-smi} reports it.
 *
 * @param name for example {@code NVIDIA A100-SXM4-40GB}
 * @param capability CUDA compute capability, for example {@code 8.0}
 * @param memory with its unit, for example {@code 40960 MiB}
 */
public record Gpu(String name, String capability, String memory) {
    /**
     * Compute capabilities that ND4J 1.0.0-M2.1 holds code for. It holds none that a driver could compile for others
     * (no PTX), so 8.9, 9.0 and later cannot run it.
     */
    public static final List<String> SUPPORTED = List.of("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6");

    private static final List<String> QUERY =
            List.of("nvidia-smi", "--query-gpu=name,compute_cap,memory.total", "--format=csv,noheader");
    private static final int SECONDS = 10;

    /** Whether this version of ND4J, built for CUDA, has code for this processor. */
    public boolean supported() {
        return SUPPORTED.contains(capability);
    }

    /** The processors of this machine; none where {@code nvidia-smi} is missing or fails. */
    public static List<Gpu> find() {
        return find(QUERY);
    }

    static List<Gpu> find(List<String> command) {
        try {
            Process query = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            query.getOutputStream().close();
            if (!query.waitFor(SECONDS, TimeUnit.SECONDS)) { // a few lines fit into the pipe meanwhile
                query.destroyForcibly();
                return List.of();
            }
            String output = new String(query.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return query.exitValue() == 0 ? parse(output) : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** One processor a line: name, capability and memory between commas; other lines are passed over. */
    static List<Gpu> parse(String csv) {
        return csv.lines()
                .map(line -> line.split("\\s*,\\s*"))
                .filter(fields -> fields.length == 3 && fields[1].matches("\\d+\\.\\d+"))
                .map(fields -> new Gpu(fields[0].strip(), fields[1], fields[2].strip()))
                .toList();
    }
}
