package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.DepthNet;
import downhill.lab.DepthRun;
import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;
import downhill.optim.Velocity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TakeawaysChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("takeaways");

    @Test
    @Checks("ta-chance")
    void theLossOfAGuess() {
        PROOF.says("over 10 classes has a loss of ln 10 ≈ %.3f", -Math.log(1.0 / 10));
    }

    @Test
    @Checks("ta-sum")
    void momentumSums() {
        GradientTransform velocity = Velocity.heavyBall(0.9);
        velocity.allocate(new int[] {1});
        double sum = 0;
        for (int step = 0; step < 400; step++) {
            double[][] update = {{step == 0 ? 1 : 0}}; // one gradient, and what is left of it later
            velocity.apply(update, update, step);
            sum += update[0][0];
        }
        PROOF.says("With γ = 0.9, its weights add up to %.0f, not to 1", sum);
    }

    @Test
    @Checks("ta-cancels")
    void adamCancelsTheSizeOfTheGradient() {
        PROOF.says(
                "Adam’s first step is %.3f at its default rate, whether the gradient is 0.001 or 1000",
                firstStep(0.001));
        assertEquals(firstStep(0.001), firstStep(1000), 1e-7);
    }

    private static double firstStep(double gradient) {
        Optimizer adam = new Optimizer(
                new ParameterInfo[] {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 1)},
                Optimizers.get("adam").chain(Optimizers.get("adam").defaults()));
        double[][] weights = {{0}};
        adam.step(weights, new double[][] {{gradient}});
        return -weights[0][0];
    }

    @Test
    @Checks("ta-highway")
    void aShortcutCanBeCancelled() {
        double with = 1;
        for (int block = 0; block < 20; block++) {
            with *= -0.5 + 1;
        }
        assertEquals(9.5e-7, with, 0.05e-7);
        PROOF.says(
                "In 20 blocks whose inner derivative is −0.5 each, the product of the sums is $0.5^{20} \\approx 9.5\\cdot 10^{-7}$");
    }

    private static DepthRun patient(boolean residual, DepthNet.Norm norm) {
        PROOF.uses(200, 0.05, 1);
        DepthRun run = ToyNet.sgd(ToyNet.of(40, residual, norm, 1), 0.05);
        run.advance(200);
        return run;
    }

    @Test
    @Checks("ta-patient")
    void thePatientsDoNotLearn() {
        DepthRun plain = patient(false, DepthNet.Norm.OFF);
        DepthRun residual = patient(true, DepthNet.Norm.OFF);
        double first = residual.losses()[0];
        PROOF.says(
                "The plain network stands at %.3f after 200 steps. The residual one begins at a loss of $%.1f\\cdot 10^{8}$"
                        + " and is no longer finite after %d steps.",
                plain.losses()[200], first / 1e8, residual.steps());
        assertTrue(residual.diverged());
    }

    @Test
    @Checks("ta-patient-cured")
    void normalizationCuresTheResidualPatient() {
        PROOF.says(
                "the residual network ends at %.4f, and the plain one at %.3f",
                patient(true, DepthNet.Norm.BEFORE).losses()[200],
                patient(false, DepthNet.Norm.BEFORE).losses()[200]);
    }

    @Test
    void thePathLeadsToAdviceEverywhere() {
        String html = Course.load().chapter("takeaways").orElseThrow().html();
        int answers = html.split("<details name=\"path-", -1).length - 1;
        int further = html.split("class=\"path-next\"", -1).length - 1;
        assertEquals(answers - further, html.split("class=\"path-advice\"", -1).length - 1);
        assertTrue(further >= 7 && answers - further >= 14, answers + " answers, " + further + " lead on");
    }
}
