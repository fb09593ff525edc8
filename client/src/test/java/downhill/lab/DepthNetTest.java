package downhill.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.DepthNet.Norm;
import downhill.optim.GradientTransform;
import downhill.optim.Optimizers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden values: PyTorch 2.13, float64, CPU, from the same weights and points (width 8, seed 7). */
class DepthNetTest {
    private static final int WIDTH = 8;
    private static final long SEED = 7;

    /** @param last loss after 5 steps of the optimizer of torch.optim with that name; empty for none */
    record Golden(
            boolean residual,
            Norm norm,
            double branchScale,
            double loss,
            double[] gradientNorms,
            double[] activationScales,
            String optimizer,
            double last) {}

    static List<Golden> goldens() {
        return List.of(
                new Golden(
                        false,
                        Norm.OFF,
                        1,
                        4.250294375705703,
                        new double[] {
                            0.9507597068554118,
                            3.8579547701041847,
                            2.5224294517595003,
                            3.2547619487786608,
                            3.170049834960386
                        },
                        new double[] {1.3230755325589376, 1.1959924510810005, 1.7788658785641938, 2.301450331957348},
                        "sgd",
                        0.8708730251287797),
                new Golden(
                        false,
                        Norm.BEFORE,
                        1,
                        1.1476331135800237,
                        new double[] {
                            0.2460043439447334,
                            0.9358667402936601,
                            0.8425688564175425,
                            0.4932831673157982,
                            0.5271133663210714
                        },
                        new double[] {0.7071055171040915, 0.6994675374052728, 0.7151557749491947, 0.7310196616267073},
                        "adam",
                        0.49221759942191123),
                new Golden(
                        false,
                        Norm.AFTER,
                        1,
                        1.5122073435984484,
                        new double[] {
                            0.42217349599936776,
                            2.175880644550646,
                            1.6565160383248585,
                            1.2544029469561773,
                            0.8279171994462595
                        },
                        new double[] {0.9999948259570373, 0.999990650926304, 0.9999831565981709, 0.9999863095169933},
                        "sgd",
                        0.45126889064787634),
                new Golden(
                        true,
                        Norm.OFF,
                        0.5,
                        5.055163425363881,
                        new double[] {
                            1.2290434201252356,
                            1.418464566702333,
                            2.2622415911438285,
                            2.296913093331198,
                            5.282689367376093
                        },
                        new double[] {1.3230755325589376, 1.6155997881147104, 2.23535550971699, 3.2367994387672465},
                        "",
                        0),
                new Golden(
                        true,
                        Norm.BEFORE,
                        1,
                        2.8326995930055636,
                        new double[] {
                            0.43726893816760076,
                            1.2484257892193114,
                            1.32723967801417,
                            0.5168055592531934,
                            2.864203974460766
                        },
                        new double[] {0.7071055171040915, 1.1311903676470243, 1.5677520263366929, 2.129118080057602},
                        "sgd",
                        0.5985246678259415),
                new Golden(
                        true,
                        Norm.AFTER,
                        1,
                        4.312926843946109,
                        new double[] {
                            0.8756608691488917,
                            2.8675844516675895,
                            2.5776496559911446,
                            1.1907932157660925,
                            3.9769638144454964
                        },
                        new double[] {0.9999948259570373, 1.3679185670970297, 1.7032665776191243, 2.2151347436258195},
                        "adam",
                        1.102718021417156));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void lossGradientsAndActivationsEqualPyTorch(Golden golden) {
        DepthNet net = net(4, golden.residual(), golden.branchScale(), golden.norm());
        assertEquals(golden.loss(), net.lossAndGradient(net.params(), net.zeros()), 1e-12);
        assertArrayEquals(golden.gradientNorms(), net.gradientNorms(), 2e-12);
        assertArrayEquals(golden.activationScales(), net.activationScales(), 1e-12);
    }

    static List<Golden> trained() {
        return goldens().stream()
                .filter(golden -> !golden.optimizer().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void fiveStepsOfTrainingEqualPyTorch(Golden golden) {
        DepthNet net = net(4, golden.residual(), golden.branchScale(), golden.norm());
        DepthRun run = new DepthRun(
                net, 5, chain(golden.optimizer(), golden.optimizer().equals("sgd") ? 0.05 : 0.01));
        assertEquals(5, run.advance(9));
        assertEquals(golden.last(), run.losses()[5], 1e-10);
    }

    @ParameterizedTest
    @CsvSource({
        "true, BEFORE, 9.784388249801117, 2.215364988468905, 0.2782693944102091, 0.7292079125941437, 29.254224247005265",
        "false, OFF, 0.6931468782072778, 1.6630052176061522e-6, 7.792030195921285e-6, 2.347374259154619e-6,"
                + " 1.351580345273389e-4",
    })
    void sixtyLayersEqualPyTorch(
            boolean residual, Norm norm, double loss, double first, double middle, double last, double scale) {
        DepthNet net = net(60, residual, 1, norm);
        assertEquals(loss, net.lossAndGradient(net.params(), net.zeros()), 1e-11 * loss);
        assertEquals(first, net.gradientNorms()[0], 1e-9 * first);
        assertEquals(middle, net.gradientNorms()[29], 1e-9 * middle);
        assertEquals(last, net.gradientNorms()[59], 1e-9 * last);
        assertEquals(scale, net.activationScales()[59], 1e-11 * scale);
    }

    @ParameterizedTest
    @CsvSource({"true, OFF", "true, BEFORE", "true, AFTER", "false, OFF", "false, BEFORE", "false, AFTER"})
    void everyGradientEqualsCentralDifferences(boolean residual, Norm norm) {
        DepthNet net = new DepthNet(3, 5, residual, 0.7, norm, 3);
        double[][] w = net.params();
        double[][] grads = net.zeros();
        net.lossAndGradient(w, grads);
        double h = 1e-6;
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                double before = w[i][j];
                w[i][j] = before + h;
                double above = net.lossAndGradient(w, net.zeros());
                w[i][j] = before - h;
                double below = net.lossAndGradient(w, net.zeros());
                w[i][j] = before;
                assertEquals((above - below) / (2 * h), grads[i][j], 2e-8, net.infos()[i] + " element " + j);
            }
        }
    }

    @Test
    void aPlainAndAResidualNetworkOfOneSeedStartFromTheSameWeights() {
        assertArrayEquals(
                net(9, false, 1, Norm.AFTER).params(),
                net(9, true, 1, Norm.AFTER).params());
    }

    @Test
    void nesterovTakesItsGradientAhead() {
        double[] gammaZero = run("nesterov", 0.02, 0).losses();
        double[] sgd = run("sgd", 0.02).losses();
        assertArrayEquals(sgd, gammaZero, 1e-14);
        double[] nesterov = run("nesterov", 0.02, 0.9).losses();
        double[] momentum = run("momentum", 0.02, 0.9).losses();
        assertTrue(Math.abs(nesterov[3] - momentum[3]) > 1e-4, nesterov[3] + " and " + momentum[3]);
    }

    @Test
    void trainingStopsWhereTheLossIsNoLongerFinite() {
        DepthRun run = new DepthRun(net(40, true, 1, Norm.OFF), 50, chain("sgd", 10));
        run.advance(50);
        assertTrue(run.diverged());
        assertTrue(run.steps() < 50, "steps " + run.steps());
    }

    @Test
    void aSplitOfTheStepsChangesNothing() {
        DepthRun whole = run("adam", 0.01, 0.9, 0.999, 1e-8);
        DepthRun parts = new DepthRun(net(6, true, 1, Norm.BEFORE), 8, chain("adam", 0.01));
        parts.advance(3);
        parts.advance(5);
        assertArrayEquals(whole.losses(), parts.losses());
    }

    @Test
    void aDepthOutsideItsRangeIsRefused() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> net(61, true, 1, Norm.OFF));
        assertEquals("depth must be 2 to 60, but is 61", error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> net(1, true, 1, Norm.OFF));
    }

    private static DepthRun run(String optimizer, double... values) {
        DepthRun run = new DepthRun(
                net(6, true, 1, Norm.BEFORE), 8, Optimizers.get(optimizer).chain(values));
        run.advance(8);
        return run;
    }

    private static GradientTransform[] chain(String optimizer, double lr) {
        double[] values = Optimizers.get(optimizer).defaults();
        values[0] = lr;
        return Optimizers.get(optimizer).chain(values);
    }

    private static DepthNet net(int depth, boolean residual, double branchScale, Norm norm) {
        return new DepthNet(depth, WIDTH, residual, branchScale, norm, SEED);
    }
}
