package downhill.model.dl4j;

import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * Has this process compute on the {@link Device} that fits.
 *
 * <p>A build for GPUs holds both backends of ND4J. Left alone, ND4J tries CUDA first, and takes the CPU only where no
 * driver or no GPU is found, with stack traces; a GPU that its code cannot run on it takes, and fails at the first
 * operation. So the choice is made before, and for the CPU ND4J is shown one backend only.
 */
final class DeviceChoice {
    private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";
    private static final NvidiaSmi SMI = NvidiaSmi.ask();
    private static final Device DEVICE = Device.choose(
            DeviceChoice.class.getClassLoader().getResource(CUDA.replace('.', '/') + ".class") != null,
            SMI,
            System.getenv("CUDA_VISIBLE_DEVICES"));

    static {
        if (DEVICE.gpu().isEmpty()) {
            ND4JClassLoading.setNd4jClassloader(new WithoutCuda(DeviceChoice.class.getClassLoader()));
        } else {
            show(DEVICE.gpu().get());
        }
    }

    private DeviceChoice() {}

    /** Makes the choice, once. To be called before ND4J loads its backend. */
    static void configure() {
        // loading this class has done it
    }

    static Device device() {
        return DEVICE;
    }

    /** The GPUs of the machine, used or not. */
    static List<Gpu> gpus() {
        return SMI.gpus();
    }

    /** Lets CUDA see one GPU, since ND4J spreads threads over all that it sees. Not tried on a GPU. */
    private static void show(Gpu gpu) {
        if (Platform.isLinux() && !gpu.mig() && !gpu.uuid().isEmpty()) {
            NativeEnvironment.set("CUDA_VISIBLE_DEVICES", gpu.uuid());
        }
    }

    /** A class loader that hides the entry by which ND4J finds its backend for GPUs. */
    static final class WithoutCuda extends ClassLoader {
        private static final String SERVICES = "META-INF/services/" + Nd4jBackend.class.getName();

        WithoutCuda(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            Enumeration<URL> all = super.getResources(name);
            return name.equals(SERVICES)
                    ? Collections.enumeration(Collections.list(all).stream()
                            .filter(entry -> !text(entry).contains(CUDA))
                            .toList())
                    : all;
        }

        private static String text(URL url) {
            try (InputStream in = url.openStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + url, e);
            }
        }
    }
}
