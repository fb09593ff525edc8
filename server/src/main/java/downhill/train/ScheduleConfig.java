package downhill.train;

import downhill.schedule.Schedule;
import java.util.List;

/**
 * A learning-rate schedule in epochs, before the number of steps is known. Immutable.
 *
 * @param kind shape of the schedule
 * @param warmupEpochs length of the linear warmup before it; 0 for none
 * @param milestones epochs at which a {@code STEP} schedule drops, ascending; empty for the other kinds
 * @param factor what a {@code STEP} schedule multiplies by at each milestone
 * @param points of a {@code SKETCHED} schedule, at least one; empty for the other kinds
 * @param perEpoch whether the rate changes between epochs only, and so stays the same over all steps of one
 */
public record ScheduleConfig(
        Kind kind,
        int warmupEpochs,
        List<Integer> milestones,
        double factor,
        List<SchedulePoint> points,
        boolean perEpoch) {
    /** The shapes a schedule can have. */
    public enum Kind {
        CONSTANT,
        STEP,
        COSINE,
        SKETCHED
    }

    public ScheduleConfig {
        milestones = List.copyOf(milestones);
        points = List.copyOf(points);
    }

    /** A schedule that is not sketched and changes with every step. */
    public ScheduleConfig(Kind kind, int warmupEpochs, List<Integer> milestones, double factor) {
        this(kind, warmupEpochs, milestones, factor, List.of(), false);
    }

    /**
     * The same shape over another number of epochs: milestones and warmup move in proportion, rounded to whole epochs.
     * Milestones that fall together become one; a warmup keeps at least one epoch.
     */
    ScheduleConfig stretched(int from, int to) {
        List<Integer> moved = milestones.stream()
                .map(milestone -> Math.max(1, moved(milestone, from, to)))
                .distinct()
                .toList();
        int warmup = warmupEpochs == 0 ? 0 : Math.max(1, moved(warmupEpochs, from, to));
        return new ScheduleConfig(kind, warmup, moved, factor, points, perEpoch);
    }

    private static int moved(int epoch, int from, int to) {
        return Math.round((float) epoch * to / from);
    }

    /** The schedule of a run, a function of the step. */
    public Schedule schedule(double lr, int epochs, int stepsPerEpoch) {
        if (perEpoch) {
            Schedule byEpoch = inSteps(lr, epochs, 1);
            return step -> byEpoch.at(step / stepsPerEpoch);
        }
        return inSteps(lr, epochs, stepsPerEpoch);
    }

    private Schedule inSteps(double lr, int epochs, int stepsPerEpoch) {
        Schedule main =
                switch (kind) {
                    case CONSTANT -> Schedule.constant(lr);
                    case STEP ->
                        Schedule.step(
                                lr,
                                factor,
                                milestones.stream()
                                        .mapToInt(epoch -> epoch * stepsPerEpoch)
                                        .toArray());
                    case COSINE -> Schedule.cosine(lr, epochs * stepsPerEpoch);
                    case SKETCHED ->
                        Schedule.sketched(
                                lr,
                                epochs * stepsPerEpoch,
                                points.stream()
                                        .mapToDouble(SchedulePoint::fraction)
                                        .toArray(),
                                points.stream()
                                        .mapToDouble(SchedulePoint::multiple)
                                        .toArray());
                };
        return main.warmup(warmupEpochs * stepsPerEpoch);
    }
}
