package downhill.model;

import downhill.data.ImageShape;
import downhill.model.BufferState.Buffer;
import downhill.optim.ParameterInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A classifier of images as data: layers one after the other, the last one dense with an output for each class.
 *
 * <p>Everything an engine must agree on follows from here: names, shapes and order of parameters and buffers.
 *
 * @param name in configurations, for example {@code resnet20}
 * @param title for people, for example {@code ResNet-20}
 * @param input shape of one image
 */
public record Architecture(String name, String title, ImageShape input, List<Layer> layers) {
    /**
     * @throws IllegalArgumentException where a layer does not fit the one before it, the last one is not dense, or two
     *     arrays have the same name
     */
    public Architecture {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof Layer.Dense)) {
            throw new IllegalArgumentException(name + ".layers must end with a dense layer");
        }
        new Declarations(input, layers);
    }

    /** Number of classes: the outputs of the last layer. */
    public int classes() {
        return ((Layer.Dense) layers.get(layers.size() - 1)).outputs();
    }

    /** The trainable parameters, in index order. */
    public List<ParameterInfo> parameters() {
        return List.copyOf(new Declarations(input, layers).parameters);
    }

    /** What every element of a parameter starts at, in index order; 0 for weights, which start at random. */
    List<Double> initials() {
        return List.copyOf(new Declarations(input, layers).initials);
    }

    /** Number of trainable values. */
    public long parameterCount() {
        return parameters().stream().mapToLong(ParameterInfo::size).sum();
    }

    /** Running statistics before the first batch: means 0, variances 1. */
    public BufferState initialBuffers() {
        return new BufferState(List.copyOf(new Declarations(input, layers).buffers));
    }

    /** Walks the layers, passing shapes on, and numbers what they declare. */
    private static final class Declarations implements Layer.Arrays {
        private final List<ParameterInfo> parameters = new ArrayList<>();
        private final List<Double> initials = new ArrayList<>(); // by index of the parameter
        private final List<Buffer> buffers = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        Declarations(ImageShape input, List<Layer> layers) {
            ImageShape shape = input;
            for (Layer layer : layers) {
                layer.declare(shape, this);
                shape = layer.output(shape);
            }
        }

        @Override
        public void weight(String name, int... shape) {
            add(name, ParameterInfo.Kind.WEIGHT, 0, shape);
        }

        @Override
        public void vector(String name, ParameterInfo.Kind kind, int size, double initial) {
            add(name, kind, initial, size);
        }

        private void add(String name, ParameterInfo.Kind kind, double initial, int... shape) {
            requireNew(name);
            parameters.add(new ParameterInfo(parameters.size(), name, kind, shape));
            initials.add(initial);
        }

        @Override
        public void buffer(String name, int size, double initial) {
            requireNew(name);
            double[] values = new double[size];
            Arrays.fill(values, initial);
            buffers.add(new Buffer(name, values));
        }

        private void requireNew(String name) {
            if (!names.add(name)) {
                throw new IllegalArgumentException("two arrays are called " + name);
            }
        }
    }
}
