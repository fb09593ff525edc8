package downhill.survey;

import java.util.ArrayList;
import java.util.List;

/** One power iteration on H + σ, and where it has come to. Good for one {@link #run}. */
final class PowerIteration {
    private final SymmetricMap h;
    private final double shift;
    private final double tolerance;
    private final List<Double> quotients = new ArrayList<>();
    private double quotient;
    private double size;
    private double residual;
    private boolean settled;

    /** @param tolerance largest residual, as a share of the eigenvalue of H + σ */
    PowerIteration(SymmetricMap h, double shift, double tolerance) {
        this.h = h;
        this.shift = shift;
        this.tolerance = tolerance;
    }

    /**
     * Iterates until it has settled or reached the limit.
     *
     * @param v where to begin, of length 1; overwritten
     * @throws ArithmeticException where a product is not finite
     */
    void run(double[][] v, int limit, Watch watch) {
        double[][] product = Vectors.zeros(v);
        for (int k = 0; k < limit && !settled; k++) {
            watch.require(k, limit);
            h.times(v, product);
            quotient = Vectors.dot(v, product);
            size = Vectors.norm(product);
            if (!Double.isFinite(size)) {
                throw new ArithmeticException("the gradient is not finite near these weights");
            }
            quotients.add(quotient);
            Vectors.addScaled(product, shift, v, product);
            double top = quotient + shift;
            Vectors.addScaled(product, -top, v, v); // v holds the residual for a moment
            residual = Vectors.norm(v);
            settled = residual <= tolerance * Math.abs(top);
            next(product, v);
        }
        watch.next(limit, limit);
    }

    private static void next(double[][] product, double[][] v) {
        double norm = Vectors.norm(product);
        Vectors.scaled(product, norm > 0 ? 1 / norm : 0, v);
    }

    /** vᵀ H v, without σ. */
    double quotient() {
        return quotient;
    }

    /** ‖H v‖, without σ. */
    double size() {
        return size;
    }

    /** ‖H v − vᵀ H v · v‖. */
    double residual() {
        return residual;
    }

    /** Whether the residual came within the tolerance. */
    boolean settled() {
        return settled;
    }

    /** vᵀ H v of every iteration. */
    List<Double> quotients() {
        return quotients;
    }
}
