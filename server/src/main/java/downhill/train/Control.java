package downhill.train;

/** What the owner of a run wants of its trainer; asked before every batch, so it must answer at once. */
@FunctionalInterface
public interface Control {
    /** What to do before the next batch. */
    enum Signal {
        /** Go on. */
        CONTINUE,
        /** Write a checkpoint and stop; the run may be continued later. */
        PAUSE,
        /** Write a checkpoint and stop for good. */
        CANCEL
    }

    /** Lets a run go on to its end. */
    Control NONE = () -> Signal.CONTINUE;

    /** The wish of this moment. */
    Signal next();

    /**
     * What the learning rate and the last epoch shall be from the next batch on; asked after {@link #next}.
     *
     * @param now what they are
     */
    default Steering steering(Steering now) {
        return now;
    }
}
