package downhill.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.optim.GradientTransform;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import org.junit.jupiter.api.Test;

class DecayExperimentTest {
    private static final double[] SIZES = {0.01, 0.1, 1, 10};
    private static final double ETA = 0.001;
    private static final double LAMBDA = 0.1;

    private static GradientTransform[] l2() {
        OptimizerEntry adam = Optimizers.get("adam");
        double[] values = {ETA, 0.9, 0.999, 1e-8};
        return adam.chain(Schedule.constant(ETA), values, adam.options().withL2(LAMBDA));
    }

    private static GradientTransform[] decoupled() {
        return Optimizers.get("adamw").chain(new double[] {ETA, 0.9, 0.999, 1e-8, LAMBDA});
    }

    @Test
    void underAdamwEveryWeightShrinksByTheSameFactor() {
        DecayExperiment experiment = new DecayExperiment(SIZES, 2000, decoupled());
        double expected = Math.pow(1 - ETA * LAMBDA, 2000);
        for (int i = 0; i < SIZES.length; i++) {
            // The gradients that cancel leave a ripple of a few times η.
            assertEquals(expected, experiment.path(i)[2000], 5 * ETA, "g = " + SIZES[i]);
        }
    }

    @Test
    void underL2InAdamAWeightWithLargeGradientsHardlyDecays() {
        DecayExperiment experiment = new DecayExperiment(SIZES, 2000, l2());
        for (int i = 1; i < SIZES.length; i++) {
            assertTrue(
                    experiment.path(i)[2000] > experiment.path(i - 1)[2000],
                    "g = " + SIZES[i] + ": " + experiment.path(i)[2000]);
        }
        // √v̂ ≈ g, so a step removes about η·λ·w/g: with g = 10 a tenth of what AdamW removes.
        double lost = 1 - experiment.path(3)[2000];
        assertEquals(2000 * ETA * LAMBDA / 10, lost, 0.3 * lost);
    }

    @Test
    void aWeightWithTinyGradientsLosesTheLearningRateAStep() {
        // λ·w = 0.1 is far above g = 0.01, so Adam divides the decay by itself
        assertEquals(1 - 100 * ETA, new DecayExperiment(SIZES, 100, l2()).path(0)[100], 0.01);
    }

    @Test
    void stepsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new DecayExperiment(SIZES, -1, l2()));
    }
}
