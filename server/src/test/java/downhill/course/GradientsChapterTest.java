package downhill.course;

import static downhill.course.ChapterProof.last;
import static downhill.course.ChapterProof.y;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.DepthNet;
import downhill.lab.Microscope;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import downhill.math.Exact;
import downhill.model.Architectures;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;
import downhill.random.CounterRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every number in the chapter "Gradients". */
class GradientsChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("gradients");

    private static final Landscape SQUARE = Landscapes.own("x^2").landscape();
    private static final Landscape RAVINE = Landscapes.get("ravine").landscape();
    private static final Landscape TINY = Landscapes.own("(x*(y+abs(y))-4)^2").landscape();

    private static void says(String words, Object... values) {
        PROOF.says(words, values);
    }

    private static double[] gradient(Landscape landscape, double x, double y) {
        double[] gradient = new double[2];
        landscape.gradient(x, y, gradient);
        return gradient;
    }

    /** What differences measure, for functions of a few numbers whose size is near 1. */
    private static double[] measured(ToDoubleFunction<double[]> function, double... at) {
        double h = 1e-6;
        double[] slopes = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += h;
            down[i] -= h;
            slopes[i] = (function.applyAsDouble(up) - function.applyAsDouble(down)) / (2 * h);
        }
        return slopes;
    }

    @Test
    @Checks("grad-slope")
    void shorterNudgesComeCloserToTheDerivative() {
        PROOF.uses(3, 1);
        says("At $w = 3$ the loss is %.0f.", SQUARE.value(3, 0));
        says(
                "A nudge of 0.1 raises it by %.1f times the nudge, one of 0.01 by %.2f times, one of 0.001 by %.3f times.",
                nudged(0.1), nudged(0.01), nudged(0.001));
        says("the closer to %.0f.", gradient(SQUARE, 3, 0)[0]);
        says("With $\\eta = 0.1$ the step leads from 3 to $3 - 0.1\\cdot 6 = %.1f$", stepped(0.1)[0]);
        assertEquals(1, stepped(0.1)[1], "the other weight changes nothing");
        says("(#slope=optimizer:sgd(lr=0.5))");
        says(
                "The second lands at %.0f, exactly; the last at −%.0f, no lower than before.",
                stepped(0.5)[0], -stepped(1)[0]);
        assertEquals(0, stepped(0.5)[0]);
        assertEquals(SQUARE.value(3, 1), SQUARE.value(stepped(1)[0], 1), 1e-12);
    }

    /** Where one step of SGD leads from w = 3. */
    private static double[] stepped(double lr) {
        Microscope step = new Microscope(SQUARE, 3, 1, 0, Optimizers.get("sgd").chain(new double[] {lr}));
        return step.term("next").values()[0];
    }

    private static double nudged(double nudge) {
        return (SQUARE.value(3 + nudge, 0) - SQUARE.value(3, 0)) / nudge;
    }

    @Test
    @Checks("grad-forecast")
    void theSlopePromisesMoreThanAStepKeeps() {
        PROOF.uses(3, 2.4);
        double slope = gradient(SQUARE, 3, 0)[0];
        double before = SQUARE.value(3, 0);
        double after = SQUARE.value(2.4, 0);
        says(
                "For a step of %.1f it promises that the loss will fall by %.1f. It falls by %.2f, to %.2f.",
                3 - 2.4, slope * (3 - 2.4), before - after, after);
        says("the promise is %.2f, and %.4f is kept", slope * 0.06, before - SQUARE.value(2.94, 0));
    }

    @Test
    @Checks("grad-steepest")
    void noDirectionIsSteeperThanTheGradient() {
        PROOF.uses(10, 4, 2);
        double[] gradient = gradient(RAVINE, 4, 2);
        says("At the point $(4, 2)$ it is $(%.0f, %.0f)$.", gradient[0], gradient[1]);
        double steepest = IntStream.rangeClosed(0, 3600)
                .mapToObj(tenth -> tenth / 10.0)
                .max((a, b) -> Double.compare(rise(a), rise(b)))
                .orElseThrow();
        says("unit: degrees answer: %.1f claim: grad-steepest", steepest);
        assertEquals(Math.toDegrees(Math.atan2(gradient[1], gradient[0])), steepest, 0.06);
        says(
                "the loss rises by %.0f along $x$, by %.0f along $y$, by %.1f along the diagonal, and by %.1f along the gradient",
                rise(0), rise(90), rise(45), rise(steepest));
        assertEquals(Math.hypot(gradient[0], gradient[1]), rise(steepest), 1e-3);
        double level = rise(Math.toDegrees(Math.atan2(gradient[1], gradient[0])) + 90);
        says("At right angles to the gradient it rises by %.0f.", Math.abs(level));
        assertEquals(0, level, 1e-3);
    }

    /** How much the ravine's loss rises from (4, 2) for each unit of a very short step at an angle in degrees. */
    private static double rise(double angle) {
        double length = 1e-6;
        double x = 4 + length * Math.cos(Math.toRadians(angle));
        double y = 2 + length * Math.sin(Math.toRadians(angle));
        return (RAVINE.value(x, y) - RAVINE.value(4, 2)) / length;
    }

    @Test
    @Checks("grad-factor")
    void fiveTimesDependsOnThePlace() {
        PROOF.uses(10, 4, 2);
        says("“because of the 10 multiplier”");
        double[] here = gradient(RAVINE, 4, 2);
        assertEquals(5, here[1] / here[0]);
        assertEquals(5, gradient(RAVINE, 2, 1)[1] / gradient(RAVINE, 2, 1)[0]);
        double[] there = gradient(RAVINE, 20, 1);
        says("At $(20, 1)$ the gradient is $(%.0f, %.0f)$", there[0], there[1]);
    }

    @Test
    @Checks("grad-length")
    void whatIsSteepestDependsOnTheRuler() {
        PROOF.uses(4, 2);
        double[] gradient = gradient(RAVINE, 4, 2);
        double best = 0;
        double[] bestStep = new double[2];
        for (int i = -100; i <= 100; i++) {
            for (int j = -100; j <= 100; j++) {
                double rise = gradient[0] * i / 100 + gradient[1] * j / 100;
                if (rise > best) {
                    best = rise;
                    bestStep = new double[] {i / 100.0, j / 100.0};
                }
            }
        }
        says("the step $(%.0f, %.0f)$ raises the loss by %.0f", bestStep[0], bestStep[1], best);
        double along = gradient[0] / gradient[1];
        says("along the gradient, $(%.1f, 1)$, only by %.1f", along, gradient[0] * along + gradient[1]);
        // With u = √10·y the ravine is the bowl x² + u², whose gradient is taken back to x and y.
        double root = Math.sqrt(10);
        double[] round = gradient(Landscapes.get("bowl").landscape(), 4, root * 2);
        assertEquals(RAVINE.value(4, 2), Landscapes.get("bowl").landscape().value(4, root * 2), 1e-12);
        says("the steepest way is then along $(%.0f, %.0f)$", round[0], round[1] / root);
        assertEquals(4.0 / 2, round[0] / (round[1] / root), 1e-12, "straight away from the minimum");
    }

    private static int weightsOfResNet() {
        return Architectures.get("resnet20").parameters().stream()
                .mapToInt(ParameterInfo::size)
                .sum();
    }

    @Test
    @Checks("grad-random")
    void nearlyEveryDirectionIsNearlyLevel() {
        PROOF.uses(20);
        int n = weightsOfResNet();
        says("ResNet-20, has %s weights", String.format(Locale.ROOT, "%,d", n));
        // The mean square of a component of a unit vector is 1/n, since the squares of all n add up to 1.
        says("catches %.2f of the steepest slope", 1 / Math.sqrt(2));
        says("With 269,722 weights it catches %.4f.", 1 / Math.sqrt(n));
        assertEquals(1 / Math.sqrt(2), caught(2, 10_000), 0.01);
        assertEquals(1 / Math.sqrt(n), caught(n, 40), 0.3 / Math.sqrt(n));
        says("is only 0.01, the gradient is %.1f long", Math.sqrt(n * 0.01 * 0.01));
    }

    /** The root mean square of the first component of random unit vectors. */
    private static double caught(int weights, int directions) {
        double sum = 0;
        for (int direction = 0; direction < directions; direction++) {
            double squares = 0;
            double first = 0;
            for (int i = 0; i < weights; i++) {
                double component = CounterRandom.gaussian(5, direction, i);
                squares += component * component;
                first = i == 0 ? component : first;
            }
            sum += first * first / squares;
        }
        return Math.sqrt(sum / directions);
    }

    /** The loss of the chapter's network at w₁, w₂, v₁, v₂. */
    private static double network(double[] weights, double target) {
        double y = 0;
        for (int i = 0; i < 2; i++) {
            y += weights[2 + i] * Math.max(0, weights[i] * 2);
        }
        return (y - target) * (y - target);
    }

    @Test
    @Checks("grad-backprop")
    void theTableIsWhatDifferencesMeasure() {
        double x = 2;
        double t = 4;
        double[] w = {1, -1};
        double[] v = {3, 5};
        double[] z = {w[0] * x, w[1] * x};
        double[] h = {Math.max(0, z[0]), Math.max(0, z[1])};
        double y = v[0] * h[0] + v[1] * h[1];
        double byY = 2 * (y - t);
        double[] byV = {byY * h[0], byY * h[1]};
        double[] byH = {byY * v[0], byY * v[1]};
        double[] byZ = {z[0] > 0 ? byH[0] : 0, z[1] > 0 ? byH[1] : 0};
        double[] byW = {byZ[0] * x, byZ[1] * x};
        says("Let $x = %.0f$ and the target $t = %.0f$.", x, t);
        says("| $w$ | %s | %s |", pair(w), pair(byW));
        says("| $w\\,x$ | %s | %s |", pair(z), pair(byZ));
        says("| $h$ | %s | %s |", pair(h), pair(byH));
        says("| $v$ | %s | %s |", pair(v), pair(byV));
        says("| $y$ | %.0f | %.0f | | $L$ | %.0f | |", y, byY, (y - t) * (y - t));
        assertArrayEquals(
                new double[] {byW[0], byW[1], byV[0], byV[1]}, measured(at -> network(at, 4), 1, -1, 3, 5), 1e-6);
        assertEquals(byY * v[0], measured(at -> Math.pow(3 * at[0] + 5 * at[1] - 4, 2), 2, 0)[0], 1e-6);
        assertEquals(byY * v[1], measured(at -> Math.pow(3 * at[0] + 5 * at[1] - 4, 2), 2, 0)[1], 1e-6);
        double[] figure = gradient(TINY, 3, 1);
        assertArrayEquals(new double[] {byV[0], byW[0]}, figure, 1e-12);
        says("Its gradient, (%.0f, %.0f), comes", figure[0], figure[1]);
    }

    private static String pair(double[] numbers) {
        return String.format(Locale.ROOT, "(%.0f, %.0f)", numbers[0] + 0.0, numbers[1] + 0.0)
                .replace('-', '−');
    }

    @Test
    @Checks("grad-layer")
    void aLayerPassesAlsoASlopeToTheLayerBefore() {
        double[] at = {1, 2, 3, -1, 0, 1, 2, 1}; // W by rows, b, x
        double[] target = {3, 8};
        PROOF.uses(at);
        PROOF.uses(target);
        double[] y = outputs(at);
        says("$t = (3, 8)$, $b = (0, 1)$");
        says("Then $y = (%.0f, %.0f)$ and $L = 1^2 + 2^2 = %.0f$", y[0], y[1], squares(at, target));
        double[] e = {2 * (y[0] - target[0]), 2 * (y[1] - target[1])};
        double[] byW = {e[0] * at[6], e[0] * at[7], e[1] * at[6], e[1] * at[7]};
        double[] byX = {at[0] * e[0] + at[2] * e[1], at[1] * e[0] + at[3] * e[1]};
        double[] all = {byW[0], byW[1], byW[2], byW[3], e[0], e[1], byX[0], byX[1]};
        assertArrayEquals(all, measured(all8 -> squares(all8, target), at), 1e-6);
        double[] halves = Arrays.stream(all).map(slope -> slope / 2).toArray();
        assertArrayEquals(
                halves, measured(all8 -> squares(all8, target) / 2, at), 1e-6, "with the mean of two squares");
        says("$2(y - t) = (%.0f, %.0f)$", e[0], e[1]);
        says("\\begin{pmatrix}%.0f & %.0f\\\\ %.0f & %.0f\\end{pmatrix}$$", byW[0], byW[1], byW[2], byW[3]);
        says("The slope by $x$ is $W^{\\mathsf T}(2, -4) = (%.0f, %.0f)$", byX[0], byX[1]);
    }

    private static double[] outputs(double[] at) {
        return new double[] {at[0] * at[6] + at[1] * at[7] + at[4], at[2] * at[6] + at[3] * at[7] + at[5]};
    }

    private static double squares(double[] at, double[] target) {
        double[] y = outputs(at);
        return Math.pow(y[0] - target[0], 2) + Math.pow(y[1] - target[1], 2);
    }

    @Test
    @Checks("grad-by-hand")
    void theExerciseByHand() {
        double slope = measured(at -> network(at, 9), 1, -1, 3, 5)[0];
        says("with the target $t = 9$ instead of 4");
        says("answer: −%.0f claim: grad-by-hand", -slope);
        assertTrue(slope < 0);
        assertEquals(2 * (6 - 9) * 3 * 2, slope, 1e-5);
    }

    @Test
    @Checks("grad-dead")
    void aUnitThatIsOffStaysOff() {
        PROOF.uses(0.05, 1);
        Racer racer = tiny(0.05);
        says("At η = 0.05 the first step takes $w_1$ from 1 to −%.1f.", -y(racer, 1));
        double[] there = gradient(TINY, racer.path()[2], racer.path()[3]);
        says("both slopes are %.0f, and the loss stays at %.0f for ever", there[0], last(racer));
        assertEquals(0, Math.hypot(there[0], there[1]));
        says("Four times the rate that works best");
        assertTrue(ChapterProof.stepsBelow(tiny(0.0125), 1e-4) <= 5);
    }

    private static Racer tiny(double lr) {
        Race race = new Race(TINY, 3, 1, 40, 0);
        race.add(Optimizers.get("sgd").chain(new double[] {lr}));
        race.advance(40);
        return race.racer(0);
    }

    @Test
    @Checks("grad-check")
    void theBestNudgeLiesBetweenBendingAndRounding() {
        DepthNet net = new DepthNet(2, 16, false, 1, DepthNet.Norm.OFF, 1);
        says(
                "two hidden layers with %d weights in all",
                Arrays.stream(net.params())
                        .mapToInt(parameter -> parameter.length)
                        .sum());
        double[][] errors = new double[12][];
        for (int k = 1; k < errors.length; k++) {
            errors[k] = errors(net, Math.pow(10, -k));
        }
        for (int k : new int[] {2, 3, 4, 5, 7, 10}) {
            says("| $10^{-%d}$ | $%s$ | $%s$ |", k, scientific(errors[k][0]), scientific(errors[k][1]));
        }
        // Where nothing but the bending counts, a nudge ten times as long errs ten or a hundred times as much.
        assertEquals(10, errors[4][0] / errors[5][0], 0.1);
        assertTrue(errors[3][1] > 1000 * 100 * errors[4][1], "a kink");
        assertEquals(10, errors[10][1] / errors[9][1], 1, "rounding");
        double precision = Math.ulp(1.0);
        says("$%s$, and near its cube root", scientific(Math.sqrt(precision)));
        says("$%.0f\\cdot 10^{-6}$", Math.cbrt(precision) * 1e6);
        assertEquals(7, best(errors, 0));
        assertEquals(5, best(errors, 1));
    }

    private static int best(double[][] errors, int kind) {
        return IntStream.range(1, errors.length)
                .boxed()
                .min((a, b) -> Double.compare(errors[a][kind], errors[b][kind]))
                .orElseThrow();
    }

    /** ‖differences − backpropagation‖ / ‖backpropagation‖ over all weights, one-sided and central. */
    private static double[] errors(DepthNet net, double h) {
        double[][] params = net.params();
        double[][] exact = new double[params.length][];
        double[][] unused = new double[params.length][];
        for (int i = 0; i < params.length; i++) {
            exact[i] = new double[params[i].length];
            unused[i] = new double[params[i].length];
        }
        double here = net.lossAndGradient(params, exact);
        double oneSided = 0;
        double central = 0;
        double all = 0;
        for (int i = 0; i < params.length; i++) {
            for (int j = 0; j < params[i].length; j++) {
                double weight = params[i][j];
                params[i][j] = weight + h;
                double up = net.lossAndGradient(params, unused);
                params[i][j] = weight - h;
                double down = net.lossAndGradient(params, unused);
                params[i][j] = weight;
                oneSided += Math.pow((up - here) / h - exact[i][j], 2);
                central += Math.pow((up - down) / (2 * h) - exact[i][j], 2);
                all += exact[i][j] * exact[i][j];
            }
        }
        return new double[] {Math.sqrt(oneSided / all), Math.sqrt(central / all)};
    }

    /** As the chapter writes it: 1.6\cdot 10^{-2}. */
    private static String scientific(double number) {
        String[] parts = String.format(Locale.ROOT, "%.1e", number).split("e");
        return parts[0] + "\\cdot 10^{" + Integer.parseInt(parts[1]) + "}";
    }

    @Test
    @Checks("grad-single")
    void singlePrecisionNeedsALongNudge() {
        PROOF.uses(1);
        int best = IntStream.rangeClosed(1, 8)
                .boxed()
                .min((a, b) -> Double.compare(error(a), error(b)))
                .orElseThrow();
        says("differences of $e^w$ at 1 can do is $%s$, at $h = 10^{-%d}$", scientific(error(best)), best);
        says("at $10^{-8}$ both losses are equal and the slope is %.0f", slope(8));
        assertEquals(0, slope(8));
    }

    private static double slope(int k) {
        double h = Math.pow(10, -k);
        return ((float) Exact.exp(1 + h) - (float) Exact.exp(1 - h)) / (2 * h);
    }

    private static double error(int k) {
        return Math.abs(slope(k) - Math.E) / Math.E;
    }

    private int multiplications;

    private double times(double a, double b) {
        multiplications++;
        return a * b;
    }

    @Test
    @Checks("grad-cost")
    void goingBackwardsCostsTwoForwardPasses() {
        PROOF.uses(20);
        double[] at = {1, 2, 3, -1, 0, 1, 2, 1}; // W by rows, b, x, as in the chapter
        double[] target = {3, 8};
        multiplications = 0;
        double[] y = {at[4], at[5]};
        for (int o = 0; o < 2; o++) {
            for (int i = 0; i < 2; i++) {
                y[o] += times(at[2 * o + i], at[6 + i]);
            }
        }
        int forward = multiplications;
        double[] slopes = {0, 0, 0, 0, 2 * (y[0] - target[0]), 2 * (y[1] - target[1]), 0, 0};
        for (int o = 0; o < 2; o++) {
            for (int i = 0; i < 2; i++) {
                slopes[2 * o + i] = times(slopes[4 + o], at[6 + i]);
                slopes[6 + i] += times(slopes[4 + o], at[2 * o + i]);
            }
        }
        int back = multiplications - forward;
        assertArrayEquals(measured(all -> squares(all, target), at), slopes, 1e-6);
        assertEquals(2 * forward, back);
        says("two multiplications for each one forward");
        double passes = (forward + back) / (double) forward;
        assertEquals(3, passes, "three forward passes in all");
        long oneSided = weightsOfResNet() + 1;
        says("%s for ResNet-20", String.format(Locale.ROOT, "%,d", oneSided));
        says("takes %.0f hours by differences", oneSided / passes / 3600);
    }
}
