package downhill.model.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A layer's own arrays of a value for each channel: the arguments of {@link Ops#affine} and the result of
 * {@link Ops#channelSums}.
 *
 * <p>The algebra on channels is done on Java doubles and only these arguments enter ND4J: an ND4J operation on 64
 * values costs more to start than to compute, and the sums lose nothing more to rounding.
 */
final class ChannelVectors {
    private final INDArray one;
    private final INDArray mean;
    private final INDArray scale;
    private final INDArray shift;
    private INDArray ones; // [1][row], of the last number of rows
    private INDArray sums; // [1][group and channel], of the last number of groups

    ChannelVectors(DataType type, long channels) {
        one = Ops.lasting(() -> Nd4j.ones(type, channels));
        mean = Ops.lasting(() -> Nd4j.zeros(type, channels));
        scale = Ops.lasting(() -> Nd4j.zeros(type, channels));
        shift = Ops.lasting(() -> Nd4j.zeros(type, channels));
    }

    /** Sets the arguments of the next {@link Ops#affine}; null stands for zeros. */
    ChannelVectors with(double[] newMean, double[] newScale, double[] newShift) {
        fill(mean, newMean);
        fill(scale, newScale);
        fill(shift, newShift);
        return this;
    }

    INDArray one() {
        return one;
    }

    INDArray mean() {
        return mean;
    }

    INDArray scale() {
        return scale;
    }

    INDArray shift() {
        return shift;
    }

    /** A row with a place for every channel of every group of rows. */
    INDArray sums(long groups) {
        long length = groups * one.length();
        if (sums == null || sums.length() != length) {
            sums = Ops.lasting(() -> Nd4j.zeros(one.dataType(), 1, length));
        }
        return sums;
    }

    /** A row of {@code count} ones. */
    INDArray ones(long count) {
        if (ones == null || ones.length() != count) {
            ones = Ones.row(one.dataType(), count);
        }
        return ones;
    }

    /** The same for an array that is no view of another, and faster. */
    private static void fill(INDArray array, double[] values) {
        if (array.dataType() != DataType.FLOAT) {
            set(array, values);
            return;
        }
        float[] floats = new float[(int) array.length()];
        for (int i = 0; values != null && i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        array.data().asNioFloat().put(floats);
        Ops.changedByHost(array);
    }

    /** Copies values into an array of one dimension, or zeros where {@code values} is null. */
    static void set(INDArray array, double[] values) {
        for (int i = 0; i < array.length(); i++) {
            array.putScalar(i, values == null ? 0 : values[i]);
        }
    }
}
