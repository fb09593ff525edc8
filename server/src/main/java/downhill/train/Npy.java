package downhill.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array of doubles in NumPy's file format, version 1.0: little-endian float64 in row-major order.
 *
 * <p>Source: numpy/lib/_format_impl.py, "A simple format for saving numpy arrays to disk".
 */
final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64; // of the first element, so that a file can be mapped into memory

    private Npy() {}

    /** @param shape sizes of the dimensions, slowest first; their product is the number of values */
    static byte[] encode(int[] shape, double[] values) {
        byte[] header = header(shape);
        ByteBuffer out = ByteBuffer.allocate(header.length + values.length * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(header);
        out.asDoubleBuffer().put(values);
        return out.array();
    }

    /**
     * The values of a file that {@link #encode} wrote.
     *
     * @throws IllegalArgumentException where it is another file or holds another shape; the message completes "holds …"
     */
    static double[] decode(int[] shape, byte[] file) {
        byte[] header = header(shape);
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (file.length != header.length + size * Double.BYTES
                || !Arrays.equals(header, Arrays.copyOf(file, header.length))) {
            throw new IllegalArgumentException("no array of little-endian float64 of shape " + Arrays.toString(shape));
        }
        double[] values = new double[size];
        ByteBuffer.wrap(file, header.length, size * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(values);
        return values;
    }

    private static byte[] header(int[] shape) {
        String tuple = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + tuple
                + (shape.length == 1 ? ",)" : ")") + ", }";
        int unpadded = MAGIC.length + Short.BYTES + dictionary.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        byte[] text = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(unpadded + padding)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) text.length)
                .put(text)
                .array();
    }
}
