package downhill.model;

import downhill.data.ImageShape;
import downhill.model.Layer.Dense;
import downhill.model.Layer.GlobalAveragePool;
import downhill.model.Layer.MaxPool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The architectures that exist, by name; all take CIFAR-shaped images and tell ten classes apart. */
public final class Architectures {
    private static final int CLASSES = 10;
    private static final int[] BLOCKS = {3, 5, 7, 9, 18}; // a stage, in the published series
    private static final int DEEPEST_PLAIN = 9; // plain networks beyond 56 layers do not train
    private static final Map<String, Function<NetworkOptions, Architecture>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("cnn3", Architectures::cnn3);
        for (int n : BLOCKS) {
            if (n <= DEEPEST_PLAIN) {
                ALL.put("plain" + depth(n), options -> plain(n, options));
            }
            ALL.put("resnet" + depth(n), options -> resnet(n, options));
        }
    }

    private Architectures() {}

    /** Their names, shallowest first. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** The architecture of a name as it was published. */
    public static Architecture get(String name) {
        return get(name, NetworkOptions.PUBLISHED);
    }

    /**
     * The architecture of a name.
     *
     * @throws IllegalArgumentException naming what exists, or the option that it has no use for
     */
    public static Architecture get(String name, NetworkOptions options) {
        Function<NetworkOptions, Architecture> maker = ALL.get(name);
        if (maker == null) {
            throw new IllegalArgumentException(
                    "no architecture is called " + name + "; there are " + String.join(", ", names()));
        }
        if (!isResidual(name) && (options.shortcut() != NetworkOptions.PUBLISHED.shortcut() || options.zeroGamma())) {
            throw new IllegalArgumentException(name + " has no shortcuts, so it takes neither shortcut nor zeroGamma");
        }
        return maker.apply(options);
    }

    /** Whether the network of a name has shortcuts. */
    public static boolean isResidual(String name) {
        return name.startsWith("resnet");
    }

    /** Three blocks of convolution, batch norm with ReLU and pooling (32, 64, 128 channels), then a dense layer. */
    private static Architecture cnn3(NetworkOptions options) {
        Blocks blocks = new Blocks(options);
        List<Layer> layers = new ArrayList<>();
        for (int block = 1; block <= 3; block++) {
            String name = "block" + block;
            layers.addAll(blocks.unit(name + ".conv", name + ".norm", 16 << block, 1));
            layers.add(new MaxPool(name + ".pool", 2));
        }
        layers.add(new Dense("dense", CLASSES));
        return new Architecture("cnn3", "CNN with three blocks", ImageShape.CIFAR, layers);
    }

    /**
     * The CIFAR ResNet of 6n + 2 weighted layers: a convolution, three stages of n residual blocks with 16, 32 and 64
     * channels, global average pooling, a dense layer. Source: He et al., Deep Residual Learning (2015), section 4.2.
     */
    private static Architecture resnet(int n, NetworkOptions options) {
        Blocks blocks = new Blocks(options);
        return stages(
                "resnet" + depth(n),
                "ResNet-" + depth(n),
                n,
                blocks,
                (name, channels, stride) -> blocks.residual(name, channels, stride, stride == 1));
    }

    /** The same without shortcuts: the plain network of the same section, with the same number of parameters. */
    private static Architecture plain(int n, NetworkOptions options) {
        Blocks blocks = new Blocks(options);
        return stages("plain" + depth(n), "Plain-" + depth(n), n, blocks, blocks::plain);
    }

    /** Makes the layers of one block. */
    private interface BlockMaker {
        List<Layer> block(String name, int channels, int stride);
    }

    private static Architecture stages(String name, String title, int n, Blocks blocks, BlockMaker maker) {
        List<Layer> layers = new ArrayList<>(blocks.unit("conv", "norm", 16, 1));
        for (int stage = 1; stage <= 3; stage++) {
            for (int block = 0; block < n; block++) {
                int stride = stage > 1 && block == 0 ? 2 : 1;
                layers.addAll(maker.block("stage" + stage + ".block" + block, 8 << stage, stride));
            }
        }
        layers.add(new GlobalAveragePool("pool"));
        layers.add(new Dense("dense", CLASSES));
        return new Architecture(name, title, ImageShape.CIFAR, layers);
    }

    private static int depth(int n) {
        return 6 * n + 2;
    }
}
