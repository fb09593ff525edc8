package downhill.optim;

/**
 * A named state array of a transform, laid out like the parameters: the velocity v, the second moment s.
 *
 * @param name unique within an optimizer; the symbol of the update rule
 * @param values live, {@code [parameter][element]}
 */
public record Slot(String name, double[][] values) {
    static final Slot[] NONE = {};

    /** An array of zeros for parameters of the given sizes. */
    static double[][] zeros(int[] sizes) {
        double[][] values = new double[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            values[i] = new double[sizes[i]];
        }
        return values;
    }

    /** An array of zeros with the shape of another. */
    static double[][] zerosLike(double[][] other) {
        double[][] values = new double[other.length][];
        for (int i = 0; i < other.length; i++) {
            values[i] = new double[other[i].length];
        }
        return values;
    }
}
