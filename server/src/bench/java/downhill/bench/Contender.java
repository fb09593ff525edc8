package downhill.bench;

/** Something that trains one network on one batch, over and over. */
interface Contender extends AutoCloseable {
    String name();

    /**
     * One whole training step: batch in, forward, backward, momentum update.
     *
     * @return the mean loss over the batch before the update
     */
    double step();

    @Override
    void close();
}
