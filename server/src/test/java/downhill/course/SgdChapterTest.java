package downhill.course;

import static downhill.course.ChapterProof.last;
import static downhill.course.ChapterProof.stepsBelow;
import static downhill.course.ChapterProof.x;
import static downhill.course.ChapterProof.y;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.Outcome;
import downhill.lab.Racer;
import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every number in the chapter "Stochastic gradient descent". */
class SgdChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("sgd");

    private static void says(String words, Object... values) {
        PROOF.says(words, values);
    }

    private static Racer ravine(int steps, String optimizer, double... first) {
        return PROOF.run("ravine", 4, 2, steps, optimizer, first);
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
    @Checks("sgd-batch-noise")
    void fourTimesTheBatchHalvesTheNoise() {
        PROOF.uses(4, 2, 64, 1, 16);
        double[] exact = new double[2];
        Landscapes.get("noisy").landscape().gradient(4, 2, exact);
        says("its exact gradient is $(%.0f, %.0f)$", exact[0], exact[1]);
        says(
                "the second component scatters by %.1f, from 4 by %.1f, from 16 by %.1f, and from all 64 not at all",
                scatter(1), scatter(4), scatter(16));
        assertEquals(0, scatter(64), 1e-12);
    }

    /** The standard deviation of the second component of a batch's gradient at (4, 2), over 20,000 batches. */
    private static double scatter(int batch) {
        Landscape landscape = Landscapes.get("noisy").landscape(10, batch);
        double[] gradient = new double[2];
        double squares = 0;
        for (int step = 0; step < 20_000; step++) {
            landscape.sampleGradient(4, 2, 1, step, gradient);
            squares += (gradient[1] - 40) * (gradient[1] - 40);
        }
        return Math.sqrt(squares / 20_000);
    }

    @Test
    @Checks("sgd-narrow-window")
    void onlyANarrowWindowOfRatesIsFast() {
        says("bring the loss below 0.0001 within 33 steps");
        PROOF.uses(10);
        double low = window(33).min().orElseThrow() / 10_000.0;
        double high = window(33).max().orElseThrow() / 10_000.0;
        says("only rates from %.4f to %.4f", low, high);
        assertEquals(1.09, high / low, 0.005, "nine percent");
        PROOF.uses(4, 2);
    }

    /** The rates, in units of 0.0001, that bring the loss below 0.0001 and keep it there within some steps. */
    private static IntStream window(int steps) {
        return IntStream.rangeClosed(500, 1000).filter(rate -> {
            Racer racer = PROOF.run("ravine", 4, 2, 80, "sgd", rate / 10_000.0);
            return last(racer) < 1e-4 && stepsBelow(racer, 1e-4) <= steps;
        });
    }
}
