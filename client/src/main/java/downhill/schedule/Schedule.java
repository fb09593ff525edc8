package downhill.schedule;

/**
 * A learning rate for every step: η = {@code at(step)}, steps counted from 0.
 *
 * <p>Implementations are immutable and safe to share between threads.
 */
public interface Schedule {
    /** The learning rate of one step, {@code step ≥ 0}. */
    double at(int step);

    /**
     * This schedule, approached by a straight line over the first steps: η(t)·(t + 1)/{@code steps} while
     * {@code t < steps}, η(t) after. The clock of the schedule underneath is not shifted, so a milestone at epoch 60
     * stays at epoch 60.
     *
     * @param steps length of the warmup; 0 leaves the schedule as it is
     */
    default Schedule warmup(int steps) {
        return steps == 0 ? this : new Warmup(this, steps);
    }

    /**
     * A schedule whose shape has a name: {@code step} (divided by 10 after half and after three quarters of the steps),
     * {@code cosine}, or {@code constant} for any other.
     */
    static Schedule named(String shape, double lr, int totalSteps) {
        switch (shape) {
            case "step":
                return step(lr, 0.1, totalSteps / 2, Math.max(totalSteps * 3 / 4, totalSteps / 2 + 1));
            case "cosine":
                return cosine(lr, totalSteps);
            default:
                return constant(lr);
        }
    }

    /** The same rate at every step. */
    static Schedule constant(double lr) {
        return new Constant(lr);
    }

    /** {@code lr}, multiplied by {@code factor} at each milestone (a step; ascending). */
    static Schedule step(double lr, double factor, int... milestones) {
        return new StepDecay(lr, factor, milestones);
    }

    /** From {@code lr} at step 0 along half a cosine to 0 at {@code totalSteps}. */
    static Schedule cosine(double lr, int totalSteps) {
        return new Cosine(lr, totalSteps);
    }

    /**
     * Straight lines through points drawn by hand, level before the first and after the last.
     *
     * @param fractions of the run, t/{@code totalSteps}, ascending in [0, 1]; at least one
     * @param multiples of {@code lr} there, at least 0
     */
    static Schedule sketched(double lr, int totalSteps, double[] fractions, double[] multiples) {
        return new Sketched(lr, totalSteps, fractions, multiples);
    }
}
