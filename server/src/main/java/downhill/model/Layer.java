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
        /** Trainable weights, which start at random; {@code shape} slowest dimension first. */
        void weight(String name, int... shape);

        /** A trainable number for each of {@code size} channels or outputs, all {@code initial} at the start. */
        void vector(String name, Kind kind, int size, double initial);

        /** A running statistic of {@code size} channels, all {@code initial} at the start. */
        void buffer(String name, int size, double initial);
    }

    /**
     * Square convolution, zero-padded by {@code kernel / 2} on each side, so that stride 1 keeps the size. Owns {@code
     * weight [channels][input channels][row][column]} and, where it has one, {@code bias}.
     *
     * @param channels of the output
     * @param kernel odd side length
     * @param stride in both directions
     * @param bias whether a number is added to each channel; in front of a normalization it would have no effect
     */
    record Conv(String name, int channels, int kernel, int stride, boolean bias) implements Layer {
        /** Without a bias. */
        public Conv(String name, int channels, int kernel, int stride) {
            this(name, channels, kernel, stride, false);
        }

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
            arrays.weight(name + ".weight", channels, input.channels(), kernel, kernel);
            if (bias) {
                arrays.vector(name + ".bias", Kind.BIAS, channels, 0);
            }
        }
    }

    /**
     * Batch normalization of each channel, y = γ (x − μ) / √(σ² + ε) + β, with ε = 1e-5, and then max(0, y) where
     * {@code relu} is set. Running statistics move by a tenth of the difference each batch; as in PyTorch their variance is
     * the unbiased one, n / (n − 1) times that of the batch, which normalizes. Source: Ioffe and Szegedy (2015),
     * algorithms 1 and 2.
     *
     * <p>Owns {@code gamma} and {@code beta}, and the buffers {@code mean} and {@code variance}.
     *
     * @param relu whether max(0, y) follows
     * @param gamma what every γ starts at: 1, or 0 to begin with a layer that puts out nothing
     */
    record BatchNorm(String name, boolean relu, double gamma) implements Layer {
        /** With γ = 1 at the start. */
        public BatchNorm(String name, boolean relu) {
            this(name, relu, 1);
        }

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
            arrays.vector(name + ".gamma", Kind.NORM, input.channels(), gamma);
            arrays.vector(name + ".beta", Kind.NORM, input.channels(), 0);
            arrays.buffer(name + ".mean", input.channels(), 0);
            arrays.buffer(name + ".variance", input.channels(), 1);
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
     * {@code max(0, body(x) + shortcut(x))}. Source: He et al., Deep Residual Learning (2015), sections 3.3 and 4.2.
     *
     * @param shortcut layers that bring x to the shape of the body's output (option B). Without any, the shortcut is of
     *     option A, which has no parameters: x itself, or, where the body shrinks the image or adds channels, every
     *     stride-th row and column of x with channels of zeros after its own
     */
    record Residual(String name, List<Layer> body, List<Layer> shortcut) implements Layer {
        public Residual {
            body = List.copyOf(body);
            shortcut = List.copyOf(shortcut);
        }

        /** With a shortcut of option A. */
        public Residual(String name, List<Layer> body) {
            this(name, body, List.of());
        }

        /** The factor by which the body shrinks the image. */
        public int stride() {
            return body.stream()
                    .mapToInt(layer -> layer instanceof Conv conv ? conv.stride() : 1)
                    .reduce(1, (a, b) -> a * b);
        }

        @Override
        public ImageShape output(ImageShape input) {
            ImageShape output = after(body, input);
            if (!shortcut.isEmpty() && !after(shortcut, input).equals(output)) {
                throw new IllegalArgumentException(
                        name + ".shortcut ends with " + after(shortcut, input) + ", but the body with " + output);
            }
            if (shortcut.isEmpty() && output.channels() < input.channels()) {
                throw new IllegalArgumentException(
                        name + " ends with " + output.channels() + " channels, fewer than its " + input.channels()
                                + " input channels; option A can only add some");
            }
            return output;
        }

        private static ImageShape after(List<Layer> layers, ImageShape input) {
            ImageShape shape = input;
            for (Layer layer : layers) {
                shape = layer.output(shape);
            }
            return shape;
        }

        @Override
        public void declare(ImageShape input, Arrays arrays) {
            declare(body, input, arrays);
            declare(shortcut, input, arrays);
        }

        private static void declare(List<Layer> layers, ImageShape input, Arrays arrays) {
            ImageShape shape = input;
            for (Layer layer : layers) {
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
            arrays.weight(name + ".weight", input.size(), outputs);
            arrays.vector(name + ".bias", Kind.BIAS, outputs, 0);
        }
    }
}
