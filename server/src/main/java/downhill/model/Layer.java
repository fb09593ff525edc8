package downhill.model;

import downhill.data.ImageShape;
import downhill.optim.ParameterInfo.Kind;
import java.util.List;

/**
 * One step of a network, as data: what it computes, not how.
 *
 * <p>Sizes are not stored where they follow from the layer before. Names are unique within an architecture; a layer
 * that owns arrays calls them {@code name.weight}, {@code name.bias} and so on.
 */
public sealed interface Layer {
    /**
     * The shape of the output for an input shape.
     *
     * @throws IllegalArgumentException where the input does not fit
     */
    ImageShape output(ImageShape input);

    /** Tells {@code arrays} of each array that this layer owns for an input shape, in a fixed order. */
    default void declare(ImageShape input, Arrays arrays) {}

    /** Receives the arrays of a layer. */
    interface Arrays {
        /** A trainable array; {@code shape} slowest dimension first. */
        void parameter(String name, Kind kind, int... shape);

        /** A running statistic of {@code size} elements. */
        void buffer(String name, int size);
    }

    /**
     * Square convolution without bias, zero-padded by {@code kernel / 2} on each side, so that stride 1 keeps the size.
     * Owns {@code weight [channels][input channels][row][column]}.
     *
     * @param channels of the output
     * @param kernel odd side length
     * @param stride in both directions
     */
    record Conv(String name, int channels, int kernel, int stride) implements Layer {
        public Conv {
            if (kernel % 2 == 0) {
                throw new IllegalArgumentException(name + ".kernel = " + kernel + " must be odd");
            }
        }

        @Override
        public ImageShape output(ImageShape input) {
            return new ImageShape(channels, (input.height() - 1) / stride + 1, (input.width() - 1) / stride + 1);
        }

        @Override
        public void declare(ImageShape input, Arrays arrays) {
            arrays.parameter(name + ".weight", Kind.WEIGHT, channels, input.channels(), kernel, kernel);
        }
    }

    /**
     * Batch normalization of each channel, y = γ (x − μ) / √(σ² + ε) + β, with ε = 1e-5, and then max(0, y) where
     * {@code relu} is set. Running statistics move by a tenth of the difference each batch, and their variance is the
     * biased one. PyTorch keeps the unbiased one, n / (n − 1) times as large. Source: Ioffe and Szegedy (2015),
     * algorithms 1 and 2.
     *
     * <p>Owns {@code gamma} and {@code beta}, and the buffers {@code mean} and {@code variance}.
     */
    record BatchNorm(String name, boolean relu) implements Layer {
        /** ε, added to the variance under the root. */
        public static final double EPS = 1e-5;
        /** What stays of a running statistic after a batch. */
        public static final double DECAY = 0.9;

        @Override
        public ImageShape output(ImageShape input) {
            return input;
        }

        @Override
        public void declare(ImageShape input, Arrays arrays) {
            arrays.parameter(name + ".gamma", Kind.NORM, input.channels());
            arrays.parameter(name + ".beta", Kind.NORM, input.channels());
            arrays.buffer(name + ".mean", input.channels());
            arrays.buffer(name + ".variance", input.channels());
        }
    }

    /** max(0, x). */
    record Relu(String name) implements Layer {
        @Override
        public ImageShape output(ImageShape input) {
            return input;
        }
    }

    /** Largest value of each {@code size × size} square; squares do not overlap, and an incomplete last one is dropped. */
    record MaxPool(String name, int size) implements Layer {
        @Override
        public ImageShape output(ImageShape input) {
            if (input.height() < size || input.width() < size) {
                throw new IllegalArgumentException(name + ".size = " + size + " is larger than its input, "
                        + input.height() + " × " + input.width());
            }
            return new ImageShape(input.channels(), input.height() / size, input.width() / size);
        }
    }

    /** Mean of each channel over the image. */
    record GlobalAveragePool(String name) implements Layer {
        @Override
        public ImageShape output(ImageShape input) {
            return new ImageShape(input.channels(), 1, 1);
        }
    }

    /**
     * {@code max(0, body(x) + shortcut(x))}, where the shortcut is of option A: x itself, or, where the body shrinks the
     * image or adds channels, every stride-th row and column of x with channels of zeros after its own. It has no
     * parameters. Source: He et al., Deep Residual Learning (2015), sections 3.3 and 4.2.
     */
    record Residual(String name, List<Layer> body) implements Layer {
        public Residual {
            body = List.copyOf(body);
        }

        /** The factor by which the body shrinks the image. */
        public int stride() {
            return body.stream()
                    .mapToInt(layer -> layer instanceof Conv conv ? conv.stride() : 1)
                    .reduce(1, (a, b) -> a * b);
        }

        @Override
        public ImageShape output(ImageShape input) {
            ImageShape output = input;
            for (Layer layer : body) {
                output = layer.output(output);
            }
            if (output.channels() < input.channels()) {
                throw new IllegalArgumentException(
                        name + " ends with " + output.channels() + " channels, fewer than its " + input.channels()
                                + " input channels; option A can only add some");
            }
            return output;
        }

        @Override
        public void declare(ImageShape input, Arrays arrays) {
            ImageShape shape = input;
            for (Layer layer : body) {
                layer.declare(shape, arrays);
                shape = layer.output(shape);
            }
        }
    }

    /**
     * Every output is a weighted sum of all inputs plus a bias; inputs are counted {@code [row][column][channel]}. Owns
     * {@code weight [input][output]} and {@code bias}.
     */
    record Dense(String name, int outputs) implements Layer {
        @Override
        public ImageShape output(ImageShape input) {
            return new ImageShape(outputs, 1, 1);
        }

        @Override
        public void declare(ImageShape input, Arrays arrays) {
            arrays.parameter(name + ".weight", Kind.WEIGHT, input.size(), outputs);
            arrays.parameter(name + ".bias", Kind.BIAS, outputs);
        }
    }
}
