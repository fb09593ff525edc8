package downhill.optim;

/** Watches an optimizer take a step, stage by stage. */
@FunctionalInterface
public interface StepObserver {
    /**
     * One transform of the chain has done its part.
     *
     * @param terms its {@linkplain GradientTransform#terms quantities}; live, so copy what is to be kept
     */
    void applied(Term[] terms);
}
