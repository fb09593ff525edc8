package downhill.model.dl4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What {@code nvidia-smi}, which comes with NVIDIA's driver, says of this machine.
 *
 * @param driver its version, for example {@code 535.104.05}; empty where there is none
 * @param gpus in its order
 * @param problem why there are no GPUs, in words without a full stop; empty where there are some
 */
record NvidiaSmi(String driver, List<Gpu> gpus, String problem) {
    /** What a program printed and how it ended. */
    record Output(int exit, String text) {}

    /** Runs a program. */
    @FunctionalInterface
    interface Runner {
        /** @throws IOException where there is no such program, or it does not end */
        Output run(List<String> command) throws IOException;
    }

    private static final int SECONDS = 20; // without its daemon, the driver wakes the GPUs first
    private static final List<String> FIELDS =
            List.of("index", "uuid", "name", "driver_version", "memory.total", "memory.free");
    /** Older drivers do not know these. */
    private static final List<String> LATER_FIELDS = List.of("mig.mode.current", "compute_cap");

    NvidiaSmi {
        gpus = List.copyOf(gpus);
    }

    private static NvidiaSmi without(String problem) {
        return new NvidiaSmi("", List.of(), problem);
    }

    /** Asks the machine. */
    static NvidiaSmi ask() {
        return ask(NvidiaSmi::run);
    }

    /** Asks for all fields, and where the driver does not know the later ones, for fewer. */
    static NvidiaSmi ask(Runner runner) {
        List<String> fields = new ArrayList<>(FIELDS);
        fields.addAll(LATER_FIELDS);
        try {
            Output output = runner.run(query(fields));
            while (output.text().contains("is not a valid field") && fields.size() > FIELDS.size()) {
                fields.remove(fields.size() - 1);
                output = runner.run(query(fields));
            }
            return read(output, fields);
        } catch (IOException e) {
            return without(e.getMessage());
        }
    }

    private static List<String> query(List<String> fields) {
        return List.of("nvidia-smi", "--query-gpu=" + String.join(",", fields), "--format=csv,noheader,nounits");
    }

    private static NvidiaSmi read(Output output, List<String> fields) {
        List<String[]> rows = output.text()
                .lines()
                .map(line -> line.strip().split("\\s*,\\s*"))
                .filter(row -> row.length == fields.size() && row[0].matches("\\d{1,4}"))
                .toList();
        if (!rows.isEmpty()) {
            return new NvidiaSmi(
                    rows.get(0)[FIELDS.indexOf("driver_version")],
                    rows.stream().map(NvidiaSmi::gpu).toList(),
                    "");
        }
        String said = output.text().strip().lines().findFirst().orElse("nothing");
        if (said.contains("No devices were found")) {
            return without("no GPU, the NVIDIA driver finds none");
        }
        return without(
                "no NVIDIA driver that works, nvidia-smi ended with " + output.exit() + " and said \"" + said + '"');
    }

    private static Gpu gpu(String[] row) {
        return new Gpu(
                Integer.parseInt(row[0]),
                told(row, 1),
                row[2],
                told(row, 7),
                mebibytes(row[4]),
                mebibytes(row[5]),
                told(row, 6).equals("Enabled"));
    }

    /** A field, or nothing where it is missing or in brackets, as {@code [N/A]} and {@code [Not Supported]}. */
    private static String told(String[] row, int field) {
        return Optional.of(row)
                .filter(all -> all.length > field && !all[field].startsWith("["))
                .map(all -> all[field])
                .orElse("");
    }

    private static int mebibytes(String number) {
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : -1;
    }

    private static Output run(List<String> command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException("no NVIDIA driver, there is no program nvidia-smi", e);
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) { // a few lines fit into the pipe meanwhile
                process.destroyForcibly();
                throw new IOException(
                        "no NVIDIA driver that works, nvidia-smi did not answer within " + SECONDS + " seconds");
            }
            return new Output(
                    process.exitValue(), new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("nvidia-smi was interrupted", e);
        }
    }

    /**
     * The GPUs that CUDA shows to a process: those that its variable {@code CUDA_VISIBLE_DEVICES} names, by the numbers of
     * {@code nvidia-smi} or the beginning of their UUIDs, up to the first that does not exist; all without it. A part of a
     * divided GPU, {@code MIG-…}, stands for the first of these, since the answer does not hold the parts.
     *
     * @param variable {@code null} where it is not set
     */
    List<Gpu> visible(String variable) {
        if (variable == null) {
            return gpus;
        }
        List<Gpu> visible = new ArrayList<>();
        for (String name : Arrays.asList(variable.strip().split("\\s*,\\s*"))) {
            Optional<Gpu> named = gpus.stream()
                    .filter(gpu -> name.equals(String.valueOf(gpu.index()))
                            || name.startsWith("GPU-") && gpu.uuid().startsWith(name)
                            || name.startsWith("MIG-") && gpu.mig())
                    .findFirst();
            if (named.isEmpty()) {
                break;
            }
            visible.add(named.get());
        }
        return visible;
    }
}
