package downhill.survey;

/** A symmetric matrix that is known by what it does to vectors. Vectors are {@code [parameter][element]}. */
@FunctionalInterface
public interface SymmetricMap {
    /** Puts the product of the matrix and {@code vector}, which has length 1, into {@code out}. */
    void times(double[][] vector, double[][] out);
}
