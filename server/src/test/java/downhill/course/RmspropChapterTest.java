package downhill.course;

import static downhill.course.ChapterProof.last;
import static downhill.course.ChapterProof.x;
import static downhill.course.ChapterProof.y;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.GradientMemory;
import downhill.lab.Outcome;
import downhill.lab.PathReading;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every number in the chapter "RMSProp". */
class RmspropChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("rmsprop");

    private static final double[] WILD = {-40, 35, -42, 38};
    private static final double[] CALM = {2, 2.1, 1.9, 2.0};

    private static void says(String words, Object... values) {
        PROOF.says(words, values);
    }

    /** What RMSProp with η = 1 makes of gradients. */
    private static GradientMemory memory(double[] gradients, double beta) {
        return memory(gradients, beta, true);
    }

    private static GradientMemory memory(double[] gradients, double beta, boolean epsInside) {
        OptimizerEntry entry = Optimizers.get("rmsprop");
        return new GradientMemory(
                gradients,
                entry.chain(
                        Schedule.constant(1),
                        new double[] {1, beta, 1e-8},
                        entry.options().withEpsInsideRoot(epsInside)));
    }

    private static double[] repeated(double[] gradients, int steps) {
        return IntStream.range(0, steps)
                .mapToDouble(i -> gradients[i % gradients.length])
                .toArray();
    }

    private static double[] steady(double gradient, int steps) {
        return repeated(new double[] {gradient}, steps);
    }

    private static double lastOf(double[] series) {
        return series[series.length - 1];
    }

    private static Racer run(Landscape landscape, double x, double y, int steps, String optimizer, double... first) {
        double[] values = Optimizers.get(optimizer).defaults();
        System.arraycopy(first, 0, values, 0, first.length);
        return run(landscape, x, y, steps, optimizer, Schedule.constant(values[0]), values);
    }

    private static Racer run(
            Landscape landscape, double x, double y, int steps, String optimizer, Schedule schedule, double[] values) {
        Race race = new Race(landscape, x, y, steps, 0);
        race.add(Optimizers.get(optimizer).chain(schedule, values));
        race.advance(steps);
        return race.racer(0);
    }

    private static Landscape ravine(double kappa) {
        return Landscapes.get("ravine").landscape(kappa);
    }

    private static Landscape turned(double kappa) {
        return Landscapes.get("rotated").landscape(kappa, 45);
    }

    @Test
    @Checks("rms-adagrad")
    void aSumOnlyGrows() {
        PROOF.uses(100);
        double sum = 0;
        double[] steps = new double[100];
        for (int i = 0; i < steps.length; i++) {
            sum += 7 * 7;
            steps[i] = 7 / Math.sqrt(sum);
        }
        assertEquals(0.1, steps[99] / steps[0], 1e-12);
        says("Adagrad’s hundredth step is a tenth of its first");
    }

    @Test
    @Checks("rms-four-steps")
    void aRunningAverageNeedsTime() {
        PROOF.uses(0.9, 0);
        says("The gradients of one are −40, 35, −42 and 38, those of the other 2, 2.1, 1.9 and 2.0");
        assertEquals(1500, Arrays.stream(WILD).map(g -> g * g).average().orElseThrow(), 10);
        says("mean square of the wild gradients is about 1,500, so the notes divide by %.0f", Math.sqrt(1500));
        GradientMemory wild = memory(WILD, 0.9);
        GradientMemory calm = memory(CALM, 0.9);
        says(
                "After four steps $s$ is %.0f and not “about 1500”, and the divisor %.1f; the calm gradients have come to"
                        + " $s = %.2f$ and a divisor of %.2f",
                lastOf(wild.series("s")),
                lastOf(wild.series("denominator")),
                lastOf(calm.series("s")),
                lastOf(calm.series("denominator")));
        says("answer: %.1f claim: rms-four-steps", lastOf(wild.series("denominator")));
        assertEquals(1 / 3.0, 1 - Math.pow(0.9, 4), 0.02, "a third of what it is going to hold");
        says(
                "repeated for 40 steps do the divisors reach %.1f and %.2f",
                lastOf(memory(repeated(WILD, 40), 0.9).series("denominator")),
                lastOf(memory(repeated(CALM, 40), 0.9).series("denominator")));
    }

    @Test
    @Checks("rms-first-step")
    void theFirstStepsAreTooLong() {
        PROOF.uses(0.9, 0.99);
        for (double gradient : new double[] {0.1, 1, 1000}) {
            says(
                    "$\\eta/\\sqrt{1-\\beta} = %.2f\\,\\eta$",
                    memory(steady(gradient, 1), 0.9).series("update")[0]);
            says("and %.0fη with β = 0.99", memory(steady(gradient, 1), 0.99).series("update")[0]);
        }
        double[] steps = memory(steady(1, 40), 0.9).series("update");
        int near = (int) Arrays.stream(steps).takeWhile(step -> step > 1.1).count() + 1;
        says("it takes %d steps to come within a tenth of η", near);
    }

    @Test
    @Checks("rms-same-step")
    void everyWeightWalksAtTheSamePace() {
        PROOF.uses(40, 2);
        double[] wild = Arrays.stream(memory(repeated(WILD, 400), 0.9).series("update"), 396, 400)
                .map(Math::abs)
                .sorted()
                .toArray();
        double[] calm = Arrays.stream(memory(repeated(CALM, 400), 0.9).series("update"), 396, 400)
                .sorted()
                .toArray();
        says(
                "the wild weight takes steps of %.2fη to %.2fη and the calm one of %.2fη to %.2fη",
                wild[0], wild[3], calm[0], calm[3]);
        double rates = lastOf(memory(repeated(WILD, 400), 0.9).series("denominator"))
                / lastOf(memory(repeated(CALM, 400), 0.9).series("denominator"));
        assertEquals(20, rates, 1);
        says("is indeed twenty times smaller");
    }

    @Test
    @Checks("rms-second-moment")
    void itMeasuresTheSecondMoment() {
        double agreeing = lastOf(memory(steady(40, 40), 0.9).series("denominator"));
        double alternating =
                lastOf(memory(repeated(new double[] {40, -40}, 40), 0.9).series("denominator"));
        assertEquals(agreeing, alternating, 1e-12);
        says("Forty gradients of 40 have no variance at all");
        says("alternate between 40 and −40 have nothing else. RMSProp divides both by %.1f", agreeing);
    }

    @Test
    @Checks("rms-nine-to-one")
    void nineSmallGradientsAndALargeOne() {
        PROOF.uses(0.1, 0.9, 0.99);
        says("of 0.1 from nine batches and of −0.9 from the tenth");
        double[] cycle = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, -0.9};
        assertEquals(0, Arrays.stream(cycle).sum(), 1e-15);
        says("one back, %.0fη away every ten batches", drift(cycle, 0));
        says(
                "β = 0.9 drifts by %.2fη in ten batches, and with β = 0.99 by %.3fη",
                drift(cycle, 0.9), drift(cycle, 0.99));
    }

    /** How far a cycle of gradients that has been going on for long moves a weight. */
    private static double drift(double[] cycle, double beta) {
        double[] steps = memory(repeated(cycle, 10_000 * cycle.length), beta).series("update");
        return Arrays.stream(steps, steps.length - cycle.length, steps.length).sum();
    }

    @Test
    @Checks("rms-kappa")
    void alongTheAxesTheRavineDoesNotMatter() {
        PROOF.uses(4, 2, 0.04, 10, 100, 1000);
        Racer wide = run(ravine(10), 4, 2, 100, "rmsprop", 0.04);
        says("it stands at $(%.2f, %.2f)$ after 100 steps", x(wide, 100), Math.abs(y(wide, 100)));
        for (double kappa : new double[] {100, 1000}) {
            Racer narrow = run(ravine(kappa), 4, 2, 100, "rmsprop", 0.04);
            for (int step = 0; step <= 100; step++) {
                assertEquals(x(wide, step), x(narrow, step), 1e-9);
                assertEquals(y(wide, step), y(narrow, step), 1e-9);
            }
        }
    }

    @Test
    @Checks("rms-turned")
    void askewItIsAnotherMatter() {
        PROOF.uses(4, 2, 45, 0.04);
        says("from a start at %.2f", Math.hypot(4, 2));
        for (int kappa : new int[] {10, 100, 1000}) {
            double best = 2 / (2 + 2.0 * kappa);
            double sgd = away(run(ravine(kappa), 4, 2, 100, "sgd", best));
            assertEquals(sgd, away(run(turned(kappa), 4, 2, 100, "sgd", best)), 1e-9);
            says(
                    "| %,d | %.2f | %.2f | %.2f |",
                    kappa,
                    away(run(ravine(kappa), 4, 2, 100, "rmsprop", 0.04)),
                    away(run(turned(kappa), 4, 2, 100, "rmsprop", 0.04)),
                    sgd);
        }
        says(
                "the loss is %.1f to SGD’s %,d",
                last(run(turned(1000), 4, 2, 100, "rmsprop", 0.04)),
                10 * Math.round(last(run(turned(1000), 4, 2, 100, "sgd", 2 / 2002.0)) / 10));
    }

    private static double away(Racer racer) {
        return Math.hypot(x(racer, racer.steps()), y(racer, racer.steps()));
    }

    @Test
    @Checks("rms-crossings")
    void theOscillationComesAtTheEnd() {
        Racer racer = PROOF.run("ravine", 4, 2, 400, "rmsprop", 0.04);
        PROOF.uses(100);
        assertEquals(2, crossings(racer, 0, 100));
        assertEquals(300, crossings(racer, 100, 400));
        Racer sgd = PROOF.run("ravine", 4, 2, 100, "sgd", 0.09);
        assertEquals(100, crossings(sgd, 0, 100));
        assertTrue(Math.abs(y(sgd, 100)) < 1e-6, "it dies out");
        says("it crosses the floor twice in the first 100 steps, where SGD at 0.09 crosses it at every one");
        says("In the next %d it is RMSProp that crosses at every step", crossings(racer, 100, 400));
    }

    private static long crossings(Racer racer, int from, int to) {
        return IntStream.range(from, to)
                .filter(i -> y(racer, i) * y(racer, i + 1) < 0)
                .count();
    }

    @Test
    @Checks("rms-bounce")
    void itArrivesAndLeapsOn() {
        Racer racer = PROOF.run("ravine", 4, 2, 400, "rmsprop", 0.04);
        PROOF.uses(200);
        int lowest = IntStream.rangeClosed(0, 400)
                .boxed()
                .min((a, b) -> Double.compare(racer.losses()[a], racer.losses()[b]))
                .orElseThrow();
        assertEquals(2.8e-9, racer.losses()[lowest], 0.05e-9);
        says("It begins at %.0f.", racer.losses()[0]);
        says(
                "lowest loss is $2.8\\cdot 10^{-9}$, at step %d. Five steps later it is %.3f",
                lowest, racer.losses()[lowest + 5]);
        says("between $(%.2f, %.2f)$ and $(-", Math.abs(x(racer, 400)), Math.abs(y(racer, 400)));
        for (int step = 390; step < 400; step++) {
            assertEquals(0.04, Math.abs(x(racer, step + 1) - x(racer, step)), 1e-4);
            assertEquals(0.04, Math.abs(y(racer, step + 1) - y(racer, step)), 1e-4);
            assertTrue(x(racer, step) * y(racer, step) > 0);
        }
        says("the loss stays at %.4f", last(racer));
    }

    @Test
    @Checks("rms-floor")
    void theFloorIsTheSquareOfTheRate() {
        PROOF.uses(1, 4); // of the formula, which the assertions hold
        double low = last(run(ravine(10), 4, 2, 2000, "rmsprop", 0.02));
        double high = last(run(ravine(10), 4, 2, 2000, "rmsprop", 0.1));
        assertEquals(11 * 0.02 * 0.02 / 4, low, 1e-6);
        assertEquals(11 * 0.1 * 0.1 / 4, high, 1e-6);
        says("%.4f with η = 0.02 and %.4f with 0.1", low, high);
    }

    @Test
    @Checks("rms-landing")
    void noConstantRateLands() {
        PROOF.uses(4, 2, 0.9);
        for (double lr = 1e-3; lr < 10; lr *= 1.01) {
            assertFalse(lands(Schedule.constant(lr), lr) >= 0, "a constant rate of " + lr);
        }
        says("Bring the loss below 0.0001 within 260 steps, and keep it there until step 300, with β = 0.9");
        says("a cosine from η = 0.05 does, from step %d on", lands(Schedule.cosine(0.05, 300), 0.05));
    }

    /** The step by which RMSProp is below the level to stay, if that is 260 or less, or −1. */
    private static int lands(Schedule schedule, double lr) {
        Racer racer = run(ravine(10), 4, 2, 300, "rmsprop", schedule, new double[] {lr, 0.9, 1e-8});
        int settled = PathReading.settled(racer.losses(), racer.steps(), 0.0001);
        return settled <= 260 ? settled : -1;
    }

    @Test
    @Checks("rms-scale")
    void theSizeOfTheLossCancels() {
        PROOF.uses(100);
        Landscape large = Landscapes.own("1000*(x^2+10*y^2)").landscape();
        Racer usual = run(ravine(10), 4, 2, 100, "rmsprop", 0.04);
        Racer same = run(large, 4, 2, 100, "rmsprop", 0.04);
        for (int step = 0; step <= 100; step++) {
            assertEquals(x(usual, step), x(same, step), 5e-9);
            assertEquals(y(usual, step), y(same, step), 5e-9);
        }
        Racer sgd = run(large, 4, 2, 100, "sgd", 0.09);
        assertEquals(Outcome.DIVERGED, sgd.outcome());
        says(
                "Multiply the ravine by 1,000, and RMSProp takes the same path, to eight places; SGD at 0.09 diverges by step %d",
                sgd.steps());
    }

    @Test
    @Checks("rms-units")
    void theSizeOfTheWeightsDoesNot() {
        Racer hundredths = run(Landscapes.own("(x/100)^2+10*y^2").landscape(), 400, 2, 200, "rmsprop", 0.04);
        says("it starts at 400, and after 200 steps at η = 0.04 it is still at %.1f", x(hundredths, 200));
        Racer usual = PROOF.run("ravine", 4, 2, 200, "rmsprop", 0.001);
        says("the loss from $(4, 2)$ is %.1f after 200 steps, from %.0f", last(usual), usual.losses()[0]);
    }

    @Test
    @Checks("rms-eps")
    void thePlaceOfEpsilon() {
        says(
                "With ε = $10^{-8}$ a steady gradient of 0.0001 makes steps of %.2fη with ε inside the root, and of %.2fη"
                        + " outside",
                step(1e-4, true), step(1e-4, false));
        says(
                "A gradient of 0.000001 makes steps of %.2fη inside and %.2fη outside",
                step(1e-6, true), step(1e-6, false));
    }

    private static double step(double gradient, boolean epsInside) {
        return lastOf(memory(steady(gradient, 1000), 0.9, epsInside).series("update"));
    }

    @Test
    @Checks("rms-here")
    void theDefaultsHere() {
        OptimizerEntry entry = Optimizers.get("rmsprop");
        double[] defaults = entry.defaults();
        assertEquals(1e-8, defaults[2]);
        assertTrue(entry.options().epsInsideRoot());
        says("| here | $10^{-8}$ | %s | %s | inside the root |", defaults[0], defaults[1]);
    }
}
