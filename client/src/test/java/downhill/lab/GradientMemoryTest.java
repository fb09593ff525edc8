package downhill.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.optim.GradientTransform;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import org.junit.jupiter.api.Test;

class GradientMemoryTest {
    private static GradientTransform[] named(String optimizer, double... values) {
        return Optimizers.get(optimizer).chain(values);
    }

    @Test
    void aConsistentGradientAddsUpInTheVelocity() {
        GradientMemory memory = new GradientMemory(new double[] {1, 1, 1}, named("momentum", 0.1, 0.9));
        assertArrayEquals(new double[] {0.1, 0.19, 0.271}, memory.series("v"), 1e-15);
        assertArrayEquals(memory.series("v"), memory.series("update"));
    }

    @Test
    void anAlternatingGradientCancelsInTheVelocity() {
        double[] alternating = new double[200];
        double[] steady = new double[200];
        for (int i = 0; i < 200; i++) {
            alternating[i] = i % 2 == 0 ? 1 : -1;
            steady[i] = 1;
        }
        // The sums of the geometric series: η/(1 + γ) and η/(1 − γ)
        assertEquals(
                0.1 / 1.9,
                Math.abs(new GradientMemory(alternating, named("momentum", 0.1, 0.9)).series("v")[199]),
                1e-9);
        assertEquals(1, new GradientMemory(steady, named("momentum", 0.1, 0.9)).series("v")[199], 1e-9);
    }

    @Test
    void theAnswerToASingleGradientIsTheWeightOfThePast() {
        double[] impulse = {1, 0, 0, 0, 0};
        double[] v = new GradientMemory(impulse, named("momentum", 1, 0.9)).series("v");
        double[] s = new GradientMemory(impulse, named("rmsprop", 1, 0.9, 1e-8)).series("s");
        double[] m = new GradientMemory(impulse, named("adam", 1, 0.8, 0.999, 1e-8)).series("m");
        for (int i = 0; i < impulse.length; i++) {
            assertEquals(Math.pow(0.9, i), v[i], 1e-15);
            assertEquals(0.1 * Math.pow(0.9, i), s[i], 1e-15);
            assertEquals(0.2 * Math.pow(0.8, i), m[i], 1e-15);
        }
    }

    @Test
    void rmspropDividesWildAndCalmGradientsToTheSameSize() {
        double[] wild = {-40, 35, -42, 38};
        double[] calm = {2, 2.1, 1.9, 2.0};
        GradientMemory loud = new GradientMemory(wild, named("rmsprop", 1, 0.9, 1e-8));
        GradientMemory quiet = new GradientMemory(calm, named("rmsprop", 1, 0.9, 1e-8));
        // By hand: s₄ = 0.1·(0.9³·g₁² + 0.9²·g₂² + 0.9·g₃² + g₄²)
        assertEquals(0.1 * (0.729 * 1600 + 0.81 * 1225 + 0.9 * 1764 + 1444), loud.series("s")[3], 1e-10);
        assertEquals(0.1 * (0.729 * 4 + 0.81 * 4.41 + 0.9 * 3.61 + 4), quiet.series("s")[3], 1e-12);
        double ratio = Math.abs(loud.series("direction")[3] / quiet.series("direction")[3]);
        assertTrue(ratio > 0.9 && ratio < 1.1, "19 times the gradient, the same step: " + ratio);
    }

    @Test
    void withoutCorrectionAdamStepsTooFarAtFirst() {
        double[] steady = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        OptimizerEntry adam = Optimizers.get("adam");
        double[] values = {1, 0.9, 0.999, 1e-8};
        double[] with = new GradientMemory(steady, adam.chain(values)).series("update");
        double[] without = new GradientMemory(
                        steady,
                        adam.chain(Schedule.constant(1), values, adam.options().withBiasCorrection(false)))
                .series("update");
        // 1 at every step; (1 − β₁ᵗ)/√(1 − β₂ᵗ)
        assertEquals(1, with[0], 1e-7);
        assertEquals(1, with[9], 1e-7);
        assertEquals(3.1623, without[0], 1e-4);
        assertEquals((1 - Math.pow(0.9, 10)) / Math.sqrt(1 - Math.pow(0.999, 10)), without[9], 1e-6);
        assertEquals(6.5, without[9], 0.05);
    }

    @Test
    void quantitiesStandInTheOrderOfTheRuleAndOthersAreNull() {
        GradientMemory memory = new GradientMemory(new double[] {1}, named("rmsprop", 1, 0.9, 1e-8));
        assertEquals("s denominator direction rated update", String.join(" ", memory.names()));
        assertNull(memory.series("v"));
        assertEquals(0, new GradientMemory(new double[] {}, named("sgd", 1)).names().length);
    }
}
