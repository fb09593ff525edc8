package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.recording.Layers;
import downhill.suite.SuiteRun;
import downhill.train.Config;
import downhill.train.InWords;
import downhill.train.TrainingEvent.EpochDone;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on skip connections says of our own runs, read from their recordings. */
class SkipConnectionsMeasuredTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("skip-connections");

    private static final Measured DEPTH = new Measured("depth");
    private static final Recorded PLAIN_20 = new Recorded("depth-plain20-seed1");
    private static final Recorded RESNET_20 = new Recorded("depth-resnet20-seed1");
    private static final Recorded PLAIN_56 = new Recorded("depth-plain56-seed1");
    private static final Recorded RESNET_56 = new Recorded("depth-resnet56-seed1");
    private static final Recorded PLAIN_WARM = new Recorded("depth-plain56-warm-seed1");
    private static final Recorded RESNET_WARM = new Recorded("depth-resnet56-warm-seed1");

    /** They differ in the network only, and the table is of the recorded runs. */
    @BeforeAll
    static void oneRecipe() {
        String recipe = words(PLAIN_20);
        for (Recorded run : List.of(PLAIN_20, RESNET_20, PLAIN_56, RESNET_56)) {
            assertEquals(recipe, words(run), "nothing but the network differs");
            requireSame(run, DEPTH.run(run.recording().config().model()));
        }
        for (Recorded run : List.of(PLAIN_WARM, RESNET_WARM)) {
            assertEquals(recipe.replace("warmupEpochs=0", "warmupEpochs=1"), words(run));
            requireSame(run, DEPTH.run(run.recording().config().model() + "-warm"));
        }
    }

    /** A recording is rounded, a table is not. */
    private static void requireSame(Recorded run, SuiteRun other) {
        EpochDone last = run.recording().last();
        EpochDone whole = other.last().orElseThrow();
        assertEquals(whole.testAccuracy(), last.testAccuracy(), 1e-5);
        assertEquals(whole.trainLoss(), last.trainLoss(), 1e-3);
    }

    /** All settings but the network. */
    private static String words(Recorded run) {
        Config config = run.recording().config();
        return config.toString().replace(config.model(), "a network");
    }

    private static void premises() {
        PROOF.uses(
                20, // of the networks' names
                56,
                PLAIN_20.recording().started().trainImages(),
                PLAIN_20.recording().config().epochs());
    }

    private static String train(Recorded run) {
        return InWords.percent(run.recording().last().trainAccuracy());
    }

    @Test
    @Checks("sk-measured-depth")
    void depthHurtsThePlainNetworkOnItsTrainingImages() {
        premises();
        PROOF.says(
                "In the last epoch Plain-20 gets %s of its training images right and ResNet-20 %s; Plain-56 gets %s and"
                        + " ResNet-56 %s.",
                train(PLAIN_20), train(RESNET_20), train(PLAIN_56), train(RESNET_56));
    }

    @Test
    @Checks("sk-measured-warm")
    void aWarmupHelpsTheResidualNetwork() {
        premises();
        PROOF.uses(0.1);
        PROOF.says(
                "With the rate raised to 0.1 step by step over the first epoch, Plain-56 gets %s and ResNet-56 %s.",
                train(PLAIN_WARM), train(RESNET_WARM));
    }

    @Test
    @Checks("sk-measured-first")
    void theSumOfTheBranchesCostsAtTheFirstBatch() {
        premises();
        PROOF.says(
                "On the first batch ResNet-20 has a loss of %.1f and ResNet-56 one of %.1f, where guessing costs %.1f",
                firstLoss(RESNET_20), firstLoss(RESNET_56), Math.log(10));
        PROOF.says("Plain-56 begins at %.1f", firstLoss(PLAIN_56));
    }

    private static double firstLoss(Recorded run) {
        assertEquals(1, run.recording().steps().steps().get(0));
        return run.recording().steps().column("loss").get(0);
    }

    /** How many times as long the gradient of the first convolution is as that of the last, at a measurement. */
    private static double ratio(Recorded run, int step) {
        Layers layers = run.recording().layers();
        int row = layers.steps().indexOf(step);
        assertTrue(row >= 0, "step " + step + " was measured");
        int last = IntStream.range(0, layers.names().size())
                .filter(layer -> layers.names().get(layer).contains("conv"))
                .max()
                .orElseThrow();
        assertEquals("conv", layers.names().get(0));
        return layers.gradNorms().get(row).get(0) / layers.gradNorms().get(row).get(last);
    }

    @Test
    @Checks("sk-measured-gradients")
    void thePlainNetworksGradientsExplodeBackward() {
        premises();
        PROOF.uses(20);
        PROOF.says(
                "Before that step the gradient of its first convolution is %.0f times as long as that of its last, and in"
                        + " ResNet-56 %.1f times; in the networks of 20 layers it is %.1f and %.1f times.",
                ratio(PLAIN_56, 1), ratio(RESNET_56, 1), ratio(PLAIN_20, 1), ratio(RESNET_20, 1));
        PROOF.says(
                "at step %d that of the last convolution is %,.0f times as long as that of the first, at step %d %.0f times",
                20, 1 / ratio(PLAIN_56, 20), 40, 1 / ratio(PLAIN_56, 40));
    }

    private static final String LAST = "stage3.block8.conv2"; // the last convolution of 56 layers

    /** The length of the weights of some layers together, at a measurement. */
    private static double length(Recorded run, int step, Predicate<String> chosen) {
        Layers layers = run.recording().layers();
        int row = layers.steps().indexOf(step);
        return Math.sqrt(IntStream.range(0, layers.names().size())
                .filter(layer -> chosen.test(layers.names().get(layer)))
                .mapToDouble(layer -> layers.weightNorms().get(row).get(layer))
                .map(norm -> norm * norm)
                .sum());
    }

    @Test
    @Checks("sk-measured-length")
    void theFirstStepIsAsLongAsTheWeights() {
        premises();
        double norm = PLAIN_56.recording().steps().column("gradNorm").get(0);
        double rate = PLAIN_56.recording().config().hyperparameters().get("lr");
        PROOF.says(
                "All its weights together have a length of %.0f, its first gradient has one of %.0f, and so the first step at"
                        + " the rate %s is %.0f long.",
                length(PLAIN_56, 1, layer -> true), norm, rate, rate * norm);
        PROOF.says(
                "after %d steps the first convolution is %.0f long instead of %.1f, and the last one %.1f as before",
                20,
                length(PLAIN_56, 20, "conv"::equals),
                length(PLAIN_56, 1, "conv"::equals),
                length(PLAIN_56, 20, LAST::equals));
        assertEquals(length(PLAIN_56, 1, LAST::equals), length(PLAIN_56, 20, LAST::equals), 0.05);
    }
}
