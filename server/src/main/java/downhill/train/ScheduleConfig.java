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
 */
public record ScheduleConfig(Kind kind, int warmupEpochs, List<Integer> milestones, double factor) {
    /** The shapes a schedule can have. */
    public enum Kind {
        CONSTANT,
        STEP,
        COSINE
    }

    public ScheduleConfig {
        milestones = List.copyOf(milestones);
    }

    /** The schedule of a run, per step. */
    public Schedule schedule(double lr, int epochs, int stepsPerEpoch) {
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
                };
        return main.warmup(warmupEpochs * stepsPerEpoch);
    }
}
