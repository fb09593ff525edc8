package downhill.train;

/**
 * What the owner of a run may change while it goes on. Immutable.
 *
 * <p>The schedule keeps its shape: it multiplies whatever base learning rate there is, and stays as long as the Config's
 * epochs, also where the run ends before them. So a changed rate is what a Config with that rate has from there on.
 *
 * @param lr base learning rate, in the place of the Config's hyperparameter {@code lr}
 * @param epochs the last epoch of the run, from 1 to the Config's {@code epochs}
 */
public record Steering(double lr, int epochs) {
    /** What a run has that nobody has steered. */
    public static Steering of(Config config) {
        return new Steering(config.hyperparameters().get("lr"), config.epochs());
    }

    /** The same with another learning rate. */
    public Steering withLr(double lr) {
        return new Steering(lr, epochs);
    }

    /** The same with another last epoch. */
    public Steering withEpochs(int epochs) {
        return new Steering(lr, epochs);
    }
}
