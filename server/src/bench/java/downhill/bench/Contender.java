package downhill.bench;

/** Something that trains one network on one batch, over and over, and classifies it. */
interface Contender extends AutoCloseable {
    /**
     * One whole training step: batch in, forward, backward, momentum update.
     *
     * @return the mean loss over the batch before the update
     */
    double step();

    /**
     * One batch of an evaluation: batch in, forward in inference mode, probabilities out.
     *
     * @return the probability of the first image's first class
     */
    double classify();

    @Override
    void close();
}
