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
}
