package downhill.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.data.DataHome;
import downhill.data.Datasets;
import downhill.data.ImageShape;
import downhill.data.Split;
import downhill.model.Architecture;
import downhill.model.Layer;
import downhill.model.Layer.BatchNorm;
import downhill.model.Layer.Conv;
import downhill.model.Layer.Dense;
import downhill.model.Layer.GlobalAveragePool;
import downhill.model.Layer.MaxPool;
import downhill.model.Layer.Relu;
import downhill.model.Layer.Residual;
import downhill.model.ModelFactory;
import downhill.model.dl4j.Dl4jModel;
import downhill.train.Config;
import downhill.train.ConfigReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Real networks for CIFAR-shaped images, small enough to be checked in a second or two. */
final class CheckedNets {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckedNets() {}

    /** cnn3 with a quarter of the channels, and half the image from its first layer on. */
    static ModelFactory cnn(boolean normalized) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            layers.add(new Conv("conv" + i, 4 << i, 3, i == 1 ? 2 : 1, !normalized));
            layers.add(normalized ? new BatchNorm("norm" + i, true) : new Relu("relu" + i));
            layers.add(new MaxPool("pool" + i, 2));
        }
        layers.add(new Dense("dense", 10));
        return models(layers);
    }

    /** Two residual blocks whose last γ starts at {@code gamma}. */
    static ModelFactory residual(double gamma) {
        return models(List.of(
                new Conv("conv", 8, 3, 2),
                new BatchNorm("norm", true),
                block("block0", gamma),
                block("block1", gamma),
                new GlobalAveragePool("pool"),
                new Dense("dense", 10)));
    }

    private static Layer block(String name, double gamma) {
        return new Residual(
                name,
                List.of(
                        new Conv(name + ".conv1", 8, 3, 1),
                        new BatchNorm(name + ".norm1", true),
                        new Conv(name + ".conv2", 8, 3, 1),
                        new BatchNorm(name + ".norm2", false, gamma)));
    }

    private static ModelFactory models(List<Layer> layers) {
        Architecture small = new Architecture("small", "Small", ImageShape.CIFAR, layers);
        return (architecture, smoothing, seed) -> Dl4jModel.create(small, smoothing, seed);
    }

    /** The preset cnn_quick at the rate that suits these networks, on images that are drawn. */
    static Config config(Map<String, Object> more) {
        Map<String, Object> fields = new java.util.HashMap<>(
                Map.of("preset", "cnn_quick", "dataset", "shapes10", "hyperparameters", Map.of("lr", 0.01)));
        fields.putAll(more);
        return ConfigReader.read(JSON.valueToTree(fields));
    }

    /** That many drawn images to learn from. */
    static Split shapes(int images) {
        try {
            return Datasets.load("shapes10", new DataHome(List.of(Path.of("nowhere"))), images, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
