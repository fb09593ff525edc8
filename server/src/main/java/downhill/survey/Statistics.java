package downhill.survey;

/** Which mean and variance BatchNorm uses while the loss is looked at. Without BatchNorm both are the same. */
public enum Statistics {
    /**
     * The running ones of the weights in the middle, everywhere, as in an evaluation and in the code of Li et al. (2018).
     * Away from the middle they are those of another network.
     */
    RUNNING,
    /**
     * Those of the batch at hand, as in training: the loss is then a function of the weights alone, the one that
     * training descends. Costs about three times as much, since a {@link downhill.model.Model} has no forward pass in
     * training mode without a backward pass.
     */
    BATCH
}
