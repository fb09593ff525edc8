package downhill.course;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.lab.DecayExperiment;
import downhill.lab.DepthNet;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import downhill.landscape.NoisyGradient;
import downhill.optim.AddDecayedWeights;
import downhill.optim.ChainOptions;
import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;
import downhill.random.CounterRandom;
import downhill.schedule.Schedule;
import downhill.train.ConfigReader;
import downhill.train.InvalidConfigException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on weight decay says, computed with the project's own optimizers. */
class AdamwChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("adamw");

    private static final String GROUND = "(x-3)^2+10*(y-1)^2";
    private static final int EPOCHS = 20;
    private static final int STEPS = EPOCHS * 391;

    private static GradientTransform[] l2(String optimizer, double lambda, double... first) {
        ChainOptions own = Optimizers.get(optimizer).options();
        return chain(optimizer, Schedule.constant(first[0]), lambda > 0 ? own.withL2(lambda) : own, first);
    }

    private static GradientTransform[] decoupled(String optimizer, double lambda, double... first) {
        ChainOptions options = Optimizers.get(optimizer).options().withDecoupledDecay(lambda);
        return chain(optimizer, Schedule.constant(first[0]), options, first);
    }

    private static GradientTransform[] adamw(Schedule lr, double lambda) {
        return chain("adamw", lr, Optimizers.get("adamw").options(), 0.001, 0.9, 0.999, 1e-8, lambda);
    }

    private static GradientTransform[] adamw(double lr, double lambda) {
        return adamw(Schedule.constant(lr), lambda);
    }

    private static GradientTransform[] chain(String optimizer, Schedule lr, ChainOptions options, double... first) {
        OptimizerEntry entry = Optimizers.get(optimizer);
        double[] values = entry.defaults();
        System.arraycopy(first, 0, values, 0, first.length);
        return entry.chain(lr, values, options);
    }

    /** One weight that starts at 1 and never gets a gradient. */
    private static final class Unused {
        private final double[][] weight = {{1}};
        private final Optimizer optimizer;

        Unused(GradientTransform... chain) {
            ParameterInfo info = new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 1);
            optimizer = new Optimizer(new ParameterInfo[] {info}, chain);
        }

        double step() {
            optimizer.step(weight, new double[1][1]);
            return weight[0][0];
        }

        /** What is left after some steps, in percent. */
        double left(int steps) {
            for (int i = 0; i < steps; i++) {
                step();
            }
            return 100 * weight[0][0];
        }

        int halfLife() {
            int steps = 1;
            while (step() >= 0.5) {
                steps++;
            }
            return steps;
        }
    }

    private static Racer walk(Landscape ground, double x, double y, int steps, long seed, GradientTransform... chain) {
        Race race = new Race(ground, x, y, steps, 0, seed, null);
        race.add(chain);
        race.advance(steps);
        return race.racer(0);
    }

    private static Landscape own(String expression) {
        return Landscapes.own(expression).landscape();
    }

    private static double x(Racer racer) {
        return ChapterProof.x(racer, racer.steps());
    }

    private static double y(Racer racer) {
        return ChapterProof.y(racer, racer.steps());
    }

    @Test
    @Checks("aw-same")
    void forPlainSgdPenaltyAndDecayAreTheSame() {
        for (double lambda : new double[] {0.01, 0.5, 1}) {
            Racer penalty = walk(own(GROUND), 4, 2, 200, 0, l2("sgd", lambda, 0.04));
            Racer decay = walk(own(GROUND), 4, 2, 200, 0, decoupled("sgd", lambda, 0.04));
            assertArrayEquals(penalty.path(), decay.path(), 1e-12);
        }
        Racer penalty = walk(own(GROUND), 4, 2, 200, 0, l2("adam", 0.5, 0.04));
        Racer decay = walk(own(GROUND), 4, 2, 200, 0, decoupled("adam", 0.5, 0.04));
        assertTrue(Math.abs(x(penalty) - x(decay)) > 0.1, "but not for Adam");
        PROOF.uses(2); // of L2
    }

    @Test
    @Checks("aw-minimum")
    void thePenaltyMovesTheMinimumWhereItIsFlat() {
        double lambda = 0.5;
        PROOF.says("minimum lies at $(%d, %d)$, with the curvatures %d along it and %d across", 3, 1, 2, 20);
        Racer sgd = walk(own(GROUND), 0, -2, 400, 0, l2("sgd", lambda, 0.04));
        PROOF.says("With a penalty of $\\lambda = %.1f$ SGD arrives at $(%.2f, %.2f)$", lambda, x(sgd), y(sgd));
        PROOF.says(
                "%.0f%% in the shallow direction, %.0f%% in the steep",
                100 * 2 / (2 + lambda), 100 * 20 / (20 + lambda));
        assertEquals(3 * 2 / (2 + lambda), x(sgd), 1e-9);
        assertEquals(1 * 20 / (20 + lambda), y(sgd), 1e-9);
        Racer written = walk(own(GROUND + "+0.25*(x^2+y^2)"), 0, -2, 400, 0, l2("sgd", 0, 0.04));
        assertEquals(x(sgd), x(written), 1e-9);
        assertEquals(y(sgd), y(written), 1e-9);
    }

    @Test
    @Checks("aw-half-life")
    void theHalfLifeOfAWeightDependsOnTheProduct() {
        int sgd = new Unused(l2("sgd", 0.0005, 0.1)).halfLife();
        int adamw = new Unused(adamw(0.001, 0.01)).halfLife();
        PROOF.says("For SGD at $\\eta = 0.1$ it halves such a weight in %,d steps", sgd);
        PROOF.says("$\\eta = 0.001$ and $\\lambda = 0.01$, needs %,d", adamw);
        assertEquals(Math.log(2) / (0.1 * 0.0005), sgd, 1);
        assertEquals(Math.log(2) / (0.001 * 0.01), adamw, 1);
        double usual = Optimizers.get("adamw").defaults()[4];
        assertEquals(0.01, usual);
        assertEquals(20, usual / 0.0005, 1e-9);
        assertEquals(1 / 5.0, 1.0 * sgd / adamw, 1e-4);
        PROOF.uses(0.0005, 2);
        PROOF.says("twenty times the λ, and a fifth of the decay");
    }

    @Test
    @Checks("aw-schedule")
    void decayFollowsTheSchedule() {
        double constant = new Unused(adamw(0.001, 0.01)).left(STEPS);
        double cosine = new Unused(adamw(Schedule.cosine(0.001, STEPS), 0.01)).left(STEPS);
        PROOF.uses(0.001, 0.01);
        PROOF.says("in %d epochs of %d steps AdamW leaves %.0f%%", EPOCHS, STEPS / EPOCHS, constant);
        PROOF.says("at a constant rate, and %.0f%% along a cosine", cosine);
        assertEquals(Math.ceil(50_000 / 128.0), STEPS / EPOCHS, "batches of 128");
    }

    @Test
    @Checks("aw-momentum")
    void momentumPullsTenTimesAsHard() {
        int penalty = new Unused(l2("momentum", 0.0005, 0.1, 0.9)).halfLife();
        int decay = new Unused(decoupled("momentum", 0.0005, 0.1, 0.9)).halfLife();
        PROOF.says("At $\\eta = 0.1$, $\\lambda = 0.0005$ and $\\gamma = 0.9$ an");
        PROOF.says("is halved after %,d steps instead of %,d", penalty, decay);
        PROOF.says(
                "In %,d steps it shrinks to %.1f%% instead of %.0f%%",
                STEPS,
                new Unused(l2("momentum", 0.0005, 0.1, 0.9)).left(STEPS),
                new Unused(decoupled("momentum", 0.0005, 0.1, 0.9)).left(STEPS));
        assertEquals(10, 1.0 * decay / penalty, 0.05);
        PROOF.uses(1);
    }

    @Test
    @Checks("aw-matching")
    void adamwNeedsAHalfToPullAsMomentumDoes() {
        Unused momentum = new Unused(l2("momentum", 0.0005, 0.1, 0.9));
        double before = momentum.left(1000);
        double after = momentum.left(1);
        double factor = after / before;
        double lambda = (1 - factor) / 0.001;
        PROOF.says("γ = 0.9, at η = 0.1, with an L2 penalty of λ = 0.0005. You move to AdamW at η = 0.001");
        PROOF.says("answer: %.1f", lambda);
        double start = new Unused(adamw(0.001, 0.5)).left(0);
        assertEquals(factor, new Unused(adamw(0.001, 0.5)).left(1) / start, 1e-5);
        assertEquals(50, lambda / Optimizers.get("adamw").defaults()[4], 0.5);
        PROOF.says("fifty times AdamW’s default");
    }

    @Test
    @Checks("aw-adam")
    void inAdamAPenaltyHardlyDecaysWeightsWithLargeGradients() {
        double[] sizes = {0.01, 0.1, 1, 10};
        int steps = 1000;
        DecayExperiment penalty = new DecayExperiment(sizes, steps, l2("adam", 0.1, 0.01));
        DecayExperiment decay = new DecayExperiment(
                sizes,
                steps,
                chain(
                        "adamw",
                        Schedule.constant(0.01),
                        Optimizers.get("adamw").options(),
                        0.01,
                        0.9,
                        0.999,
                        1e-8,
                        0.1));
        PROOF.says("At η = 0.01 and λ = 0.1, %,d steps of L2 in Adam", steps);
        PROOF.says("with ±10 at %.3f and the one with ±1 at %.3f", penalty.path(3)[steps], penalty.path(2)[steps]);
        PROOF.says("with ±0.1 and ±0.01 reach zero at step %d and %d", zero(penalty.path(1)), zero(penalty.path(0)));
        PROOF.says("answer: %.3f", penalty.path(3)[steps]);
        for (int i = 0; i < sizes.length; i++) {
            PROOF.says("all four stand at %.3f; $(1-\\eta\\lambda)^{%d}$", decay.path(i)[steps], steps);
        }
        PROOF.says("is %.3f.", Math.pow(1 - 0.01 * 0.1, steps));
    }

    private static int zero(double[] path) {
        int step = 0;
        while (path[step] > 0) {
            step++;
        }
        return step;
    }

    @Test
    @Checks("aw-itself")
    void adamDividesAPenaltyByItself() {
        PROOF.uses(2); // of L2
        PROOF.says(
                "At η = 0.01 a weight without gradients is halved after %d steps at λ = 0.1, and after %d at λ = 0.001",
                new Unused(l2("adam", 0.1, 0.01)).halfLife(), new Unused(l2("adam", 0.001, 0.01)).halfLife());
        PROOF.says(
                "AdamW takes %,d and %,d",
                new Unused(decoupled("adam", 0.1, 0.01)).halfLife(),
                new Unused(decoupled("adam", 0.001, 0.01)).halfLife());
    }

    private static GradientTransform[] shortMemory(double lambda) {
        return Optimizers.get("adamw").chain(new double[] {0.05, 0.9, 0.9, 1e-8, lambda});
    }

    @Test
    @Checks("aw-box")
    void adamwStaysInABox() {
        PROOF.uses(0.05, 0, 2, 3, 10, 1, 400, 0.9);
        Racer wall = walk(own(GROUND), 0, -2, 400, 0, shortMemory(0.5));
        PROOF.says("AdamW with λ = 0.5 stand after %d steps", wall.steps());
        PROOF.says(
                "With λ = 0.5 AdamW ends at $(%.2f, %.2f)$ with a loss of %.2f",
                x(wall), y(wall), ChapterProof.last(wall));
        PROOF.says("At (%.2f, %.2f). Its box ends at 1/λ = %.0f", x(wall), y(wall), 1 / 0.5);
        Racer free = walk(own(GROUND), 0, -2, 400, 0, shortMemory(0.3));
        PROOF.says("with λ = 0.3 its box reaches to %.2f and holds the minimum", 1 / 0.3);
        assertTrue(ChapterProof.last(free) < 0.01);
        assertEquals(3, x(free), 0.05);
        assertEquals(1, y(free), 0.05);
        PROOF.uses(0.01);
        Racer adam = walk(own(GROUND), 0, -2, 400, 0, l2("adam", 0, 0.05, 0.9, 0.9));
        assertEquals(3, x(adam), 0.01);
        // The wall is no matter of the short memory.
        Racer usual = walk(
                own(GROUND), 0, -2, 20_000, 0, Optimizers.get("adamw").chain(new double[] {0.05, 0.9, 0.999, 1e-8, 0.5
                }));
        assertEquals(2, x(usual), 0.01);
    }

    @Test
    @Checks("aw-box-noise")
    void insideTheBoxDecayWorksAgainstNoise() {
        PROOF.uses(3);
        PROOF.says("noise of σ = 5 on every gradient and take λ = 0.1, a box of %.0f", 1 / 0.1);
        PROOF.says("AdamW stands at %.2f instead of 3, on average over %d seeds", meanX(0.1), 40);
        PROOF.says("With λ = 0.01, a box of %.0f, it stands at %.2f", 1 / 0.01, meanX(0.01));
        PROOF.uses(1000, 2000);
    }

    private static double meanX(double lambda) {
        double sum = 0;
        for (long seed = 1; seed <= 40; seed++) {
            Racer racer = walk(new NoisyGradient(own(GROUND), 5), 0, -2, 2000, seed, shortMemory(lambda));
            for (int step = 1001; step <= 2000; step++) {
                sum += ChapterProof.x(racer, step);
            }
        }
        return sum / (40 * 1000);
    }

    /** The loss, the norm of a layer's gradient, and the cosine between that and its weights, which are multiplied first. */
    private static double[] scaled(DepthNet.Norm norm, int layer, double factor) {
        DepthNet net = ToyNet.of(6, false, norm, 1);
        double[][] grads = ToyNet.zeros(net);
        int index = layer * (norm == DepthNet.Norm.OFF ? 2 : 4);
        double[] weights = net.params()[index];
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= factor;
        }
        double loss = net.lossAndGradient(net.params(), grads);
        double gradient = net.gradientNorms()[layer];
        double cosine = dot(weights, grads[index]) / (gradient * Math.sqrt(dot(weights, weights)));
        return new double[] {loss, gradient, cosine};
    }

    @Test
    @Checks("aw-scale")
    void beforeBatchNormalizationTheSizeOfWeightsMeansNothing() {
        double[] before = scaled(DepthNet.Norm.BEFORE, 2, 1);
        double[] after = scaled(DepthNet.Norm.BEFORE, 2, 10);
        PROOF.says("leave the loss at %.4f", before[0]);
        PROOF.says("leave the loss at %.4f", after[0]);
        PROOF.says("shrinks tenfold, from %.3f to %.3f", before[1], after[1]);
        assertEquals(0, before[2], 1e-5);
        assertTrue(Math.abs(scaled(DepthNet.Norm.OFF, 2, 1)[2]) > 0.01, "without normalization it does not");
        assertTrue(scaled(DepthNet.Norm.BEFORE, 6, 10)[0] > 2 * before[0], "the last layer");
        PROOF.says(
                "takes the loss from %.3f to %.3f",
                scaled(DepthNet.Norm.OFF, 2, 1)[0], scaled(DepthNet.Norm.OFF, 2, 10)[0]);
    }

    @Test
    @Checks("aw-equilibrium")
    void growthAndDecayBalanceAtOneAngle() {
        double[] once = settled(1);
        double[] tenfold = settled(10);
        PROOF.says(
                "With SGD at $\\eta = 0.1$ and $\\lambda = 0.0005$, on random gradients at right angles to %d weights",
                100);
        PROOF.says(
                "$\\sqrt{2\\eta\\lambda} = %.3f$ radians, or %.2f°",
                Math.sqrt(2 * 0.1 * 0.0005), Math.toDegrees(once[1]));
        assertEquals(Math.sqrt(2 * 0.1 * 0.0005), once[1], 1e-5);
        assertEquals(once[1], tenfold[1], 1e-5);
        PROOF.says("settles elsewhere, at %.1f instead of %.2f", tenfold[0], once[0]);
        PROOF.uses(1);
    }

    /** The length of 100 weights and the angle of a step, after 60,000 steps with gradients of the length size/‖w‖. */
    private static double[] settled(double size) {
        int count = 100;
        double[][] w = new double[1][count];
        Arrays.fill(w[0], 0.1);
        Optimizer optimizer = new Optimizer(
                new ParameterInfo[] {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, count)},
                l2("sgd", 0.0005, 0.1));
        double angle = 0;
        for (int step = 0; step < 60_000; step++) {
            double[] g = new double[count];
            for (int i = 0; i < count; i++) {
                g[i] = CounterRandom.gaussian(1, step, i);
            }
            double length = Math.sqrt(dot(w[0], w[0]));
            double along = dot(g, w[0]) / (length * length);
            for (int i = 0; i < count; i++) {
                g[i] -= along * w[0][i];
            }
            double factor = size / (Math.sqrt(dot(g, g)) * length);
            double[] scaled = Arrays.stream(g).map(value -> factor * value).toArray();
            double[] old = w[0].clone();
            optimizer.step(w, new double[][] {scaled});
            angle = Math.acos(dot(old, w[0]) / (length * Math.sqrt(dot(w[0], w[0]))));
        }
        return new double[] {Math.sqrt(dot(w[0], w[0])), angle};
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    @Checks("aw-kinds")
    void everyKindOfParameterDecays() {
        ParameterInfo.Kind[] kinds = ParameterInfo.Kind.values();
        for (GradientTransform[] chain :
                new GradientTransform[][] {l2("sgd", 0.01, 0.1), l2("momentum", 0.01, 0.1), adamw(0.001, 0.01)}) {
            ParameterInfo[] infos = new ParameterInfo[kinds.length];
            double[][] w = new double[kinds.length][1];
            for (int i = 0; i < kinds.length; i++) {
                infos[i] = new ParameterInfo(i, kinds[i].name(), kinds[i], 1);
                w[i][0] = 1;
            }
            new Optimizer(infos, chain).step(w, new double[kinds.length][1]);
            for (int i = 0; i < kinds.length; i++) {
                assertTrue(w[i][0] < 1, kinds[i].name());
                assertEquals(w[0][0], w[i][0], kinds[i].name());
            }
        }
        double[][] updates = new double[kinds.length][1];
        double[][] ones = new double[kinds.length][];
        boolean[] weights = new boolean[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            ones[i] = new double[] {1};
            weights[i] = kinds[i] == ParameterInfo.Kind.WEIGHT;
        }
        new AddDecayedWeights(0.1).only(weights).apply(updates, ones, 0);
        for (int i = 0; i < kinds.length; i++) {
            assertEquals(weights[i] ? 0.1 : 0, updates[i][0], kinds[i].name());
        }
    }

    @Test
    @Checks("aw-config")
    void aRunOfAdamwHasNoPenaltyBesides() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        String adamw = "{\"preset\":\"cnn_baseline\",\"optimizer\":\"adamw\"%s}";
        double penalty = ConfigReader.read(json.readTree(adamw.formatted(""))).weightDecay();
        PROOF.says("it must be %.0f", penalty);
        assertThrows(
                InvalidConfigException.class,
                () -> ConfigReader.read(json.readTree(adamw.formatted(",\"weightDecay\":0.01"))));
        PROOF.uses(2); // of L2
    }
}
