package downhill.course.picture;

import downhill.course.figure.State;
import downhill.optim.ChainOptions;
import downhill.optim.ChainOptions.Option;
import downhill.optim.GradientTransform;
import downhill.schedule.Schedule;

/** Which conventions a figure's settings choose for its optimizer; what it does not take keeps its own value. */
final class Conventions {
    private Conventions() {}

    static ChainOptions of(State state, State.Entrant optimizer) {
        ChainOptions own = optimizer.entry().options();
        double decay = set(state, "decay") && optimizer.entry().takes(Option.WEIGHT_DECAY) ? state.number("decay") : 0;
        return new ChainOptions(
                chosen(state, optimizer, "correction", Option.BIAS_CORRECTION, "on", own.biasCorrection()),
                chosen(state, optimizer, "epsilon", Option.EPS_INSIDE_ROOT, "inside", own.epsInsideRoot()),
                chosen(state, optimizer, "rate", Option.LR_INSIDE_VELOCITY, "inside", own.lrInsideVelocity()),
                decay,
                set(state, "kind") && state.text("kind").equals("decoupled"),
                set(state, "clip") ? state.number("clip") : 0);
    }

    private static boolean set(State state, String key) {
        return state.entry().keys().contains(key);
    }

    private static boolean chosen(
            State state, State.Entrant optimizer, String key, Option option, String yes, boolean own) {
        boolean free = set(state, key)
                && optimizer.entry().takes(option)
                && !state.text(key).equals("own");
        return free ? state.text(key).equals(yes) : own;
    }

    static GradientTransform[] chain(State.Entrant optimizer, ChainOptions options) {
        return optimizer.entry().chain(Schedule.constant(optimizer.values()[0]), optimizer.values(), options);
    }
}
