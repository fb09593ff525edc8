package downhill.model;

import downhill.data.ImageShape;
import downhill.model.Layer.BatchNorm;
import downhill.model.Layer.Conv;
import downhill.model.Layer.Dense;
import downhill.model.Layer.GlobalAveragePool;
import downhill.model.Layer.MaxPool;
import downhill.model.Layer.Residual;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The architectures that exist, by name; all take CIFAR-shaped images and tell ten classes apart. */
public final class Architectures {
    private static final int CLASSES = 10;
    private static final List<Architecture> ALL =
            List.of(cnn3(), resnet(3), resnet(5), resnet(7), resnet(9), resnet(18));

    private Architectures() {}

    /** All architectures, smallest first. */
    public static List<Architecture> all() {
        return ALL;
    }

    /** Their names, smallest first. */
    public static List<String> names() {
        return ALL.stream().map(Architecture::name).toList();
    }

    /**
     * The architecture of a name.
     *
     * @throws IllegalArgumentException naming what exists
     */
    public static Architecture get(String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no architecture is called " + name + "; there are "
                        + names().stream().collect(Collectors.joining(", "))));
    }

    /** Three blocks of convolution, batch norm with ReLU and pooling (32, 64, 128 channels), then a dense layer. */
    private static Architecture cnn3() {
        List<Layer> layers = new ArrayList<>();
        for (int block = 1; block <= 3; block++) {
            String name = "block" + block;
            layers.add(new Conv(name + ".conv", 16 << block, 3, 1));
            layers.add(new BatchNorm(name + ".norm", true));
            layers.add(new MaxPool(name + ".pool", 2));
        }
        layers.add(new Dense("dense", CLASSES));
        return new Architecture("cnn3", "CNN with three blocks", ImageShape.CIFAR, layers);
    }

    /**
     * The CIFAR ResNet of 6n + 2 weighted layers: a convolution, three stages of n residual blocks with 16, 32 and 64
     * channels, global average pooling, a dense layer. Source: He et al., Deep Residual Learning (2015), section 4.2.
     */
    static Architecture resnet(int blocks) {
        int depth = 6 * blocks + 2;
        List<Layer> layers = new ArrayList<>();
        layers.add(new Conv("conv", 16, 3, 1));
        layers.add(new BatchNorm("norm", true));
        for (int stage = 1; stage <= 3; stage++) {
            for (int block = 0; block < blocks; block++) {
                int stride = stage > 1 && block == 0 ? 2 : 1;
                layers.add(residual("stage" + stage + ".block" + block, 8 << stage, stride));
            }
        }
        layers.add(new GlobalAveragePool("pool"));
        layers.add(new Dense("dense", CLASSES));
        return new Architecture("resnet" + depth, "ResNet-" + depth, ImageShape.CIFAR, layers);
    }

    private static Layer residual(String name, int channels, int stride) {
        return new Residual(
                name,
                List.of(
                        new Conv(name + ".conv1", channels, 3, stride),
                        new BatchNorm(name + ".norm1", true),
                        new Conv(name + ".conv2", channels, 3, 1),
                        new BatchNorm(name + ".norm2", false)));
    }
}
