package downhill.model;

/** Makes a model of an architecture: the seam between training and the engine that computes gradients. */
@FunctionalInterface
public interface ModelFactory {
    /**
     * @param architecture what to build
     * @param seed of the initial weights, see {@link Initializer}
     */
    Model create(Architecture architecture, long seed);
}
