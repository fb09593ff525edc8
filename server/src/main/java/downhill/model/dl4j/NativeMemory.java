package downhill.model.dl4j;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * Settings of the C library's allocator, without which training takes several times as long.
 *
 * <p>oneDNN allocates megabytes for every convolution and frees them after it. By default glibc maps such blocks from
 * the kernel and unmaps them, and each new page costs a fault. Here it keeps them.
 */
public final class NativeMemory {
    // Names and numbers of malloc.h.
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_TOP_PAD = -2;
    private static final int M_MMAP_MAX = -4;
    private static final int M_ARENA_MAX = -8;

    private NativeMemory() {}

    /**
     * Tells the allocator of this process to keep what it has. To be called before any ND4J class is loaded: threads
     * that allocated before keep the arenas they have.
     *
     * @return whether it was applied; false where the C library is not glibc
     */
    public static boolean configure() {
        if (!Platform.isLinux()) {
            return false;
        }
        try {
            NativeLibrary c = NativeLibrary.getInstance("c");
            c.getFunction("gnu_get_libc_version"); // musl has a mallopt that does nothing, and no such function
            Function mallopt = c.getFunction("mallopt");
            return set(mallopt, M_ARENA_MAX, 1)
                    && set(mallopt, M_MMAP_MAX, 0)
                    && set(mallopt, M_TRIM_THRESHOLD, Integer.MAX_VALUE)
                    && set(mallopt, M_TOP_PAD, 256 << 20);
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    private static boolean set(Function mallopt, int option, int value) {
        return mallopt.invokeInt(new Object[] {option, value}) == 1;
    }
}
