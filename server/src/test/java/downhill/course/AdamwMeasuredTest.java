package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.optim.Optimizer;
import downhill.optim.ParameterInfo;
import downhill.suite.SuiteRun;
import downhill.train.RunOptimizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on weight decay says of our own runs, read from their results. */
class AdamwMeasuredTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("adamw");

    private static final Measured DECAY = new Measured("weight-decay");

    @Test
    @Checks("aw-measured")
    void decayMadeNoDifferenceThatCouldBeTold() {
        SuiteRun strongest = DECAY.run("5e-4");
        assertEquals("momentum", strongest.config().optimizer());
        assertEquals(List.of(1L, 2L), DECAY.seeds());
        PROOF.uses(
                2, // of L2
                strongest.started().trainImages(),
                strongest.started().testImages(),
                strongest.config().epochs(),
                strongest.config().hyperparameters().get("lr"),
                strongest.config().weightDecay(),
                DECAY.run("1e-4").config().weightDecay());
        PROOF.says(
                "Without decay it gets %.1f%% of the test images right, at λ = 0.0001 %.1f%% and at 0.0005 %.1f%%, means of"
                        + " two seeds",
                DECAY.accuracy("0"), DECAY.accuracy("1e-4"), DECAY.accuracy("5e-4"));
        double gap = DECAY.accuracy("5e-4") - DECAY.accuracy("0");
        double error = DECAY.error("0", "5e-4");
        assertTrue(gap < error);
        PROOF.says("the gap of %.1f points is smaller than %.2f, one standard error of a difference", gap, error);
    }

    @Test
    @Checks("aw-measured-pull")
    void theRunsAreTooShortForMuchDecay() {
        SuiteRun strongest = DECAY.run("5e-4");
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
