package downhill.course;

import static downhill.course.ChapterProof.last;
import static downhill.course.ChapterProof.stepsBelow;
import static downhill.course.ChapterProof.y;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.Curvature;
import downhill.lab.Outcome;
import downhill.lab.Racer;
import downhill.landscape.Landscapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every number in the chapter "Loss landscapes". */
class LandscapesChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("landscapes");

    private static void says(String words, Object... values) {
        PROOF.says(words, values);
    }

    @Test
    @Checks("rosenbrock-momentum")
    void rosenbrocksValley() {
        says(
                "SGD has a loss of %.2f, and has hardly moved along the floor. Momentum has %.3f, Nesterov %.3f.",
                last(PROOF.run("rosenbrock", -1.5, 2, 300, "sgd", 0.001)),
                last(PROOF.run("rosenbrock", -1.5, 2, 300, "momentum", 0.001, 0.9)),
                last(PROOF.run("rosenbrock", -1.5, 2, 300, "nesterov", 0.001, 0.9)));
        for (String optimizer : new String[] {"sgd", "momentum", "nesterov"}) {
            assertEquals(
                    Outcome.DIVERGED,
                    PROOF.run("rosenbrock", -1.5, 2, 300, optimizer, 0.003).outcome(),
                    optimizer);
        }
    }

    @Test
    @Checks("rosenbrock-schedule")
    void theScheduleOfTheNotesDiverges() {
        says("SGD with $\\eta = 0.1$, then 0.01, then 0.001");
        Racer first = PROOF.run("rosenbrock", -1.5, 2, 300, "sgd", 0.1);
        Racer second = PROOF.run("rosenbrock", -1.5, 2, 300, "sgd", 0.01);
        assertEquals(Outcome.DIVERGED, first.outcome());
        assertEquals(Outcome.DIVERGED, second.outcome());
        says("the loss has passed $10^{12}$ by step %d at $\\eta = 0.1$", first.steps());
        says("at 0.01 by step %d", second.steps());
    }

    @Test
    @Checks("edge-lottery")
    void atTheEdgeTheStartIsALottery() {
        says(
                "%.4f after 300 steps, far better than momentum",
                last(PROOF.run("rosenbrock", -1.5, 2, 300, "sgd", 0.002)));
        Racer lost = PROOF.run("rosenbrock", -1.6, 2, 300, "sgd", 0.002);
        assertEquals(Outcome.DIVERGED, lost.outcome());
        says("By step %d its loss has passed $10^{12}$", lost.steps());
        says("From $(-1.5, 2.1)$ it ends at %.2f", last(PROOF.run("rosenbrock", -1.5, 2.1, 300, "sgd", 0.002)));
    }

    @Test
    @Checks("rosenbrock-curvature")
    void theValleyIsNarrowAtItsMinimum() {
        says("L = (1-x)^2 + 100\\,(y - x^2)^2$$");
        double[] curvatures = Curvature.principal(Landscapes.get("rosenbrock").landscape(), 1, 1);
        double largest = curvatures[0];
        assertEquals(2500, largest / curvatures[1], 20);
        says("the condition number is about 2,500");
        says("hold $\\eta$ down near %.3f", 2 / largest);
    }

    @Test
    @Checks("rosenbrock-slow")
    void sgdIsSlowInTheValleyButNotStuck() {
        Racer racer = PROOF.run("rosenbrock", -1.5, 2, 300, "sgd", 0.001);
        says("its loss after 300 steps is %.2f", last(racer));
        says("“stuck at 80%%”");
        assertTrue(last(racer) < racer.losses()[290], "it still falls");
    }

    @Test
    @Checks("saddle-times")
    void aSmallHeightGrowsUntilItLeavesTheSaddle() {
        PROOF.uses(0.1, 0.9);
        says("x^2 + \\tfrac18\\,(y^2 - 4)^2");
        says(
                "SGD has brought the loss below 0.01 after %d steps when it starts at a height of 0.01, and after %d from",
                steps("sgd", 0.01), steps("sgd", 1e-6));
        says(
                "needs %d and %d. Adam needs %d in both cases",
                steps("nesterov", 0.01), steps("nesterov", 1e-6), steps("adam", 0.01));
        assertEquals(steps("adam", 0.01), steps("adam", 1e-6));
        Racer ridge = PROOF.run("saddle", 4, 0, 120, "sgd", 0.1);
        assertEquals(0, y(ridge, 120), 0, "on the ridge it stays on the ridge");
        Racer near = PROOF.run("saddle", 4, 1e-6, 120, "sgd", 0.1);
        assertEquals(1.2, y(near, 20) / y(near, 19), 1e-6);
        says("multiplies a small height by %.1f", y(near, 20) / y(near, 19));
    }

    private static int steps(String optimizer, double height) {
        return stepsBelow(PROOF.run("saddle", 4, height, 120, optimizer, 0.1), 0.01);
    }
}
