package downhill.model.dl4j;

import downhill.data.Batch;
import downhill.data.ImageShape;
import downhill.model.Architecture;
import downhill.model.Layer;
import downhill.model.Layer.BatchNorm;
import downhill.model.Layer.Conv;
import downhill.model.Layer.Dense;
import downhill.model.Layer.GlobalAveragePool;
import downhill.model.Layer.MaxPool;
import downhill.model.Layer.Relu;
import downhill.model.Layer.Residual;
import downhill.random.CounterRandom;
import java.util.List;
import java.util.stream.IntStream;

/** Networks with every kind of layer, small enough to check in double, and random batches for them. */
final class SmallNets {
    static final ImageShape SHAPE = new ImageShape(3, 8, 6);
    static final int CLASSES = 4;

    private SmallNets() {}

    /** Convolution, norm, a lone ReLU, pooling with an incomplete last square, dense on flattened channels. */
    static Architecture cnn() {
        return new Architecture(
                "small-cnn",
                "Small CNN",
                SHAPE,
                List.of(
                        new Conv("conv1", 4, 3, 1),
                        new BatchNorm("norm1", true),
                        new MaxPool("pool1", 2),
                        new Conv("conv2", 5, 3, 1),
                        new BatchNorm("norm2", false),
                        new Relu("relu2"),
                        new MaxPool("pool2", 2),
                        new Dense("dense", CLASSES)));
    }

    /** A residual block with an identity shortcut and one that halves the image and doubles the channels. */
    static Architecture residual() {
        return new Architecture(
                "small-resnet",
                "Small ResNet",
                SHAPE,
                List.of(
                        new Conv("conv", 4, 3, 1),
                        new BatchNorm("norm", true),
                        block("block0", 4, 1),
                        block("block1", 8, 2),
                        new GlobalAveragePool("pool"),
                        new Dense("dense", CLASSES)));
    }

    private static Layer block(String name, int channels, int stride) {
        return new Residual(
                name,
                List.of(
                        new Conv(name + ".conv1", channels, 3, stride),
                        new BatchNorm(name + ".norm1", true),
                        new Conv(name + ".conv2", channels, 3, 1),
                        new BatchNorm(name + ".norm2", false)));
    }

    /** Standard normal pixels and uniform labels. */
    static Batch batch(Architecture architecture, int size, long seed) {
        ImageShape shape = architecture.input();
        float[] images = new float[size * shape.size()];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) CounterRandom.gaussian(seed, 0, i);
        }
        int[] labels = IntStream.range(0, size)
                .map(i -> CounterRandom.below(architecture.classes(), seed, 1, i))
                .toArray();
        return new Batch(images, labels, shape);
    }

    /** Arrays of the sizes of an architecture's parameters. */
    static double[][] arrays(Architecture architecture) {
        return architecture.parameters().stream().map(p -> new double[p.size()]).toArray(double[][]::new);
    }
}
