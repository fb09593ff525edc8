package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.DepthNet;
import downhill.lab.DepthNet.Norm;
import downhill.lab.DepthRun;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on sanity checks says, computed with the laboratory's toy networks, 16 units a layer. */
class SanityChecksChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("sanity-checks");

    private static DepthRun run(int depth, boolean residual, Norm norm, long seed, String optimizer, double lr) {
        OptimizerEntry entry = Optimizers.get(optimizer);
        double[] values = entry.defaults();
        values[0] = lr;
        return new DepthRun(ToyNet.of(depth, residual, norm, seed), ToyNet.STEPS, entry.chain(values));
    }

    private static double trained(DepthRun run) {
        PROOF.uses(run.advance(200));
        return run.losses()[run.steps()];
    }

    @Test
    @Checks("sc-toy")
    void itsNetworksLearnAllPointsAtEveryStep() {
        DepthRun run = run(6, false, Norm.OFF, 1, "sgd", 0.1);
        assertEquals(200, run.advance(1000));
        assertEquals(2 * 6 + 2, run.net().params().length); // No γ and β.
        PROOF.says("two interleaved spirals: %d points, two classes", DepthNet.ROWS);
        PROOF.says("and takes %d steps.", run.steps());
    }

    @Test
    @Checks("sc-guessing")
    void guessingCostsTheLogarithmOfTheNumberOfClasses() {
        DepthRun run = run(6, false, Norm.OFF, 1, "sgd", 0.1);
        for (double[] parameter : run.net().params()) {
            Arrays.fill(parameter, 0);
        }
        double even = run.net().lossAndGradient(run.net().params(), ToyNet.zeros(run.net()));
        assertEquals(Math.log(2), even, 1e-15);
        PROOF.says("$\\ln 10 = %.3f$; for our two, $\\ln 2 = %.3f$", -Math.log(1 / 10.0), even);
    }

    @Test
    @Checks("sc-first-loss")
    void confidentGuessesCostMoreThanEvenOnes() {
        double[] means = new double[2];
        for (int residual = 0; residual < 2; residual++) {
            boolean skips = residual == 1;
            means[residual] = IntStream.rangeClosed(1, 100)
                    .mapToDouble(
                            seed -> run(6, skips, Norm.OFF, seed, "sgd", 0.1).losses()[0])
                    .average()
                    .orElseThrow();
        }
        PROOF.says("Over the seeds 1 to 100 our plain");
        PROOF.says("begins at %.2f on average, and the residual one at %.2f", means[0], means[1]);
        assertTrue(means[0] > Math.log(2) && means[1] > Math.log(2));
    }

    @Test
    @Checks("sc-sixteen")
    void ninetyFivePercentOfSixteenAreAllOfThem() {
        int images = 16;
        int needed = (int) Math.ceil(0.95 * images);
        assertEquals(images, needed);
        PROOF.says("%d of %d are %.2f%%, so “95%%” of", needed - 1, images, 100.0 * (needed - 1) / images);
    }

    @Test
    @Checks("sc-one-batch")
    void bothLearnTheirPointsByHeartAtATenth() {
        PROOF.uses(1);
        DepthRun plain = run(6, false, Norm.OFF, 1, "sgd", 0.1);
        DepthRun residual = run(6, true, Norm.OFF, 1, "sgd", 0.1);
        PROOF.says("at $\\eta = 0.1$ the plain");
        PROOF.says(
                "falls from %.3f to %.3f in 200 steps, the residual one’s from %.3f to %.3f",
                plain.losses()[0], trained(plain), residual.losses()[0], trained(residual));
    }

    @Test
    @Checks("sc-stuck")
    void tooLargeARateLooksStuckJustLikeTooSmallAOne() {
        DepthRun slow = run(6, false, Norm.OFF, 1, "sgd", 0.001);
        DepthRun dead = run(6, false, Norm.OFF, 1, "sgd", 1);
        DepthRun lost = run(6, true, Norm.OFF, 1, "sgd", 1);
        PROOF.says("At $\\eta = 0.001$ the plain network stands at %.3f after 200 steps", trained(slow));
        PROOF.says("At $\\eta = 1$ it stands at %.3f as well", trained(dead));
        assertTrue(Arrays.stream(slow.net().gradientNorms()).allMatch(norm -> norm > 0.001));
        assertTrue(Arrays.stream(dead.net().gradientNorms()).allMatch(norm -> norm == 0), "dead");
        assertEquals(0, dead.net().activationScales()[5]);
        PROOF.says("the last hidden layer puts out %.0f for every", dead.net().activationScales()[5]);
        trained(lost);
        assertTrue(lost.diverged());
        PROOF.says("no longer finite after %d steps", lost.steps());
    }

    @Test
    @Checks("sc-flow")
    void faintGradientsStopSgdButNotAdam() {
        PROOF.uses(1);
        DepthRun sgd = run(30, false, Norm.OFF, 1, "sgd", 0.05);
        double[] norms = sgd.net().gradientNorms().clone();
        PROOF.says("With %d plain layers and no", norms.length - 1);
        PROOF.says("is %.5f in the first layer and %.5f in the last", norms[0], norms[29]);
        double[] scales = sgd.net().activationScales();
        PROOF.says("shrink from %.2f in the first layer to %.3f in the last", scales[0], scales[29]);
        PROOF.says("SGD at $\\eta = 0.05$ is still at %.3f after 200 steps", trained(sgd));
        PROOF.says("Adam at $\\eta = 0.001$");
        PROOF.says("brings the same network to %.4f", trained(run(30, false, Norm.OFF, 1, "adam", 0.001)));
    }

    @Test
    @Checks("sc-flow-norm")
    void normalizationAloneSpreadsTheGradientsOfAPlainNetwork() {
        PROOF.uses(1, 30);
        DepthRun plain = run(30, false, Norm.BEFORE, 1, "sgd", 0.05);
        DepthRun residual = run(30, true, Norm.BEFORE, 1, "sgd", 0.05);
        double[] norms = plain.net().gradientNorms().clone();
        double[] withSkips = residual.net().gradientNorms().clone();
        PROOF.says("norm %.0f and the last layer’s %.3f, %,.0f times less", norms[0], norms[29], norms[0] / norms[29]);
        PROOF.says("the two are %.2f and %.3f", withSkips[0], withSkips[29]);
        PROOF.says(
                "after 200 steps at $\\eta = 0.05$ it stands at %.3f, the residual one at %.4f",
                trained(plain), trained(residual));
    }

    @Test
    @Checks("sc-fifty")
    void fiftyBatchesAreAnEighthOfAnEpoch() {
        PROOF.uses(50, 50_000);
        int images = 50 * 128;
        PROOF.says("batches of %d are %,d images, %.1f%% of one pass", images / 50, images, 100.0 * images / 50_000);
    }

    /** The exercise's naive rate fails for both networks, and that of its solution meets the goal. */
    @Test
    void theExerciseCanBeSolvedAndNotWithoutEffort() {
        for (boolean residual : new boolean[] {false, true}) {
            assertTrue(!(trained(run(6, residual, Norm.OFF, 1, "sgd", 1)) < 0.05));
            assertTrue(trained(run(6, residual, Norm.OFF, 1, "sgd", 0.1)) < 0.05);
        }
    }
}
