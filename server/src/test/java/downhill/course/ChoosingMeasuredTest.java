package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.optim.Optimizers;
import downhill.recording.Recording;
import downhill.recording.Table;
import downhill.suite.RateSweep;
import downhill.suite.RateSweep.Line;
import downhill.suite.RateSweep.Point;
import downhill.suite.SuiteRun;
import downhill.train.Config;
import downhill.train.InWords;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on choosing says of our own runs, read from their results and recordings. */
class ChoosingMeasuredTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("choosing");

    private static final Measured RATES = new Measured("learning-rates");
    private static final RateSweep SWEEP = RateSweep.of(
                    Course.load().experiments().get("learning-rates").orElseThrow())
            .orElseThrow();

    private static Line line(String optimizer) {
        return SWEEP.of(optimizer).orElseThrow();
    }

    private static Point best(String optimizer) {
        return line(optimizer).best().orElseThrow();
    }

    private static String there(String optimizer) {
        return InWords.percent(best(optimizer).mean());
    }

    private static String rate(String optimizer) {
        return plain(best(optimizer).rate());
    }

    /** {@code 0.0003}. */
    private static String plain(double rate) {
        return new BigDecimal(Double.toString(rate)).stripTrailingZeros().toPlainString();
    }

    /** The same network, images and length for all. */
    private static void premises() {
        SuiteRun run = RATES.run("adam-0.001");
        assertEquals(List.of(1L, 2L), RATES.seeds());
        assertEquals("cnn3", run.config().model());
        PROOF.uses(
                run.started().trainImages(),
                run.started().testImages(),
                run.started().parameters(),
                run.config().epochs(),
                run.config().batchSize());
    }

    @Test
    @Checks("ch-measured-best")
    void eachHasItsOwnBestRate() {
        premises();
        PROOF.says(
                "Nesterov does best at %s with %s, AdamW at %s with %s and Adam with %s, momentum at %s with %s, RMSProp at %s with %s,"
                        + " SGD at %s with %s, means of two seeds.",
                rate("nesterov"),
                there("nesterov"),
                rate("adamw"),
                there("adamw"),
                there("adam"),
                rate("momentum"),
                there("momentum"),
                rate("rmsprop"),
                there("rmsprop"),
                rate("sgd"),
                there("sgd"));
        assertEquals(best("adam").rate(), best("adamw").rate());
        PROOF.says(
                "With the first seed alone Adam’s best rate was %s, and SGD’s %s",
                plain(bestOfFirstSeed("adam")), plain(bestOfFirstSeed("sgd")));
    }

    private static double bestOfFirstSeed(String optimizer) {
        return line(optimizer).points().stream()
                .map(Point::rate)
                .max(Comparator.comparingDouble(rate -> RATES.run(optimizer + "-" + plain(rate))
                        .last()
                        .orElseThrow()
                        .testAccuracy()))
                .orElseThrow();
    }

    @Test
    @Checks("ch-measured-default")
    void adamsDefaultIsNearItsBest() {
        PROOF.says(
                "Adam’s default of %s, hopeless on the two weights above, is %.1f points below its best here",
                plain(Optimizers.get("adam").defaults()[0]),
                100
                        * (best("adam").mean()
                                - line("adam").at(0.001).orElseThrow().mean()));
    }

    @Test
    @Checks("ch-measured-common")
    void aCommonRatePicksTheWinner() {
        premises();
        PROOF.says(
                "of those that tried it, at 0.001 %s, at 0.01 %s, at 0.1 %s", winner(0.001), winner(0.01), winner(0.1));
    }

    private static String winner(double rate) {
        String name = SWEEP.lines().stream()
                .filter(line -> line.at(rate).isPresent())
                .max(Comparator.comparingDouble(
                        line -> line.at(rate).orElseThrow().mean()))
                .orElseThrow()
                .optimizer();
        return Optimizers.get(name).title();
    }

    @Test
    @Checks("ch-measured-range")
    void howFarARateMayLieOff() {
        premises();
        PROOF.uses(5);
        PROOF.says(
                "Within five points of its best SGD stays over a factor of %.0f, momentum of %.0f, Nesterov of %.1f, RMSProp of"
                        + " %.0f, Adam of %.0f",
                factor("sgd"), factor("momentum"), factor("nesterov"), factor("rmsprop"), factor("adam"));
    }

    /** How far apart the rates are that come within five points of the best. */
    private static double factor(String optimizer) {
        List<Point> good = line(optimizer).within(0.05);
        return good.get(good.size() - 1).rate() / good.get(0).rate();
    }

    @Test
    @Checks("ch-measured-soft")
    void adamFailsMoreSoftly() {
        premises();
        PROOF.uses(33, 30);
        PROOF.says(
                "At thirty-three times its best rate Adam still gets %s of the test images right, and SGD at thirty times its own %s",
                far("adam", 33), far("sgd", 30));
    }

    private static String far(String optimizer, int times) {
        return line(optimizer).points().stream()
                .filter(point -> Math.round(point.rate() / best(optimizer).rate()) == times)
                .map(point -> InWords.percent(point.mean()))
                .findFirst()
                .orElseThrow();
    }

    private static Recorded rest(String optimizer) {
        return new Recorded("last-batch-of-16-" + optimizer);
    }

    private static Recorded whole(String optimizer, String rate) {
        return new Recorded("learning-rates-" + optimizer + "-" + rate + "-seed1");
    }

    /** The two differ in nothing but 16 images, the last batch of each epoch. */
    private static void requireTwins(Recorded rest, Recorded whole) {
        Config config = rest.recording().config();
        assertEquals(10_000, config.trainLimit());
        assertEquals(16, config.trainLimit() % config.batchSize());
        assertEquals(
                whole.recording().config(),
                config.scaled(whole.recording().config().trainLimit(), config.epochs(), config.seed()));
        assertEquals(0, whole.recording().started().trainImages() % config.batchSize());
        PROOF.uses(
                10_000, 16, 78, config.batchSize(), whole.recording().started().trainImages(), config.epochs());
    }

    private static void row(String title, String optimizer, String rate) {
        Recorded rest = rest(optimizer);
        Recorded whole = whole(optimizer, rate);
        requireTwins(rest, whole);
        PROOF.uses(Double.parseDouble(rate));
        PROOF.says(
                "| %s, η = %s | %s | %s | %s |",
                title,
                rate,
                InWords.percent(rest.recording().last().trainAccuracy()),
                InWords.percent(rest.recording().last().testAccuracy()),
                InWords.percent(whole.recording().last().testAccuracy()));
    }

    @Test
    @Checks("ch-rest")
    void aLastBatchOf16DecidesTheTest() {
        row("SGD", "sgd", "0.01");
        row("RMSProp", "rmsprop", "0.001");
        row("momentum", "momentum", "0.001");
        row("Adam", "adam", "0.001");
    }

    private static double at(Recording run, String column, int step) {
        Table steps = run.steps();
        int row = steps.steps().indexOf(step);
        assertTrue(row >= 0, "step " + step + " was kept");
        return steps.column(column).get(row);
    }

    @Test
    @Checks("ch-rest-step")
    void oneStepThrowsItOffAndTheNextBringsItBack() {
        Recording sgd = rest("sgd").recording();
        Recording momentum = rest("momentum").recording();
        requireTwins(rest("sgd"), whole("sgd", "0.01"));
        int last = rest("sgd").endOf(1);
        PROOF.uses(last - 1, last, last + 1, 0.01, 0.001); // the rates, which the names of the runs give
        PROOF.says(
                "In step %d, the last of the first epoch, the gradient of 16 images has the norm %.1f, where the ones before have"
                        + " 5.5 to 8.1. The next batch finds a loss of %.2f instead of about 2, and its gradient, with the norm %.1f,"
                        + " brings it back in one step: %.2f.",
                last,
                at(sgd, "gradNorm", last),
                at(sgd, "loss", last + 1),
                at(sgd, "gradNorm", last + 1),
                at(sgd, "loss", last + 2));
        PROOF.says(
                "With momentum that gradient is as long, %.1f, and the next loss is %.2f",
                at(momentum, "gradNorm", last), at(momentum, "loss", last + 1));
        for (int step = last - 4; step < last; step++) {
            double norm = at(sgd, "gradNorm", step);
            assertTrue(norm > 5.45 && norm < 8.15, "step " + step + ": " + norm);
        }
        assertTrue(Math.abs(at(sgd, "loss", last) - 2) < 0.15);
    }
}
