package downhill.model.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What this process computes on.
 *
 * @param name of ND4J's backend, {@code CPU} or {@code CUDA}
 * @param oneDnn whether convolutions run in oneDNN, found by running one
 * @param threads that one operation is spread over
 * @param heapBytes most that Java objects may take
 * @param nativeBytes most that tensors may take outside the heap
 * @param processBytes most that the process may take before ND4J refuses to allocate
 * @param processor model, as the operating system calls it
 * @param processors logical processors that this process may use
 * @param device that was chosen, and why
 * @param gpus of the machine, used or not
 */
public record Backend(
        String name,
        boolean oneDnn,
        int threads,
        long heapBytes,
        long nativeBytes,
        long processBytes,
        String processor,
        int processors,
        Device device,
        List<Gpu> gpus) {
    private static final long MIB = 1 << 20;

    static {
        DeviceChoice.configure();
        NativeThreads.configure(); // before the first use of ND4J below
    }

    /**
     * Loads ND4J, if that has not happened, and looks around.
     *
     * @throws IllegalStateException where ND4J cannot be loaded, with its reason
     */
    public static Backend describe() {
        try {
            return new Backend(
                    Nd4j.getExecutioner().getEnvironmentInformation().getProperty("backend"),
                    convolvesInOneDnn(),
                    Nd4j.getEnvironment().maxThreads(),
                    Runtime.getRuntime().maxMemory(),
                    Pointer.maxBytes(),
                    Pointer.maxPhysicalBytes(),
                    processorModel(),
                    Runtime.getRuntime().availableProcessors(),
                    DeviceChoice.device(),
                    DeviceChoice.gpus());
        } catch (LinkageError e) {
            Throwable reason = e;
            while (reason.getCause() != null) {
                reason = reason.getCause();
            }
            throw new IllegalStateException("ND4J cannot be loaded: " + reason, e);
        }
    }

    /**
     * Whether a convolution comes out with other bits than ND4J's own code gives: the two add in different orders, and
     * nothing but oneDNN stands between them on a CPU.
     */
    private static boolean convolvesInOneDnn() {
        if (!Nd4j.getEnvironment().isCPU() || !Nd4j.getEnvironment().helpersAllowed()) {
            return false;
        }
        INDArray usual = sampleConvolution();
        Nd4j.getEnvironment().allowHelpers(false);
        try {
            return !usual.equalsWithEps(sampleConvolution(), 0);
        } finally {
            Nd4j.getEnvironment().allowHelpers(true);
        }
    }

    /**
     * Each output adds 1,152 products. With fewer than about 500 ND4J adds them in one go, and on a processor with AVX-512
     * in the very order of oneDNN: the same bits.
     */
    private static INDArray sampleConvolution() {
        int channels = 128;
        INDArray input = waves(2, 8, 8, channels);
        INDArray weight = waves(channels, channels, 3, 3);
        INDArray output = Nd4j.zeros(DataType.FLOAT, 2, 8, 8, channels);
        Ops.convolve(input, weight, 1, output);
        return output;
    }

    private static INDArray waves(int... shape) {
        long length = 1;
        for (int size : shape) {
            length *= size;
        }
        float[] values = new float[(int) length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) Math.sin(i * i); // no pattern that would let sums come out exact
        }
        return Nd4j.create(values, shape, 'c');
    }

    private static String processorModel() {
        String otherwise = System.getProperty("os.arch");
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise; // not Linux
        }
    }

    /** One line for the record of a run, for example {@code AMD EPYC, 2 threads, ND4J CPU with oneDNN}. */
    public String summary() {
        String computes = isCpu() ? processor : device.gpu().map(Gpu::name).orElse("GPU") + ", " + processor;
        return computes + ", " + threads + (threads == 1 ? " thread" : " threads") + ", ND4J " + name
                + (oneDnn ? " with oneDNN" : "");
    }

    private boolean isCpu() {
        return name.equals("CPU");
    }

    /**
     * What this process will compute on and why, in one sentence, where somebody should know; empty in a build for the CPU
     * only. Loads no ND4J.
     */
    public static Optional<String> notice() {
        Device device = DeviceChoice.device();
        return device.warning() || device.gpu().isPresent()
                ? Optional.of("computes on " + device.words())
                : Optional.empty();
    }

    private String deviceInWords() {
        return isCpu() && device.gpu().isPresent()
                ? "the CPU: ND4J could not use the GPU, " + device.reason()
                : device.words();
    }

    /** A line for each fact, for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("backend     ND4J " + name);
        lines.add("device      " + deviceInWords());
        lines.add("oneDNN      " + oneDnnInWords());
        lines.add("processor   " + processor + ", " + processors + " logical processors");
        lines.add("threads     " + threads + " (OMP_NUM_THREADS sets them)");
        lines.add("memory      heap " + mib(heapBytes) + ", tensors " + mib(nativeBytes) + ", process "
                + mib(processBytes));
        if (gpus.isEmpty()) {
            lines.add("GPU         none that nvidia-smi reports");
        }
        for (Gpu gpu : gpus) {
            lines.add("GPU " + gpu.index() + "       " + gpu.description() + ": " + gpu.verdict());
        }
        return lines;
    }

    private String oneDnnInWords() {
        if (oneDnn) {
            return "in use";
        }
        return isCpu() ? "NOT in use: training will be many times slower" : "not used on this backend";
    }

    private static String mib(long bytes) {
        return bytes <= 0 ? "unlimited" : bytes / MIB + " MiB";
    }
}
