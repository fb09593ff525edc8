package downhill.course;

import static downhill.course.ChapterProof.last;
import static downhill.course.ChapterProof.stepsBelow;
import static downhill.course.ChapterProof.x;
import static downhill.course.ChapterProof.y;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.Outcome;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.landscape.Landscapes;
import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;
import downhill.optim.Velocity;
import downhill.schedule.Schedule;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every number in the chapter "Momentum". */
class MomentumChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("momentum");

    private static void says(String words, Object... values) {
        PROOF.says(words, values);
    }

    private static Racer ravine(int steps, String optimizer, double... first) {
        return PROOF.run("ravine", 4, 2, steps, optimizer, first);
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
        says("in 60 steps? from: 0 to: 60 step: 1 unit: crossings answer: %d claim: momentum-swings", crossings);
        assertTrue(y(racer, 3) > 0 && y(racer, 4) < 0, "first between steps 3 and 4");
        int lowest = IntStream.rangeClosed(0, 60)
                .boxed()
                .min((a, b) -> Double.compare(x(racer, a), x(racer, b)))
                .orElseThrow();
        says("down to x = −%.2f at step %d", -x(racer, lowest), lowest);
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
    @Checks("momentum-two-forms")
    void theTwoFormsPartWhenTheRateDrops() {
        PROOF.uses(0.1, 0.01, 0.9, 1);
        double[] outside = walk(false);
        double[] inside = walk(true);
        for (int step = 0; step < 100; step++) {
            assertEquals(outside[step], inside[step], 1e-12);
        }
        says("after 100 steps. With the rate outside the next step is %.2f long", outside[100] - outside[99]);
        says("With the rate inside it is %.2f", inside[100] - inside[99]);
        says(
                "over the next 30 steps it carries the weight %.1f units on instead of %.1f",
                inside[129] - inside[99], outside[129] - outside[99]);
    }

    /** How far momentum has come after each of 130 steps whose gradient is 1, the rate dropping to a tenth at step 100. */
    private static double[] walk(boolean rateInside) {
        OptimizerEntry momentum = Optimizers.get("momentum");
        GradientTransform[] chain = momentum.chain(
                Schedule.step(0.1, 0.1, 100),
                momentum.defaults(),
                momentum.options().withLrInsideVelocity(rateInside));
        Optimizer optimizer =
                new Optimizer(new ParameterInfo[] {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 1)}, chain);
        double[][] weight = {{0}};
        double[] come = new double[130];
        for (int step = 0; step < come.length; step++) {
            optimizer.step(weight, new double[][] {{1}});
            come[step] = -weight[0][0];
        }
        return come;
    }

    @Test
    @Checks("momentum-kappa-100")
    void theBestPairTamesAnEvenNarrowerRavine() {
        says("the curvatures here are 2 and 200");
        says("ravine(kappa=100)");
        says("until the loss stays below 0.001");
        double root = Math.sqrt(100);
        says(
                "γ = %.2f and η = %.4f, needs %d steps",
                Math.pow((root - 1) / (root + 1), 2),
                Math.pow(2 / (Math.sqrt(200) + Math.sqrt(2)), 2),
                narrow("momentum", 60, 0.0165, 0.67));
        says("where SGD at its best rate needs %d", narrow("sgd", 1000, 2 / 202.0));
    }

    /** The step from which on the loss stays below 0.001 in the ravine with κ = 100. */
    private static int narrow(String optimizer, int steps, double... first) {
        OptimizerEntry entry = Optimizers.get(optimizer);
        double[] values = entry.defaults();
        System.arraycopy(first, 0, values, 0, first.length);
        Race race = new Race(Landscapes.get("ravine").landscape(100), 4, 2, steps, 0);
        race.add(entry.chain(values));
        race.advance(steps);
        return stepsBelow(race.racer(0), 0.001);
    }
}
