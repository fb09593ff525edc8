package downhill.web;

import downhill.schedule.Schedule;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;

/** What a page can ask of learning rates over time. */
public final class Schedules {
    private Schedules() {}

    /**
     * A learning rate over time after a linear warmup: see {@link Schedule#named}.
     */
    @JSExport
    public static Schedule newSchedule(String kind, double lr, int totalSteps, int warmup) {
        return Schedule.named(kind, lr, totalSteps).warmup(warmup);
    }

    /** {@code lr}, multiplied by a factor at each milestone, a step; ascending. */
    @JSExport
    public static Schedule stepSchedule(double lr, double factor, int[] milestones) {
        return Schedule.step(lr, factor, milestones);
    }

    /** Straight lines through points, each a fraction of the run and a multiple of {@code lr}. */
    @JSExport
    public static Schedule sketchedSchedule(double lr, int totalSteps, double[] fractions, double[] multiples) {
        return Schedule.sketched(lr, totalSteps, fractions, multiples);
    }

    /** A schedule approached by a straight line over its first steps. */
    @JSExport
    public static Schedule warmed(Schedule schedule, int steps) {
        return schedule.warmup(steps);
    }

    /** The learning rate of each of the first steps. */
    @JSExport
    public static Float64Array learningRates(Schedule schedule, int steps) {
        double[] rates = new double[steps];
        for (int step = 0; step < steps; step++) {
            rates[step] = schedule.at(step);
        }
        return Float64Array.copyFromJavaArray(rates);
    }
}
