package downhill.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class BackendTest {
    @Test
    void convolutionsRunInOneDnn() {
        Backend backend = Backend.describe();
        assertEquals("CPU", backend.name());
        assertTrue(backend.oneDnn(), "ND4J was built as: " + Nd4j.getBackend().buildInfo());
        assertTrue(backend.summary().endsWith("with oneDNN"), backend.summary());
    }

    @Test
    void withoutItTheProbeSaysSo() {
        Nd4j.getEnvironment().allowHelpers(false);
        try {
            Backend backend = Backend.describe();
            assertFalse(backend.oneDnn());
            assertTrue(backend.lines().stream().anyMatch(line -> line.contains("NOT in use")));
        } finally {
            Nd4j.getEnvironment().allowHelpers(true);
        }
    }

    /** oneDNN itself prints each primitive it runs; only a process of its own lets us read that. */
    @Test
    void aTrainingStepRunsItsConvolutionsNormsAndProductsInOneDnn() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OneStep.class.getName());
        builder.environment().put("DNNL_VERBOSE", "1");
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
        Set<String> ran = output.lines()
                .filter(line -> line.startsWith("dnnl_verbose,exec"))
                .map(line -> line.split(","))
                .map(fields -> fields[3] + " " + fields[5])
                .collect(Collectors.toSet());
        assertTrue(
                ran.containsAll(List.of(
                        "convolution forward_inference",
                        "convolution backward_data",
                        "convolution backward_weights",
                        "batch_normalization forward_inference",
                        "matmul undef")),
                ran.toString());
    }

    @Test
    void theReportNamesThreadsMemoryAndEveryGpu() {
        Gpu old = new Gpu(0, "", "Tesla T4", "7.5", 15360, 15000, false);
        Gpu recent = new Gpu(1, "", "NVIDIA H100", "9.0", 81559, 81000, false);
        Device device = Device.choose(false, new NvidiaSmi("535.1", List.of(old, recent), ""), null);
        Backend backend =
                new Backend("CPU", true, 3, 1L << 30, 2L << 30, 0, "Some Processor", 4, device, List.of(old, recent));
        String report = String.join("\n", backend.lines());
        assertTrue(report.contains("device      the CPU: this build computes on the CPU"), report);
        assertTrue(report.contains("threads     3"), report);
        assertTrue(report.contains("heap 1024 MiB, tensors 2048 MiB, process unlimited"), report);
        assertTrue(report.contains("GPU 0       Tesla T4, 15360 MiB, compute capability 7.5: supported"), report);
        assertTrue(report.contains("GPU 1       NVIDIA H100, 81559 MiB, compute capability 9.0: too new"), report);
        assertEquals("Some Processor, 3 threads, ND4J CPU with oneDNN", backend.summary());
    }

    @Test
    void aRunOnAGpuSaysSoAndOneThatFellBackInsideNd4jSaysThat() {
        Gpu gpu = new Gpu(0, "", "Tesla T4", "7.5", 15360, 15000, false);
        Device device = Device.choose(true, new NvidiaSmi("535.1", List.of(gpu), ""), null);
        Backend cuda = new Backend("CUDA", false, 1, 1, 1, 1, "Some Processor", 4, device, List.of(gpu));
        assertEquals("Tesla T4, Some Processor, 1 thread, ND4J CUDA", cuda.summary());
        assertTrue(cuda.lines().contains("device      " + device.words()), cuda.lines()::toString);
        Backend fallen = new Backend("CPU", true, 1, 1, 1, 1, "Some Processor", 4, device, List.of(gpu));
        assertTrue(
                fallen.lines().stream()
                        .anyMatch(line -> line.startsWith("device      the CPU: ND4J could not use the GPU, Tesla T4")),
                fallen.lines()::toString);
    }

    @Test
    void theAllocatorIsSetOnGlibc() {
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        assertTrue(NativeMemory.configure());
    }
}
