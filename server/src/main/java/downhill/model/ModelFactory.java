package downhill.model;

/** Makes a model of an architecture: the seam between training and the engine that computes gradients. */
@FunctionalInterface
public interface ModelFactory {
    /**
     * @param architecture what to build
     * @param labelSmoothing ε of the loss, 0 to 1: the right class counts 1 − ε, and ε is shared by all classes alike
     * @param seed of the initial weights, see {@link Initializer}
     */
    Model create(Architecture architecture, double labelSmoothing, long seed);
}
