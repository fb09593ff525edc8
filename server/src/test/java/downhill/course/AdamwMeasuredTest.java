package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.optim.Optimizer;
import downhill.optim.ParameterInfo;
import downhill.suite.Experiment;
import downhill.suite.SuiteResult;
import downhill.suite.SuiteRun;
import downhill.train.RunOptimizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on weight decay says of our own runs, read from their results. */
class AdamwMeasuredTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("adamw");

    private static final Experiment DECAY =
            Course.load().experiments().get("weight-decay").orElseThrow();

    /** Test accuracy in percent, the mean over the seeds. */
    private static double accuracy(String entry) {
        return 100
                * DECAY.spread(entry, SuiteResult::testAccuracy).orElseThrow().mean();
    }

    @Test
    @Checks("aw-measured")
    void decayMadeNoDifferenceThatCouldBeTold() {
        SuiteRun strongest = DECAY.results().of("5e-4").get(0);
        assertEquals("momentum", strongest.config().optimizer());
        assertEquals(List.of(1L, 2L), DECAY.results().scale().seeds());
        PROOF.uses(
                2, // of L2
                strongest.started().trainImages(),
                strongest.started().testImages(),
                strongest.config().epochs(),
                strongest.config().hyperparameters().get("lr"),
                strongest.config().weightDecay(),
                DECAY.results().of("1e-4").get(0).config().weightDecay());
        PROOF.says(
                "Without decay it gets %.1f%% of the test images right, at λ = 0.0001 %.1f%% and at 0.0005 %.1f%%, means of"
                        + " two seeds",
                accuracy("0"), accuracy("1e-4"), accuracy("5e-4"));
        double gap = accuracy("5e-4") - accuracy("0");
        double error = 100
                * Math.sqrt((variance(accuracy("0")) + variance(accuracy("5e-4")))
                        / strongest.started().testImages());
        assertTrue(gap < error);
        PROOF.says("the gap of %.1f points is smaller than %.2f, one standard error of a difference", gap, error);
    }

    private static double variance(double percent) {
        return percent / 100 * (1 - percent / 100);
    }

    @Test
    @Checks("aw-measured-pull")
    void theRunsAreTooShortForMuchDecay() {
        SuiteRun strongest = DECAY.results().of("5e-4").get(0);
        int steps = strongest.result().orElseThrow().step();
        ParameterInfo weight = new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 1);
        Optimizer optimizer = RunOptimizer.of(
                strongest.config(), List.of(weight), strongest.started().stepsPerEpoch());
        double[][] value = {{1}};
        for (int step = 0; step < steps; step++) {
            optimizer.step(value, new double[1][1]);
        }
        PROOF.uses(steps, strongest.config().weightDecay());
        PROOF.says("even the strongest of the three would leave %.0f%% of it at the end", 100 * value[0][0]);
    }
}
