package downhill.optim;

/** A function to minimize, with its exact gradient. */
@FunctionalInterface
public interface Objective {
    /**
     * The value at a point, and the gradient there.
     *
     * @param params the point, {@code [parameter][element]}; not modified
     * @param gradOut receives ∂L/∂params, same shape as {@code params}
     * @return L(params)
     */
    double valueAndGradient(double[][] params, double[][] gradOut);
}
