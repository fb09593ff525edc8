package downhill.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Each optimizer against numbers that other programs computed, and against steps worked by hand. */
class UpdateRulesTest {
    private static final double FLOAT32 = 1e-6; // TensorFlow.js computes in single precision

    @Test
    void sgdEqualsTensorFlowJs() {
        // tfjs 4.22.0, tf.train.sgd(0.08), 10 steps
        assertArrayEquals(
                new double[] {0.6996049284934998, 0.012093227356672287},
                Descent.onRavine(10, Descent.named("sgd", 0.08)),
                FLOAT32);
    }

    @Test
    void momentumEqualsTensorFlowJs() {
        // tfjs 4.22.0, tf.train.momentum(0.01, 0.9), 10 steps
        assertArrayEquals(
                new double[] {1.2284793853759766, 0.00879967212677002},
                Descent.onRavine(10, Descent.named("momentum", 0.01, 0.9)),
                FLOAT32);
    }

    @Test
    void nesterovEqualsTheRuleInRationalNumbers() {
        // Python fractions, v ← 9/10 v + 2/100 ∇L(w − 9/10 v), 10 steps, exact until the last rounding
        assertArrayEquals(
                new double[] {-0.22371149011452723, 0.08152359573004002},
                Descent.onRavine(10, Descent.named("nesterov", 0.02, 0.9)),
                1e-14);
    }

    @Test
    void rmspropEqualsTensorFlowJsWithEpsilonInsideTheRoot() {
        // tfjs 4.22.0, tf.train.rmsprop(0.04, 0.9, 0, 1e-8), 10 steps
        assertArrayEquals(
                new double[] {3.328209400177002, 1.35233736038208},
                Descent.onRavine(10, Descent.named("rmsprop", 0.04, 0.9, 1e-8)),
                FLOAT32);
    }

    @Test
    void rmspropPutsEpsilonInsideTheRoot() {
        // s = 0.1·g²; with ε = 0.1 inside, the first step is η·g/√(0.1·g² + 0.1): 8/√6.5 and 40/√160.1
        double[] w = Descent.onRavine(1, Descent.named("rmsprop", 1, 0.9, 0.1));
        assertArrayEquals(new double[] {4 - 8 / Math.sqrt(6.5), 2 - 40 / Math.sqrt(160.1)}, w, 1e-14);
    }

    @Test
    void adamEqualsTensorFlowJs() {
        // tfjs 4.22.0, tf.train.adam(0.1, 0.9, 0.999, 1e-8), 10 steps; its 1 − 0.999 is off by 6e-5 in single precision
        assertArrayEquals(
                new double[] {3.009920597076416, 1.0245953798294067},
                Descent.onRavine(10, Descent.named("adam", 0.1, 0.9, 0.999, 1e-8)),
                2e-5);
    }

    @Test
    void adamEqualsTheRuleInFiftyDigits() {
        // Python decimal with 50 digits, 10 steps
        assertArrayEquals(
                new double[] {3.0099116738715326, 1.02458683544261},
                Descent.onRavine(10, Descent.named("adam", 0.1, 0.9, 0.999, 1e-8)),
                1e-13);
    }

    @Test
    void adamwEqualsTheRuleInFiftyDigits() {
        // Python decimal with 50 digits, λ = 0.01, 10 steps
        assertArrayEquals(
                new double[] {2.9750068512892573, 1.0097272724883652},
                Descent.onRavine(10, Descent.named("adamw", 0.1, 0.9, 0.999, 1e-8, 0.01)),
                1e-13);
    }

    @Test
    void adamPutsEpsilonOutsideTheRootAndAfterTheCorrection() {
        // At step 1 m̂ = g and v̂ = g², so the step is η·g/(|g| + ε): 8/8.1 and 40/40.1
        double[] w = Descent.onRavine(1, Descent.named("adam", 1, 0.9, 0.999, 0.1));
        assertArrayEquals(new double[] {4 - 8 / 8.1, 2 - 40 / 40.1}, w, 1e-13);
    }

    @Test
    void sgdAtOneTenthJumpsAcrossTheRavine() {
        assertArrayEquals(new double[] {3.2, -2.0}, Descent.onRavine(1, Descent.named("sgd", 0.1)), 1e-15);
    }

    @Test
    void velocityGrowsInAConsistentDirection() {
        Optimizer optimizer = new Optimizer(Descent.POINT, Descent.named("momentum", 0.1, 0.9));
        double[][] w = {{0, 0}};
        double[] expected = {0.1, 0.19, 0.271};
        for (double v : expected) {
            optimizer.step(w, new double[][] {{1, 0}});
            assertEquals(v, optimizer.slot("v")[0][0], 1e-16);
        }
    }

    @Test
    void adamwDecaysWhereTheGradientIsZeroAndL2DoesToo() {
        double[][] zero = {{0, 0}};
        double[][] decoupled = {{4, 2}};
        new Optimizer(Descent.POINT, Descent.named("adamw", 0.1, 0.9, 0.999, 1e-8, 0.5)).step(decoupled, zero);
        assertArrayEquals(new double[] {4 * 0.95, 2 * 0.95}, decoupled[0], 1e-15);

        // The same decay added to the gradient is normalised away: every weight moves by η.
        double[][] coupled = {{4, 2}};
        GradientTransform[] adam = Descent.named("adam", 0.1, 0.9, 0.999, 1e-8);
        new Optimizer(Descent.POINT, new AddDecayedWeights(0.5), adam[0], adam[1])
                .step(coupled, new double[][] {{0, 0}});
        assertArrayEquals(new double[] {3.9, 1.9}, coupled[0], 1e-8);
    }

    @Test
    void clippingKeepsTheDirectionAndTheNormOverAllParameters() {
        double[][] updates = {{6000}, {0, 8000}};
        new ClipByGlobalNorm(1).apply(updates, updates, 0);
        assertEquals(0.6, updates[0][0], 1e-15);
        assertEquals(0.8, updates[1][1], 1e-15);
        new ClipByGlobalNorm(2).apply(updates, updates, 1);
        assertEquals(1, ClipByGlobalNorm.norm(updates), 1e-15);
    }
}
