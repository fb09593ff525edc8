package downhill.model.dl4j;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;

/**
 * The environment variables that native libraries see: those of the C library, of which {@link System#getenv} is a copy
 * made at the start. POSIX only.
 */
final class NativeEnvironment {
    private NativeEnvironment() {}

    /** Sets a variable for libraries that are loaded later; returns whether the C library took it. */
    static boolean set(String name, String value) {
        Function setenv = NativeLibrary.getInstance("c").getFunction("setenv");
        int overwrite = 1;
        return setenv.invokeInt(new Object[] {name, value, overwrite}) == 0;
    }
}
