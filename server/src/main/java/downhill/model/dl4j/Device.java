package downhill.model.dl4j;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a process should compute on, and why.
 *
 * @param gpu that was chosen; empty for the CPU
 * @param reason one sentence for people, without a full stop
 * @param warning whether somebody should look at it: a build for GPUs that computes on the CPU, or a GPU with a doubt
 */
record Device(Optional<Gpu> gpu, String reason, boolean warning) {
    /** The oldest Linux driver on which programs of any CUDA 11 run, with fewer features (NVIDIA's release notes). */
    static final String OLDEST_DRIVER = "450.80.02";

    /** The Linux driver that came with CUDA 11.6. */
    static final String FULL_DRIVER = "510.39.01";

    /** True of every GPU, and no reason against one. */
    private static final String UNPROVEN =
            "this build has not been run on a GPU yet, and its backward convolutions run in ND4J's"
                    + " own code instead of cuDNN";

    private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    /**
     * Chooses: of the GPUs that can be used the best supported one, of equals an undivided one, of these the one with
     * the most memory; the CPU where there is none.
     *
     * @param cudaBuild whether the build holds ND4J's backend for GPUs
     * @param visible the variable {@code CUDA_VISIBLE_DEVICES}; {@code null} where it is not set
     */
    static Device choose(boolean cudaBuild, NvidiaSmi smi, String visible) {
        if (!cudaBuild) {
            return new Device(
                    Optional.empty(), "this build computes on the CPU (Maven profile cuda is for GPUs)", false);
        }
        if (!smi.problem().isEmpty()) {
            return cpu(smi.problem());
        }
        if (isOlder(smi.driver(), OLDEST_DRIVER)) {
            return cpu("the NVIDIA driver " + smi.driver() + " is too old, for CUDA 11.6 needs " + OLDEST_DRIVER
                    + " and had better have " + FULL_DRIVER);
        }
        List<Gpu> gpus = smi.visible(visible);
        if (gpus.isEmpty()) {
            return cpu(
                    VISIBLE + "=" + visible + " shows none of the " + smi.gpus().size() + " GPUs");
        }
        return gpus.stream()
                .filter(Gpu::usable)
                .min(Comparator.comparing(Gpu::support).thenComparing(Gpu::mig).thenComparing(gpu -> -gpu.totalMib()))
                .map(gpu -> on(gpu, smi.driver()))
                .orElseGet(() -> cpu(gpus.stream()
                        .map(gpu -> gpu.name() + " is " + gpu.verdict())
                        .collect(Collectors.joining("; "))));
    }

    private static Device cpu(String reason) {
        return new Device(Optional.empty(), reason, true);
    }

    private static Device on(Gpu gpu, String driver) {
        StringBuilder doubts = new StringBuilder();
        if (gpu.support() != Gpu.Support.SUPPORTED) {
            doubts.append("; compute capability ")
                    .append(gpu.capability())
                    .append(" is ")
                    .append(gpu.verdict());
        }
        if (isOlder(driver, FULL_DRIVER)) {
            doubts.append("; the driver " + driver + " is older than " + FULL_DRIVER + ", CUDA 11.6's own");
        }
        if (gpu.mig()) {
            doubts.append("; it is divided (MIG), and how much memory the part has is not known");
        } else if (gpu.totalMib() < 0) {
            doubts.append("; how much memory it has is not known");
        }
        return new Device(Optional.of(gpu), gpu.description() + doubts, !doubts.isEmpty());
    }

    /** The choice and its reason, for example {@code the CPU: no GPU, the NVIDIA driver finds none}. */
    String words() {
        return gpu.isPresent() ? "the GPU, " + reason + "; " + UNPROVEN : "the CPU: " + reason;
    }

    /** Whether a version comes before another, number by number; one without numbers does not. */
    private static boolean isOlder(String version, String other) {
        if (!version.matches("\\d{1,6}(\\.\\d{1,6})*")) {
            return false;
        }
        String[] ours = version.split("\\.");
        String[] theirs = other.split("\\.");
        for (int i = 0; i < theirs.length; i++) {
            int difference = (i < ours.length ? Integer.parseInt(ours[i]) : 0) - Integer.parseInt(theirs[i]);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }
}
