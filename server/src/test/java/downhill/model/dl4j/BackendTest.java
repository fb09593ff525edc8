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
        Gpu old = new Gpu("Tesla T4", "7.5", "15360 MiB");
        Gpu recent = new Gpu("NVIDIA H100", "9.0", "81559 MiB");
        Backend backend = new Backend("CPU", true, 3, 1L << 30, 2L << 30, 0, "Some Processor", 4, List.of(old, recent));
        String report = String.join("\n", backend.lines());
        assertTrue(report.contains("threads     3"), report);
        assertTrue(report.contains("heap 1024 MiB, tensors 2048 MiB, process unlimited"), report);
        assertTrue(report.contains("Tesla T4, 15360 MiB, compute capability 7.5: supported, but this build"), report);
        assertTrue(report.contains("9.0: not supported"), report);
        assertEquals("Some Processor, 3 threads, ND4J CPU with oneDNN", backend.summary());
    }

    @Test
    void withoutNvidiaSmiThereIsNoGpu() {
        assertEquals(List.of(), Gpu.find(List.of("no-such-program-anywhere")));
    }

    @Test
    void theAnswerOfNvidiaSmiIsReadLineByLine() {
        String csv = "NVIDIA A100-SXM4-40GB, 8.0, 40960 MiB\nTesla K80, 3.7, 11441 MiB\nNo devices were found\n";
        assertEquals(
                List.of(new Gpu("NVIDIA A100-SXM4-40GB", "8.0", "40960 MiB"), new Gpu("Tesla K80", "3.7", "11441 MiB")),
                Gpu.parse(csv));
        assertFalse(new Gpu("NVIDIA L4", "8.9", "23034 MiB").supported());
    }

    @Test
    void theAllocatorIsSetOnGlibc() {
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        assertTrue(NativeMemory.configure());
    }
}
