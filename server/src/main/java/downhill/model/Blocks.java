package downhill.model;

import downhill.model.Layer.BatchNorm;
import downhill.model.Layer.Conv;
import downhill.model.Layer.Relu;
import downhill.model.Layer.Residual;
import downhill.model.NetworkOptions.Norm;
import downhill.model.NetworkOptions.Shortcut;
import java.util.ArrayList;
import java.util.List;

/** Convolutions with their ReLU and normalization, and blocks of two of them, as {@link NetworkOptions} want them. */
final class Blocks {
    private final NetworkOptions options;

    Blocks(NetworkOptions options) {
        this.options = options;
    }

    /** A convolution of 3 × 3 pixels, its ReLU and its normalization. */
    List<Layer> unit(String conv, String norm, int channels, int stride) {
        return switch (options.norm()) {
            case BEFORE -> List.of(conv(conv, channels, 3, stride), new BatchNorm(norm, true));
            case AFTER ->
                List.of(conv(conv, channels, 3, stride), new Relu(norm + ".relu"), new BatchNorm(norm, false));
            case OFF -> List.of(conv(conv, channels, 3, stride), new Relu(norm + ".relu"));
        };
    }

    /** Two convolutions with nothing around them. */
    List<Layer> plain(String name, int channels, int stride) {
        List<Layer> layers = new ArrayList<>(unit(name + ".conv1", name + ".norm1", channels, stride));
        layers.addAll(unit(name + ".conv2", name + ".norm2", channels, 1));
        return layers;
    }

    /**
     * Two convolutions with a shortcut around them.
     *
     * @param shaped whether the block keeps the shape of its input
     */
    List<Layer> residual(String name, int channels, int stride, boolean shaped) {
        List<Layer> body = new ArrayList<>(unit(name + ".conv1", name + ".norm1", channels, stride));
        body.add(conv(name + ".conv2", channels, 3, 1));
        if (options.norm() == Norm.BEFORE) {
            body.add(new BatchNorm(name + ".norm2", false, options.zeroGamma() ? 0 : 1));
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(new Residual(name, body, shaped ? List.of() : shortcut(name, channels, stride)));
        if (options.norm() == Norm.AFTER) {
            layers.add(new BatchNorm(name + ".norm2", false));
        }
        return layers;
    }

    private List<Layer> shortcut(String name, int channels, int stride) {
        if (options.shortcut() == Shortcut.A) {
            return List.of();
        }
        Conv projection = conv(name + ".shortcut", channels, 1, stride);
        return options.norm() == Norm.BEFORE
                ? List.of(projection, new BatchNorm(name + ".shortcut-norm", false))
                : List.of(projection);
    }

    private Conv conv(String name, int channels, int kernel, int stride) {
        return new Conv(name, channels, kernel, stride, options.norm() != Norm.BEFORE);
    }
}
