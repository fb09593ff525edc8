package downhill.optim;

import java.util.Arrays;

/** What an optimizer and a checkpoint know of one parameter: its place, name, shape and kind. Immutable. */
public final class ParameterInfo {
    /** What a parameter does; weight decay may treat the kinds differently. */
    public enum Kind {
        /** Multiplies activations: a convolution's kernel, a dense matrix, a point on a landscape. */
        WEIGHT,
        /** Is added to activations. */
        BIAS,
        /** Scale or shift of a normalization layer. */
        NORM
    }

    private final int index;
    private final String name;
    private final int[] shape;
    private final Kind kind;

    /**
     * @param index position in every {@code [parameter][element]} array, from 0
     * @param name unique within the model, for example {@code stage1.block0.conv1.weight}
     * @param shape sizes of the dimensions, slowest first; elements are flattened in row-major order
     */
    public ParameterInfo(int index, String name, Kind kind, int... shape) {
        this.index = index;
        this.name = name;
        this.shape = shape.clone();
        this.kind = kind;
    }

    public int index() {
        return index;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** A copy of the sizes of the dimensions. */
    public int[] shape() {
        return shape.clone();
    }

    /** Number of elements: the product of the shape. */
    public int size() {
        int size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        return size;
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape);
    }
}
