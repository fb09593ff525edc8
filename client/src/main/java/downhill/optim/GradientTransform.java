package downhill.optim;

/**
 * One stage of an optimizer: turns updates into other updates, in place.
 *
 * <p>The first stage of a chain receives the gradient; what the last one leaves is subtracted from the parameters.
 * Stateful and single-threaded. Array shapes: {@code [parameter][element]}.
 */
public interface GradientTransform {
    /** Makes room for state. Called once, before the first step, with the number of elements of each parameter. */
    default void allocate(int[] sizes) {}

    /**
     * Transforms the updates of one step.
     *
     * @param updates in and out; same shape as {@code params}
     * @param params the parameters before this step; not modified
     * @param step counts from 0
     */
    void apply(double[][] updates, double[][] params, int step);

    /** Whether this transform wants the next gradient taken elsewhere than at the parameters; never changes. */
    default boolean looksAhead() {
        return false;
    }

    /**
     * Moves a copy of the parameters to the point where this transform wants the next gradient taken. Called only where it
     * {@linkplain #looksAhead looks ahead}, as only Nesterov's momentum does.
     *
     * @param point in: the current parameters; out: where to take the gradient
     * @param step the step to come; counts from 0
     */
    default void lookAhead(double[][] point, int step) {}

    /** The live state arrays, by name; empty for a transform without state. */
    default Slot[] slots() {
        return Slot.NONE;
    }

    /**
     * The quantities of the step that {@link #apply} has just taken, by name, in the order of the rule: state, what is
     * made from it, and last what is handed on. For showing a step; it costs as much as the step.
     *
     * @param updates what {@link #apply} has left
     * @param params what {@link #apply} was given
     * @param step what {@link #apply} was given
     */
    Term[] terms(double[][] updates, double[][] params, int step);
}
