package downhill.model.dl4j;

import com.sun.jna.Platform;

/**
 * How long ND4J's threads wait for each other before they sleep.
 *
 * <p>A training step is several hundred operations, each spread over all threads. By default GNU OpenMP's threads spin
 * for milliseconds where an operation ends, which is fastest while nothing else runs; but when the processor is
 * shared, they spin away the very time that the thread they wait for needs. Measured with ResNet-20 on two processors
 * that about fifteen other processes used: 30 images a second by default, 130 to 250 with a short wait.
 */
final class NativeThreads {
    private static final String VARIABLE = "GOMP_SPINCOUNT";
    private static final String SPINS = "5000"; // some tens of microseconds

    private NativeThreads() {}

    /**
     * Sets the wait, unless the environment has set it. To be called before ND4J loads its libraries.
     *
     * @return whether it could be set: only on Linux
     */
    static boolean configure() {
        if (!Platform.isLinux()) {
            return false;
        }
        if (System.getenv(VARIABLE) == null && System.getenv("OMP_WAIT_POLICY") == null) {
            return NativeEnvironment.set(VARIABLE, SPINS); // libgomp reads it when it is loaded
        }
        return true;
    }
}
