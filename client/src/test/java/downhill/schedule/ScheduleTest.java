package downhill.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void stepDecayMultipliesAtEachMilestone() {
        Schedule schedule = Schedule.step(0.1, 0.1, 60, 120);
        assertEquals(0.1, schedule.at(59));
        assertEquals(0.01, schedule.at(60), 1e-17);
        assertEquals(0.01, schedule.at(119), 1e-17);
        assertEquals(0.001, schedule.at(120), 1e-18);
    }

    @Test
    void cosineFallsFromTheRateThroughItsHalfToZero() {
        Schedule schedule = Schedule.cosine(0.2, 100);
        assertEquals(0.2, schedule.at(0));
        assertEquals(0.1, schedule.at(50), 1e-16);
        assertEquals(0.2 * 0.5 * (1 + Math.sqrt(0.5)), schedule.at(25), 1e-16);
        assertEquals(0, schedule.at(100));
        assertEquals(0, schedule.at(1000));
    }

    @Test
    void warmupOfFiveReachesTheRateInFiveEqualSteps() {
        Schedule schedule = Schedule.constant(0.1).warmup(5);
        double[] expected = {0.02, 0.04, 0.06, 0.08, 0.10, 0.10};
        for (int step = 0; step < expected.length; step++) {
            assertEquals(expected[step], schedule.at(step), 2e-17, "step " + step);
        }
    }

    @Test
    void warmupDoesNotShiftTheScheduleUnderneath() {
        Schedule schedule = Schedule.step(1, 0.1, 3).warmup(2);
        assertEquals(0.5, schedule.at(0));
        assertEquals(1, schedule.at(2));
        assertEquals(0.1, schedule.at(3), 1e-17);
    }

    @Test
    void noWarmupLeavesTheScheduleAsItIs() {
        Schedule constant = Schedule.constant(0.3);
        assertEquals(constant, constant.warmup(0));
    }

    @Test
    void milestonesThatDoNotAscendAreRefused() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Schedule.step(0.1, 0.1, 60, 60));
        assertEquals("milestones must ascend, but 60 follows 60", error.getMessage());
    }

    @Test
    void aScheduleOfNoStepsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(0.1, 0));
        assertThrows(
                IllegalArgumentException.class, () -> Schedule.constant(0.1).warmup(-1));
    }

    @Test
    void aSketchRunsStraightBetweenItsPointsAndLevelOutsideThem() {
        // NumPy: 0.1·np.interp(t/200, [0.1, 0.5, 0.75], [0.2, 1, 0.3])
        Schedule schedule = Schedule.sketched(0.1, 200, new double[] {0.1, 0.5, 0.75}, new double[] {0.2, 1, 0.3});
        int[] steps = {0, 20, 33, 100, 101, 149, 150, 199, 500};
        double[] expected = {0.02, 0.02, 0.033, 0.1, 0.0986, 0.0314, 0.03, 0.03, 0.03};
        for (int i = 0; i < steps.length; i++) {
            assertEquals(expected[i], schedule.at(steps[i]), 1e-16, "step " + steps[i]);
        }
    }

    @Test
    void aSketchOfOnePointIsConstant() {
        Schedule schedule = Schedule.sketched(0.3, 10, new double[] {0.5}, new double[] {1});
        assertEquals(0.3, schedule.at(0));
        assertEquals(0.3, schedule.at(9));
    }

    @Test
    void aSketchThatMakesNoSenseIsRefused() {
        assertEquals("points must ascend, but 0.5 follows 0.5", refusal(new double[] {0.5, 0.5}, 1, 1));
        assertEquals("a point's fraction of the run must be 0 to 1, but is 1.5", refusal(new double[] {0, 1.5}, 1, 1));
        assertEquals(
                "a point's multiple must be finite and at least 0, but is -1", refusal(new double[] {0, 1}, 1, -1));
        assertEquals(
                "a sketched schedule takes at least 1 point, each with a fraction and a multiple, but got 0 and 0",
                refusal(new double[0]));
    }

    private static String refusal(double[] fractions, double... multiples) {
        return assertThrows(IllegalArgumentException.class, () -> Schedule.sketched(0.1, 10, fractions, multiples))
                .getMessage();
    }
}
