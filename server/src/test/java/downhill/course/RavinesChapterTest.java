package downhill.course;

import static downhill.course.ChapterProof.last;
import static downhill.course.ChapterProof.stepsBelow;
import static downhill.course.ChapterProof.x;
import static downhill.course.ChapterProof.y;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.Outcome;
import downhill.lab.Racer;
import downhill.landscape.Landscapes;
import downhill.optim.Velocity;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every number in the chapter "Ravines and momentum", computed with the optimizers themselves, printed as the chapter
 * prints it and looked for there: neither can change without the other.
 */
class RavinesChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("ravines-and-momentum");

    private static void says(String words, Object... values) {
        PROOF.says(words, values);
    }

    private static Racer run(String landscape, double x, double y, int steps, String optimizer, double... first) {
        return PROOF.run(landscape, x, y, steps, optimizer, first);
    }

    private static Racer ravine(int steps, String optimizer, double... first) {
        return run("ravine", 4, 2, steps, optimizer, first);
    }

    @Test
    @Checks("first-race")
    void sgdWinsTheFirstRace() {
        double sgd = last(ravine(60, "sgd", 0.09));
        double momentum = last(ravine(60, "momentum", 0.01, 0.9));
        double adam = last(ravine(60, "adam", 0.1));
        assertEquals(8.2e-10, sgd, 0.05e-10);
        says("Its loss is $8.2\\cdot 10^{-10}$; Adam stands at %.3f and momentum at %.3f", adam, momentum);
        says("optimizers: sgd(lr=0.09), momentum(lr=0.01, gamma=0.9), adam(lr=0.1)");
    }

    @Test
    @Checks("gradients-at-four-two")
    void theGradientsAndTheAngleAtFourTwo() {
        PROOF.uses(4, 2, 10);
        double[] bowl = new double[2];
        double[] ravine = new double[2];
        Landscapes.get("bowl").landscape().gradient(4, 2, bowl);
        Landscapes.get("ravine").landscape().gradient(4, 2, ravine);
        says("the bowl’s gradient is $(%.0f, %.0f)$", bowl[0], bowl[1]);
        says("The ravine’s gradient is $(%.0f, %.0f)$", ravine[0], ravine[1]);
        assertEquals(5, ravine[1] / ravine[0]);
        assertEquals(0, bowl[0] * 2 - bowl[1] * 4, "the bowl's gradient points away from the minimum");
        double cosine = (ravine[0] * 4 + ravine[1] * 2) / Math.hypot(ravine[0], ravine[1]) / Math.hypot(4, 2);
        says("are %.0f° apart", Math.toDegrees(Math.acos(cosine)));
    }

    @Test
    @Checks("ravine-step")
    void theStepByHand() {
        Racer racer = ravine(1, "sgd", 0.1);
        assertEquals(3.2, x(racer, 1), 1e-15);
        assertEquals(-2, y(racer, 1), 1e-15);
        says("4 - 0.1\\cdot 8 = %.1f", x(racer, 1));
        says("2 - 0.1\\cdot 40 = %.0f", y(racer, 1));
        says("fell only from %.0f to %.2f", racer.losses()[0], racer.losses()[1]);
    }

    @Test
    @Checks("ravine-edge")
    void onTheEdgeItJumpsForever() {
        Racer racer = ravine(1000, "sgd", 0.1);
        for (int step = 0; step <= 1000; step++) {
            assertEquals(step % 2 == 0 ? 2 : -2, y(racer, step), 1e-9);
        }
        assertEquals(0.8, x(racer, 8) / x(racer, 7), 1e-12);
        assertEquals(40, last(racer), 1e-6);
        says("each step multiplies $y$ by exactly $-%.0f$", -y(racer, 1) / y(racer, 0));
        says("the loss settles at $10\\cdot 2^2 = 40$");
    }

    @Test
    @Checks("ravine-factors")
    void theTableOfFactors() {
        for (double lr : new double[] {0.05, 0.09, 0.1, 0.11}) {
            Racer racer = ravine(20, "sgd", lr);
            String factorY = lr == 0.05 ? "0" : String.format(Locale.ROOT, "−%.2f", -y(racer, 1) / 2);
            says("| %.2f | %.2f | %s |", lr, x(racer, 1) / 4, factorY);
            assertEquals(x(racer, 1) / 4, x(racer, 20) / x(racer, 19), 1e-12);
        }
        assertEquals(0, y(ravine(1, "sgd", 0.05), 1), 1e-15);
        says("y = %.1f after 20 steps", y(ravine(20, "sgd", 0.11), 20));
    }

    @Test
    @Checks("ravine-limit")
    void theLimitOfTheLearningRateIsATenth() {
        says("\\frac{2}{\\lambda_{\\max}} = \\frac{2}{20} = %.1f", 2 / 20.0);
        assertTrue(last(ravine(1000, "sgd", 0.0999)) < 1);
        assertEquals(Outcome.DIVERGED, ravine(1000, "sgd", 0.101).outcome());
    }

    @Test
    @Checks("ravine-best-rate")
    void theBestRateAndWhatItCosts() {
        says("at $\\eta = 2/(2+20) = 1/11$");
        says("At $\\kappa = 10$ a tenfold shorter distance");
        says("At $\\kappa = 1000$ it takes");
        Racer best = ravine(10, "sgd", 1 / 11.0);
        assertEquals(9 / 11.0, x(best, 10) / x(best, 9), 1e-12);
        assertEquals(9 / 11.0, -y(best, 10) / y(best, 9), 1e-12);
        says("9/11 \\approx %.3f", 9 / 11.0);
        says("about %.1f steps", Math.log(10) / Math.log(11 / 9.0));
        says("about %,.0f.", Math.log(10) / Math.log(1001 / 999.0));
    }

    @Test
    @Checks({"velocity-adds-up", "velocity-cancels", "momentum-is-a-sum"})
    void velocityAddsUpToTenGradientsOrToHalfOfOne() {
        PROOF.uses(0.9, 0.1);
        says("= 1/(1-\\gamma) = %.0f$", 1 / (1 - 0.9));
        double[] steady = velocities(1, 1000);
        assertArrayEquals(new double[] {0.1, 0.19, 0.271}, new double[] {steady[0], steady[1], steady[2]}, 1e-15);
        assertEquals(1, steady[999], 1e-12);
        says("0.1\\,g,\\; 0.19\\,g,\\; 0.271\\,g,");
        int nearly = (int) IntStream.range(0, 1000).filter(i -> steady[i] < 0.9).count() + 1;
        says("it takes %d steps to reach nine tenths", nearly);

        double[] alternating = velocities(-1, 1000);
        assertArrayEquals(
                new double[] {0.1, -0.01, 0.091, -0.0181},
                new double[] {alternating[0], alternating[1], alternating[2], alternating[3]},
                1e-15);
        says("0.1\\,g,\\; -0.01\\,g,\\; 0.091\\,g,\\; -0.0181\\,g,");
        says("\\approx \\pm %.3f\\,g$$", Math.abs(alternating[999]));
        says("(1+\\gamma)/(1-\\gamma) = %.0f$", steady[999] / Math.abs(alternating[999]));
        says("\\gamma^{10} \\approx %.2f$", Math.pow(0.9, 10));
    }

    /** The velocity of momentum (γ = 0.9, η = 0.1) whose gradients are 1, then each the one before times a sign. */
    private static double[] velocities(double sign, int steps) {
        Velocity velocity = Velocity.heavyBall(0.9);
        velocity.allocate(new int[] {1});
        double[] seen = new double[steps];
        double gradient = 1;
        for (int i = 0; i < steps; i++, gradient *= sign) {
            double[][] update = {{0.1 * gradient}};
            velocity.apply(update, update, i);
            seen[i] = update[0][0];
        }
        return seen;
    }

    @Test
    @Checks("momentum-swings")
    void momentumSwings() {
        Racer racer = ravine(60, "momentum", 0.01, 0.9);
        long crossings = IntStream.rangeClosed(1, 60)
                .filter(i -> y(racer, i) * y(racer, i - 1) < 0)
                .count();
        says("crosses the floor %d times in 60 steps", crossings);
        assertTrue(y(racer, 3) > 0 && y(racer, 4) < 0, "first between steps 3 and 4");
        int lowest = IntStream.rangeClosed(0, 60)
                .boxed()
                .min((a, b) -> Double.compare(x(racer, a), x(racer, b)))
                .orElseThrow();
        says("down to $x = %.2f$ at step %d", x(racer, lowest), lowest);
        says(
                "momentum reaches a loss of %.3f in 60 steps where SGD still stands at %.2f",
                last(racer), last(ravine(60, "sgd", 0.01)));
    }

    @Test
    @Checks("root-of-gamma")
    void itsSwingsShrinkByTheRootOfGammaInBothDirections() {
        PROOF.uses(0.9);
        // Over many steps the size of a swing follows z^t with |z| = √γ; v and w together give its size without the
        // phase.
        for (double lambda : new double[] {2, 20}) {
            double b = 1 + 0.9 - 0.01 * lambda;
            assertTrue(b * b < 4 * 0.9, "the roots are a complex pair");
        }
        Racer racer = ravine(400, "momentum", 0.01, 0.9);
        assertEquals(Math.sqrt(0.9), Math.pow(amplitude(racer, 380, 0) / amplitude(racer, 20, 0), 1 / 360.0), 1e-3);
        assertEquals(Math.sqrt(0.9), Math.pow(amplitude(racer, 380, 1) / amplitude(racer, 20, 1), 1 / 360.0), 1e-3);
        says("\\sqrt{\\gamma} \\approx %.3f$", Math.sqrt(0.9));
    }

    /** The height of a swing in one coordinate around a step, with the shrinking within the window undone. */
    private static double amplitude(Racer racer, int from, int coordinate) {
        return IntStream.range(from - 20, from + 20)
                .mapToDouble(i -> Math.abs(racer.path()[2 * i + coordinate]) / Math.pow(0.9, (i - from) / 2.0))
                .max()
                .orElseThrow();
    }

    @Test
    @Checks("shorter-memory")
    void aShorterMemorySwingsLess() {
        says(
                "brings the loss at step 60 from %.3f to %.5f, and",
                last(ravine(60, "momentum", 0.01, 0.9)), last(ravine(60, "momentum", 0.01, 0.8)));
        says("leaves it at %.1f.", last(ravine(60, "momentum", 0.01, 0.99)));
    }

    @Test
    @Checks("momentum-limit")
    void momentumBearsNearlyTwiceTheRate() {
        PROOF.uses(20);
        says("bounded for $\\eta < 2(1+\\gamma)/\\lambda$");
        assertTrue(last(ravine(1000, "momentum", 0.189, 0.9)) < 1e-6);
        assertEquals(Outcome.DIVERGED, ravine(1000, "momentum", 0.191, 0.9).outcome());
        says("in this ravine %.2f, nearly twice the limit of SGD", 2 * (1 + 0.9) / 20);
    }

    @Test
    @Checks("best-pair")
    void theBestPairHalvesTheSteps() {
        says("For $\\kappa = 10$ that is");
        says("the habitual $\\gamma = 0.9$ suits");
        double root = Math.sqrt(10);
        says(
                "$\\gamma \\approx %.2f$ and $\\eta \\approx %.3f$",
                Math.pow((root - 1) / (root + 1), 2), Math.pow(2 / (Math.sqrt(20) + Math.sqrt(2)), 2));
        says(
                "below 0.001 in %d steps, and SGD at 0.09 needs %d",
                stepsBelow(ravine(60, "momentum", 0.1155, 0.27), 0.001), stepsBelow(ravine(60, "sgd", 0.09), 0.001));
        double q = Math.sqrt(0.9);
        assertEquals(1440, Math.pow((1 + q) / (1 - q), 2), 5);
        says("\\kappa \\approx 1{,}440$");
    }

    @Test
    @Checks("nesterov-brakes")
    void nesterovBrakesWhereItIsSteep() {
        Racer nesterov = ravine(60, "nesterov", 0.01, 0.9);
        Racer momentum = ravine(60, "momentum", 0.01, 0.9);
        says("%.3f across this ravine and %.3f along it", Math.sqrt(0.9 * 0.8), Math.sqrt(0.9 * 0.98));
        says("to $y = %.2f$ where momentum reaches −%.2f", lowestY(nesterov), -lowestY(momentum));
        says("after 60 steps is %.5f to momentum’s %.3f", last(nesterov), last(momentum));
    }

    private static double lowestY(Racer racer) {
        return IntStream.rangeClosed(0, racer.steps())
                .mapToDouble(i -> y(racer, i))
                .min()
                .orElseThrow();
    }

    @Test
    @Checks("rosenbrock-momentum")
    void rosenbrocksValley() {
        says(
                "SGD has a loss of %.2f, and has hardly moved along the floor. Momentum has %.3f, Nesterov %.3f.",
                last(run("rosenbrock", -1.5, 2, 300, "sgd", 0.001)),
                last(run("rosenbrock", -1.5, 2, 300, "momentum", 0.001, 0.9)),
                last(run("rosenbrock", -1.5, 2, 300, "nesterov", 0.001, 0.9)));
        // The Hessian at (1, 1) is [[802, −400], [−400, 200]].
        double spread = Math.sqrt(Math.pow((802 - 200) / 2.0, 2) + 400 * 400);
        double largest = 501 + spread;
        assertEquals(2500, largest / (501 - spread), 20);
        assertEquals(0.002, 2 / largest, 5e-6);
        for (String optimizer : new String[] {"sgd", "momentum", "nesterov"}) {
            assertEquals(
                    Outcome.DIVERGED,
                    run("rosenbrock", -1.5, 2, 300, optimizer, 0.003).outcome(),
                    optimizer);
        }
    }

    @Test
    @Checks("rosenbrock-schedule")
    void theScheduleOfTheNotesDiverges() {
        says("SGD with $\\eta = 0.1$, then 0.01, then 0.001");
        Racer first = run("rosenbrock", -1.5, 2, 300, "sgd", 0.1);
        Racer second = run("rosenbrock", -1.5, 2, 300, "sgd", 0.01);
        assertEquals(Outcome.DIVERGED, first.outcome());
        assertEquals(Outcome.DIVERGED, second.outcome());
        says("the loss has passed $10^{12}$ by step %d at $\\eta = 0.1$", first.steps());
        says("at 0.01 by step %d", second.steps());
    }

    @Test
    @Checks("edge-lottery")
    void atTheEdgeTheStartIsALottery() {
        says("%.4f after 300 steps, far better than momentum", last(run("rosenbrock", -1.5, 2, 300, "sgd", 0.002)));
        Racer lost = run("rosenbrock", -1.6, 2, 300, "sgd", 0.002);
        assertEquals(Outcome.DIVERGED, lost.outcome());
        says("By step %d its loss has passed $10^{12}$", lost.steps());
        says("From $(-1.5, 2.1)$ it ends at %.2f", last(run("rosenbrock", -1.5, 2.1, 300, "sgd", 0.002)));
    }
}
