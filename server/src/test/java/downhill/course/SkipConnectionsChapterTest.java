package downhill.course;

import static downhill.course.ToyNet.STEPS;
import static downhill.course.ToyNet.median;
import static downhill.course.ToyNet.trained;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.DepthNet;
import downhill.lab.DepthNet.Norm;
import downhill.lab.DepthRun;
import downhill.model.Architecture;
import downhill.model.Architectures;
import downhill.model.Layer;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;
import downhill.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on skip connections says: products, the laboratory's toy networks, and the architectures of the Lab. */
class SkipConnectionsChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("skip-connections");

    @Test
    @Checks("sk-degradation")
    void beyondTwentyLayersOnlyResidualNetworksLearn() {
        PROOF.says("SGD at $\\eta = 0.05$. The losses after %d steps", STEPS);
        for (int depth : new int[] {3, 6, 12, 20, 30}) {
            PROOF.says("| %d | %.4f | %.4f |", depth, afterTraining(depth, false), afterTraining(depth, true));
        }
    }

    private static double afterTraining(int depth, boolean residual) {
        return median(seed -> trained(ToyNet.sgd(ToyNet.of(depth, residual, 1, Norm.BEFORE, seed), 0.05)));
    }

    private static double power(double factor, int times) {
        double product = 1;
        for (int i = 0; i < times; i++) {
            product *= factor;
        }
        return product;
    }

    /** Two networks that differ in the last layer's weights only: the first layer's outputs are the same, its gradient is not. */
    @Test
    @Checks("sk-chain")
    void theChainGoesThroughTheOutputs() {
        double vanished = power(0.5, 20);
        assertEquals(9.5e-7, vanished, 0.05e-7);
        PROOF.says("Twenty factors of 0.5 make $9.5\\cdot 10^{-7}$, and twenty of 2 make %,.0f", power(2, 20));
        DepthNet net = ToyNet.of(6, false, 1, Norm.OFF, 1);
        double[][] grads = ToyNet.zeros(net);
        net.lossAndGradient(net.params(), grads);
        double scale = net.activationScales()[0];
        double first = net.gradientNorms()[0];
        Arrays.setAll(net.params()[5 * 2], i -> 0.5 * net.params()[5 * 2][i]);
        net.lossAndGradient(net.params(), grads);
        assertEquals(scale, net.activationScales()[0]);
        assertTrue(net.gradientNorms()[0] < 0.9 * first);
    }

    private static double spread(int depth, boolean residual) {
        return median(seed -> {
            double[] norms = ToyNet.sgd(ToyNet.of(depth, residual, 1, Norm.BEFORE, seed), 0.05)
                    .net()
                    .gradientNorms();
            return norms[0] / norms[depth - 1];
        });
    }

    @Test
    @Checks("sk-spread")
    void skipConnectionsKeepTheGradientsTogether() {
        PROOF.says(
                "the first layer’s gradient in 30 plain layers is %.0f times the last one’s, and in the residual network %.1f"
                        + " times; in 60 layers it is about %,d to %.1f",
                spread(30, false), spread(30, true), 1000 * Math.round(spread(60, false) / 1000), spread(60, true));
    }

    private static double byAdam(boolean residual) {
        double[] values = Optimizers.get("adam").defaults();
        values[0] = 0.003;
        return median(seed -> trained(new DepthRun(
                ToyNet.of(30, residual, 1, Norm.BEFORE, seed),
                STEPS,
                Optimizers.get("adam").chain(values))));
    }

    @Test
    @Checks("sk-adam")
    void adamDoesNotSaveThePlainNetwork() {
        PROOF.uses(30);
        PROOF.says(
                "at η = 0.003 still leaves the thirty plain layers at %.3f after %d steps and the residual ones at %.4f",
                byAdam(false), STEPS, byAdam(true));
    }

    @Test
    @Checks("sk-explodes")
    void theProductCanExplodeAndVanish() {
        PROOF.uses(20);
        double exploded = power(1 + 0.5, 20);
        PROOF.says(
                "With $F' = 0.5$ it is $1.5^{20} = %s$",
                String.format("%,.0f", exploded).replace(",", "{,}"));
    }

    @Test
    @Checks("sk-paths")
    void mostOfTheGradientComesByShortPaths() {
        double[] sums = new double[21]; // of the products with so many blocks, over all choices
        int paths = 0;
        for (int choice = 0; choice < 1 << 20; choice++) {
            int through = Integer.bitCount(choice);
            sums[through] += power(0.1, through);
            paths++;
        }
        double whole = Arrays.stream(sums).sum();
        assertEquals(power(1.1, 20), whole, 1e-9);
        PROOF.uses(20);
        PROOF.says("$2^{20} = %s$ products", String.format("%,d", paths).replace(",", "{,}"));
        PROOF.says(
                "If every $F'$ is 0.1, the whole is %.2f, and %.0f%% of it comes by paths through at most three",
                whole, 100 * (sums[0] + sums[1] + sums[2] + sums[3]) / whole);
    }

    private static double stream(int depth, boolean residual, double branch, Norm norm, long seed) {
        return ToyNet.sgd(ToyNet.of(depth, residual, branch, norm, seed), 0.05)
                .net()
                .activationScales()[depth - 1];
    }

    @Test
    @Checks("sk-growth")
    void withoutNormalizationTheStreamExplodes() {
        PROOF.uses(1, 30);
        double first =
                ToyNet.sgd(ToyNet.of(30, true, 1, Norm.OFF, 1), 0.05).net().activationScales()[0];
        PROOF.says("puts out values with a root mean square of %.2f", first);
        PROOF.says("answer: %,d", 1000 * Math.round(stream(30, true, 1, Norm.OFF, 1) / 1000));
        PROOF.says("The plain network of the same weights ends at %.3f", stream(30, false, 1, Norm.OFF, 1));
    }

    private static double growth(double branch) {
        return median(seed -> {
            double[] scales = ToyNet.sgd(ToyNet.of(60, true, branch, Norm.OFF, seed), 0.05)
                    .net()
                    .activationScales();
            return Math.pow(scales[59] / scales[0], 1 / 59.0);
        });
    }

    private static double stream(int depth, Norm norm) {
        return median(seed -> stream(depth, true, 1, norm, seed));
    }

    @Test
    @Checks("sk-stream")
    void normalizedBranchesLetTheStreamGrowSlowly() {
        PROOF.says("Each block multiplies the stream by %.2f", growth(1));
        PROOF.says("to %.1f after 30 layers and %.1f after 60", stream(30, Norm.BEFORE), stream(60, Norm.BEFORE));
        PROOF.says("the stream comes to %.1f and %.1f", stream(30, Norm.AFTER), stream(60, Norm.AFTER));
        PROOF.says("scaled by $\\alpha = 0.1$ and no normalization, the stream grows by %.2f a block", growth(0.1));
    }

    private static DepthRun thirty(long seed, boolean silent) {
        DepthNet net = ToyNet.of(30, true, 1, Norm.AFTER, seed);
        for (int layer = 1; layer < 30 && silent; layer++) {
            Arrays.fill(net.params()[4 * layer + 2], 0);
        }
        return ToyNet.sgd(net, 0.1);
    }

    @Test
    @Checks("sk-zero")
    void silentBranchesStartCalmly() {
        PROOF.uses(0, 1, 30);
        PROOF.says(
                "this brings the first loss from %.1f to %.2f",
                median(seed -> thirty(seed, false).losses()[0]),
                median(seed -> thirty(seed, true).losses()[0]));
        PROOF.says(
                "After %d steps at η = 0.1 it stands at %.4f where the usual start has come to %.4f",
                STEPS, median(seed -> trained(thirty(seed, true))), median(seed -> trained(thirty(seed, false))));
    }

    private static int weighted(List<Layer> layers) {
        return layers.stream()
                .mapToInt(layer -> layer instanceof Layer.Conv || layer instanceof Layer.Dense
                        ? 1
                        : layer instanceof Layer.Residual residual ? weighted(residual.body()) : 0)
                .sum();
    }

    @Test
    @Checks("sk-count")
    void theNetworksOfTheLabHaveSixTimesNAndTwoLayers() {
        int[] counts = new int[5];
        int[] blocks = new int[5];
        String[] names = {"resnet20", "resnet32", "resnet44", "resnet56", "resnet110"};
        for (int i = 0; i < names.length; i++) {
            List<Layer> layers = Architectures.get(names[i]).layers();
            counts[i] = weighted(layers);
            blocks[i] = (int) layers.stream()
                            .filter(Layer.Residual.class::isInstance)
                            .count()
                    / 3;
            assertEquals(6 * blocks[i] + 2, counts[i]);
        }
        PROOF.says(
                "That is $6n + 2$ layers: %d, %d, %d, %d and %d for $n$ = %d, %d, %d, %d and %d",
                counts[0], counts[1], counts[2], counts[3], counts[4], blocks[0], blocks[1], blocks[2], blocks[3],
                blocks[4]);
    }

    private static double share(Architecture architecture, String prefix) {
        return (double) architecture.parameters().stream()
                        .filter(p -> p.name().startsWith(prefix))
                        .mapToInt(ParameterInfo::size)
                        .sum()
                / architecture.parameterCount();
    }

    @Test
    @Checks("sk-stages")
    void mostParametersSitInTheLastStage() {
        Architecture resnet20 = Architectures.get("resnet20");
        PROOF.says(
                "Of ResNet-%d’s %,d parameters %.0f%% sit in the last stage and %.0f%% in the first",
                weighted(resnet20.layers()),
                resnet20.parameterCount(),
                100 * share(resnet20, "stage3"),
                100 * share(resnet20, "stage1"));
        long shortcuts = resnet20.parameters().stream()
                .filter(p -> !p.name().matches("(conv|norm|dense|stage\\d\\.block\\d\\.(conv|norm)\\d)\\.\\w+"))
                .count();
        assertEquals(0, shortcuts);
    }

    /** The chance that none of the partial sums of symmetric steps is negative, by simulation. */
    private static double open(int steps) {
        int walks = 100_000;
        long open = IntStream.range(0, walks)
                .filter(walk -> {
                    double height = 0;
                    for (int step = 0; step < steps; step++) {
                        height += CounterRandom.gaussian(3, walk, step);
                        if (height <= 0) {
                            return false;
                        }
                    }
                    return true;
                })
                .count();
        return (double) open / walks;
    }

    /** The same by the theorem of Sparre Andersen: the central binomial coefficient over 4ⁿ. */
    private static double openExactly(int steps) {
        double chance = 1;
        for (int k = 1; k <= steps; k++) {
            chance *= (2.0 * k - 1) / (2.0 * k);
        }
        return chance;
    }

    @Test
    @Checks("sk-open")
    void aReluOnTheShortcutClosesIt() {
        PROOF.uses(20, 110);
        int small = 1 + 3 * 3; // The ReLU of the first convolution, and one in each block.
        int large = 1 + 3 * 18;
        assertEquals(openExactly(small), open(small), 0.004);
        assertEquals(openExactly(large), open(large), 0.004);
        PROOF.says("back to its first convolution, in %.1f%% of all cases", 100 * openExactly(small));
        PROOF.says("and in ResNet-110 in %.1f%%", 100 * openExactly(large));
    }
}
