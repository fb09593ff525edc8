package downhill.watch;

import java.util.Arrays;
import java.util.Objects;

/** A column of numbers that grows at its end. Not for several threads at once. */
public final class Column {
    private double[] values = new double[64];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** Forgets what stands at {@code length} and after it. */
    void truncate(int length) {
        size = Math.min(size, length);
    }

    public int size() {
        return size;
    }

    /** The value at a place, from 0. */
    public double get(int i) {
        return values[Objects.checkIndex(i, size)];
    }

    public double last() {
        return get(size - 1);
    }

    /** How many values of an ascending column are at most {@code limit}. */
    public int countUpTo(double limit) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A copy of the values from {@code from} up to, not including, {@code to}. */
    public double[] range(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        return Arrays.copyOfRange(values, from, to);
    }
}
