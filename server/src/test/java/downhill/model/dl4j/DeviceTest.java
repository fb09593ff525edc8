package downhill.model.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4jBackend;

/** What a process computes on, from what {@code nvidia-smi} would print; no test needs a GPU. */
class DeviceTest {
    private static final String A100 = "0, GPU-aaaa, NVIDIA A100-SXM4-40GB, 535.104.05, 40960, 40536, Disabled, 8.0\n";
    private static final String V100 = "1, GPU-bbbb, Tesla V100-PCIE-16GB, 535.104.05, 16384, 16151, [N/A], 7.0\n";
    private static final String H100 = "2, GPU-cccc, NVIDIA H100 80GB HBM3, 535.104.05, 81559, 81008, Disabled, 9.0\n";

    private static Device choose(String printed) {
        return choose(printed, null);
    }

    private static Device choose(String printed, String visible) {
        return Device.choose(true, NvidiaSmi.ask(command -> new NvidiaSmi.Output(0, printed)), visible);
    }

    private static String card(String driver, String memory, String mig, String capability) {
        return "0, GPU-dddd, Some Card, " + driver + ", " + memory + ", " + memory + ", " + mig + ", " + capability
                + "\n";
    }

    @Test
    void aSupportedGpuIsTakenWithoutAWarning() {
        Device device = choose(A100);
        assertEquals("GPU-aaaa", device.gpu().orElseThrow().uuid());
        assertFalse(device.warning());
        assertEquals(
                "the GPU, NVIDIA A100-SXM4-40GB, 40960 MiB, compute capability 8.0; this build has not been run on a GPU"
                        + " yet, and its backward convolutions run in ND4J's own code instead of cuDNN",
                device.words());
    }

    @ParameterizedTest
    @CsvSource({
        "3.5, TOO_OLD", "3.7, SUPPORTED", "5.3, UNTRIED", "7.2, UNTRIED", "7.5, SUPPORTED", "8.0, SUPPORTED",
        "8.6, SUPPORTED", "8.9, UNTRIED", "9.0, TOO_NEW", "10.0, TOO_NEW", "12.0, TOO_NEW", "2.1, TOO_OLD",
        "[N/A], UNKNOWN"
    })
    void everyCapabilityHasItsVerdict(String capability, Gpu.Support support) {
        Device device = choose(card("550.54.14", "24000", "Disabled", capability));
        boolean used = support == Gpu.Support.SUPPORTED || support == Gpu.Support.UNTRIED;
        assertEquals(used, device.gpu().isPresent(), device::words);
        assertEquals(support != Gpu.Support.SUPPORTED, device.warning(), device::words);
        NvidiaSmi smi =
                NvidiaSmi.ask(command -> new NvidiaSmi.Output(0, card("550.54.14", "24000", "Disabled", capability)));
        assertEquals(support, smi.gpus().get(0).support());
    }

    @Test
    void hopperIsRefusedInOneSentenceAndTheCpuComputes() {
        assertEquals(
                "the CPU: NVIDIA H100 80GB HBM3 is too new, for this ND4J holds code for compute capability 3.7 to 8.6 and"
                        + " none that a driver could translate",
                choose(H100).words());
    }

    @Test
    void adaIsTriedWithAWarning() {
        Device device = choose(card("550.54.14", "23034", "[N/A]", "8.9"));
        assertTrue(device.gpu().isPresent() && device.warning());
        assertTrue(device.reason().contains("8.9 is untried: this ND4J's code goes up to 8.6"), device.reason());
    }

    @Test
    void ofSeveralGpusTheBestSupportedOneWithTheMostMemoryIsTaken() {
        String ada = "3, GPU-eeee, NVIDIA L40, 535.104.05, 46068, 45000, [N/A], 8.9\n";
        assertEquals(
                "GPU-aaaa", choose(V100 + ada + H100 + A100).gpu().orElseThrow().uuid());
        assertEquals("GPU-eeee", choose(H100 + ada).gpu().orElseThrow().uuid());
        String kepler = "1, GPU-ffff, Tesla K40m, 460.32.03, 11441, 11000, [N/A], 3.5\n";
        assertTrue(choose(H100 + kepler)
                .words()
                .matches("the CPU: NVIDIA H100.* is too new, .*; Tesla K40m is too old, .*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1 | GPU-bbbb", "GPU-bb | GPU-bbbb", "1,0 | GPU-aaaa", "2,1 | GPU-bbbb", "1,7,0 | GPU-bbbb"})
    void onlyGpusThatTheProcessMaySeeAreChosenFrom(String visible, String chosen) {
        assertEquals(
                chosen, choose(A100 + V100 + H100, visible).gpu().orElseThrow().uuid());
    }

    @ParameterizedTest
    @CsvSource({"''", "-1", "9", "NoDevFiles"})
    void hiddenGpusAreNotUsed(String visible) {
        assertEquals(
                "CUDA_VISIBLE_DEVICES=" + visible + " shows none of the 1 GPUs",
                choose(A100, visible).reason());
    }

    @Test
    void tooLittleFreeMemoryIsSaid() {
        String busy = "0, GPU-aaaa, NVIDIA A100-SXM4-40GB, 535.104.05, 40960, 812, Disabled, 8.0\n";
        assertEquals(
                "NVIDIA A100-SXM4-40GB is short of memory, for 812 MiB are free and training needs about 3000",
                choose(busy).reason());
        assertTrue(choose(card("535.1", "2000", "[N/A]", "6.1")).gpu().isEmpty());
    }

    @Test
    void whatIsNotToldIsNoReasonAgainstAGpuButADoubt() {
        Device device = choose(card("535.104.05", "[N/A]", "[N/A]", "8.6"));
        assertTrue(device.gpu().isPresent() && device.warning());
        assertTrue(device.reason().endsWith("how much memory it has is not known"), device.reason());
    }

    @Test
    void aDividedGpuIsUsedWithADoubtWhateverMemoryTheWholeHas() {
        String divided = card("535.104.05", "900", "Enabled", "8.0");
        Device device = choose(divided);
        assertTrue(device.gpu().isPresent() && device.warning());
        assertTrue(device.reason().contains("divided (MIG)"), device.reason());
        assertEquals("GPU-bbbb", choose(V100 + divided).gpu().orElseThrow().uuid(), "rather a whole one");
        String part = "MIG-c6d4f1ef-42e4-5de3-91c7-45d71c87eb3f";
        assertEquals(
                "GPU-dddd", choose(V100 + divided, part).gpu().orElseThrow().uuid());
    }

    @ParameterizedTest
    @CsvSource({
        "440.33.01, false, true",
        "450.51.06, false, true",
        "450.80.02, true, true",
        "470.82.01, true, true",
        "510.39.01, true, false",
        "535, true, false",
        "1000.1, true, false"
    })
    void theDriverMustBeOfCuda11(String driver, boolean used, boolean warned) {
        Device device = choose(card(driver, "16000", "[N/A]", "7.0"));
        assertEquals(used, device.gpu().isPresent(), device::words);
        assertEquals(warned, device.warning(), device::words);
        assertEquals(warned, device.reason().contains(driver), device::words);
    }

    /** Before these fields existed, nvidia-smi refused the whole question. */
    @Test
    void anOldNvidiaSmiIsAskedForLess() {
        List<String> asked = new ArrayList<>();
        NvidiaSmi smi = NvidiaSmi.ask(command -> {
            asked.add(command.get(1));
            for (String field : List.of("compute_cap", "mig.mode.current")) {
                if (command.get(1).contains(field)) {
                    return new NvidiaSmi.Output(2, "Field \"" + field + "\" is not a valid field to query.\n");
                }
            }
            return new NvidiaSmi.Output(0, "0, GPU-gggg, Tesla P100-PCIE-16GB, 450.80.02, 16280, 16270\n");
        });
        assertEquals(3, asked.size());
        assertEquals(
                new Gpu(0, "GPU-gggg", "Tesla P100-PCIE-16GB", "", 16280, 16270, false),
                smi.gpus().get(0));
        assertEquals(
                "Tesla P100-PCIE-16GB is of unknown compute capability, which nvidia-smi tells from driver 510.39.01 on",
                Device.choose(true, smi, null).reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    9 | NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure it runs. | no NVIDIA driver that works, nvidia-smi ended with 9 and said "NVIDIA-SMI has failed because it couldn't
                    18 | Failed to initialize NVML: Driver/library version mismatch | no NVIDIA driver that works, nvidia-smi ended with 18 and said "Failed to initialize NVML
                    0 | '' | no NVIDIA driver that works, nvidia-smi ended with 0 and said "nothing"
                    6 | No devices were found | no GPU, the NVIDIA driver finds none
                    0 | Unable to determine the device handle for GPU 0000:01:00.0: GPU is lost. | no NVIDIA driver that works
                    """)
    void aDriverThatFailsIsQuoted(int exit, String said, String reason) {
        NvidiaSmi smi = NvidiaSmi.ask(command -> new NvidiaSmi.Output(exit, said + "\n"));
        Device device = Device.choose(true, smi, null);
        assertTrue(device.gpu().isEmpty() && device.warning());
        assertTrue(device.reason().startsWith(reason), device.reason());
    }

    @Test
    void withoutNvidiaSmiThereIsNoDriver() {
        NvidiaSmi smi = NvidiaSmi.ask(command -> {
            throw new IOException("no NVIDIA driver, there is no program nvidia-smi");
        });
        assertEquals(
                "the CPU: no NVIDIA driver, there is no program nvidia-smi",
                Device.choose(true, smi, null).words());
    }

    @Test
    void aBuildForTheCpuNeedsNoGpuAndWarnsOfNothing() {
        Device device = Device.choose(false, NvidiaSmi.ask(command -> new NvidiaSmi.Output(0, A100)), null);
        assertTrue(device.gpu().isEmpty() && !device.warning());
    }

    /** As the class path of a build for GPUs is, but for the classes. */
    @Test
    void nd4jSeesItsBackendForTheCpuOnly(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(Nd4jBackend.class.getName()), "# for GPUs\norg.nd4j.linalg.jcublas.JCublasBackend\n");
        try (URLClassLoader both =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, DeviceTest.class.getClassLoader())) {
            List<String> found = ServiceLoader.load(Nd4jBackend.class, new DeviceChoice.WithoutCuda(both)).stream()
                    .map(provider -> provider.type().getSimpleName())
                    .toList();
            assertEquals(List.of("CpuBackend"), found);
        }
    }
}
