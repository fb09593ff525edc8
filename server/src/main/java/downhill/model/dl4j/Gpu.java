package downhill.model.dl4j;

import java.util.List;

/**
 * A graphics processor as {@code nvidia-smi} reports it. What it does not tell, or calls {@code [N/A]}, is empty or −1.
 *
 * @param index its number in the order of {@code nvidia-smi}
 * @param uuid for example {@code GPU-4d4f4bb5-…}, by which CUDA knows it too
 * @param name for example {@code NVIDIA A100-SXM4-40GB}
 * @param capability CUDA compute capability, for example {@code 8.0}
 * @param totalMib memory in MiB
 * @param freeMib of it, what no process has taken
 * @param mig whether it is divided (Multi-Instance GPU): a process then sees one part, with memory of its own
 */
public record Gpu(int index, String uuid, String name, String capability, int totalMib, int freeMib, boolean mig) {
    /**
     * Compute capabilities that ND4J 1.0.0-M2.1 holds code for. It holds none that a driver could translate for others
     * (no PTX). Code for one capability runs on higher ones of the same major number, and on no other.
     */
    public static final List<String> SUPPORTED = List.of("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6");

    /**
     * Memory that training needs, estimated and not measured: about 1 GiB for CUDA, cuDNN and ND4J's own code, and 2 GiB
     * for the activations of {@code resnet110} in batches of 128.
     */
    static final int NEEDED_MIB = 3000;

    /** What ND4J's code can do with a capability; from best to worst. */
    enum Support {
        /** It has been compiled for it. */
        SUPPORTED,
        /** By NVIDIA's rules, code for a lower one of the same major number runs. */
        UNTRIED,
        TOO_OLD,
        TOO_NEW,
        /** {@code nvidia-smi} does not tell the capability. */
        UNKNOWN
    }

    Support support() {
        if (SUPPORTED.contains(capability)) {
            return Support.SUPPORTED;
        }
        if (!capability.matches("\\d{1,4}\\.\\d{1,4}")) {
            return Support.UNKNOWN;
        }
        int wanted = number(capability);
        if (SUPPORTED.stream().anyMatch(ours -> major(ours) == major(capability) && number(ours) < wanted)) {
            return Support.UNTRIED;
        }
        return SUPPORTED.stream().allMatch(ours -> number(ours) < wanted) ? Support.TOO_NEW : Support.TOO_OLD;
    }

    private static int major(String capability) {
        return Integer.parseInt(capability.substring(0, capability.indexOf('.')));
    }

    /** In the order of capabilities: 9.0 comes before 12.0. */
    private static int number(String capability) {
        return 10_000 * major(capability) + Integer.parseInt(capability.substring(capability.indexOf('.') + 1));
    }

    /** Whether training should be tried on it. */
    boolean usable() {
        return support().compareTo(Support.UNTRIED) <= 0 && !lacksMemory();
    }

    private boolean lacksMemory() {
        return !mig && memoryMib() >= 0 && memoryMib() < NEEDED_MIB;
    }

    private int memoryMib() {
        return freeMib >= 0 ? freeMib : totalMib;
    }

    /** What it is, for example {@code Tesla T4, 15360 MiB, compute capability 7.5}. */
    String description() {
        return name
                + (totalMib >= 0 ? ", " + totalMib + " MiB" : "")
                + (capability.isEmpty() ? "" : ", compute capability " + capability);
    }

    /** Whether it can be used, and what stands against it, in words without a full stop. */
    String verdict() {
        return switch (support()) {
            case TOO_NEW ->
                "too new, for this ND4J holds code for compute capability " + first() + " to " + last()
                        + " and none that a driver could translate";
            case TOO_OLD -> "too old, for this ND4J holds code for compute capability " + first() + " and later";
            case UNKNOWN ->
                "of unknown compute capability, which nvidia-smi tells from driver " + Device.FULL_DRIVER + " on";
            case SUPPORTED, UNTRIED ->
                lacksMemory()
                        ? "short of memory, for " + memoryMib() + " MiB are free and training needs about " + NEEDED_MIB
                        : support() == Support.SUPPORTED ? "supported" : untried();
        };
    }

    private String untried() {
        return "untried: this ND4J's code goes up to " + last()
                + ", and by NVIDIA's rules runs on later ones of the same" + " major number";
    }

    private static String first() {
        return SUPPORTED.get(0);
    }

    private static String last() {
        return SUPPORTED.get(SUPPORTED.size() - 1);
    }
}
