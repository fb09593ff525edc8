package downhill.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How fast the distance to the minimum shrinks on x² + κ·y², measured against theory: curvatures μ = 2 and L = 2κ.
 *
 * <p>Source: Polyak, Introduction to Optimization (1987), sections 1.4 and 3.2.1.
 */
class RatesTest {
    /** Distances to the minimum after each step, from (1, 1). */
    private static double[] distances(double kappa, int steps, String name, double... values) {
        Landscape ravine = Landscapes.get("ravine").landscape(kappa);
        Optimizer optimizer = new Optimizer(Descent.POINT, Descent.named(name, values));
        double[][] w = {{1, 1}};
        double[][] g = new double[1][2];
        double[] distances = new double[steps + 1];
        distances[0] = ClipByGlobalNorm.norm(w);
        for (int step = 1; step <= steps; step++) {
            ravine.valueAndGradient(optimizer.lookAhead(w), g);
            optimizer.step(w, g);
            distances[step] = ClipByGlobalNorm.norm(w);
        }
        return distances;
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 10, 100, 1000})
    void gradientDescentContractsByTheConditionNumberAtEveryStep(double kappa) {
        double[] d = distances(kappa, 40, "sgd", 2 / (2 + 2 * kappa));
        for (int step = 1; step < d.length; step++) {
            assertEquals((kappa - 1) / (kappa + 1), d[step] / d[step - 1], 1e-12, "step " + step);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 100})
    void noOtherRateLetsGradientDescentContractFaster(double kappa) {
        double best = 2 / (2 + 2 * kappa);
        for (double factor : new double[] {0.9, 0.99, 1.01}) {
            double[] d = distances(kappa, 400, "sgd", best * factor);
            double worst = Math.max(Math.abs(1 - 2 * best * factor), Math.abs(1 - 2 * kappa * best * factor));
            assertTrue(worst > (kappa - 1) / (kappa + 1), "factor " + factor);
            assertEquals(worst, Math.pow(d[400] / d[200], 1.0 / 200), 1e-4, "factor " + factor);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 10, 100, 1000})
    void heavyBallContractsByTheRootOfTheConditionNumber(double kappa) {
        double root = Math.sqrt(kappa);
        double rate = (root - 1) / (root + 1);
        double eta = 4 / Math.pow(Math.sqrt(2) + Math.sqrt(2 * kappa), 2);
        // At the optimum both eigenvalues of each axis coincide, so the distance is (a + b·t)·ρᵗ. With a and b from two
        // measured steps, the rest must follow; the factor in front grows only linearly.
        int half = (int) (40 * root);
        double[] d = distances(kappa, 2 * half, "momentum", eta, rate * rate);
        double measured = Math.pow(d[2 * half] / d[half], 1.0 / half);
        double linear = Math.pow(2, 1.0 / half); // (a + 2·b·h)/(a + b·h) is at most 2
        assertTrue(measured >= rate && measured <= rate * linear * (1 + 1e-9), measured + " against " + rate);
        assertEquals(rate, measured / linear, 0.002 * (1 - rate) + 1e-4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 1000})
    void heavyBallNeedsRootKappaStepsWhereGradientDescentNeedsKappa(double kappa) {
        double rate = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
        double[] ball =
                distances(kappa, 2000, "momentum", 4 / Math.pow(Math.sqrt(2) + Math.sqrt(2 * kappa), 2), rate * rate);
        double[] plain = distances(kappa, 2000, "sgd", 2 / (2 + 2 * kappa));
        double ratio = (double) stepsTo(1e-1, plain) / stepsTo(1e-1, ball);
        assertTrue(ratio > Math.sqrt(kappa) / 4, "ratio " + ratio);
    }

    private static int stepsTo(double fraction, double[] distances) {
        for (int step = distances.length - 1; step >= 0; step--) {
            if (distances[step] > fraction * distances[0]) {
                return step + 1;
            }
        }
        return 0;
    }
}
