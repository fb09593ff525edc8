package downhill.course;

import static downhill.course.ChapterProof.last;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.lab.Outcome;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import downhill.landscape.NoisyGradient;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every number in the chapter "Schedules and warmup". */
class SchedulesChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("schedules");

    private static final int SEEDS = 400;
    private static final Landscape NOISY =
            new NoisyGradient(Landscapes.get("ravine").landscape(), 2);

    private static Racer run(
            Landscape landscape,
            double x,
            double y,
            int steps,
            int seed,
            Schedule lr,
            String optimizer,
            double... set) {
        OptimizerEntry entry = Optimizers.get(optimizer);
        double[] values = entry.defaults();
        System.arraycopy(set, 0, values, 0, set.length);
        Race race = new Race(landscape, x, y, steps, 0, seed, null);
        race.add(entry, values, lr, 0);
        race.advance(steps);
        return race.racer(0);
    }

    /** The mean loss after 200 steps on the noisy ravine. */
    private static double mean(Schedule lr) {
        PROOF.uses(2, 4, 200, SEEDS);
        return IntStream.range(0, SEEDS)
                .mapToDouble(seed -> last(run(NOISY, 4, 2, 200, seed, lr, "sgd", 0.05)))
                .average()
                .orElseThrow();
    }

    @Test
    @Checks("noise-floor")
    void theFloorOfNoiseSinksWithTheRate() {
        PROOF.uses(10, 2, 0.05, 0.005);
        double high = floor(0.05, 2) + floor(0.05, 20);
        double low = floor(0.005, 2) + floor(0.005, 20);
        PROOF.says("this is %.3f at $\\eta = 0.05$ and %.3f at $\\eta = 0.005$", high, low);
        PROOF.says("settles around %.2f, on average", high);
        assertEquals(high, longRun(0.05), 0.03 * high);
        assertEquals(low, longRun(0.005), 0.06 * low);
    }

    /** The mean loss of one direction in the balance of shrinking and kicks: ½λ·Var(w), Var(w) = ησ²/(λ(2 − ηλ)). */
    private static double floor(double lr, double lambda) {
        return lr * 2 * 2 / (2 * (2 - lr * lambda));
    }

    private static double longRun(double lr) {
        return IntStream.range(0, 40)
                .mapToObj(seed -> run(NOISY, 0, 0, 4000, seed, Schedule.constant(lr), "sgd", lr))
                .flatMapToDouble(racer -> IntStream.rangeClosed(1000, 4000).mapToDouble(i -> racer.losses()[i]))
                .average()
                .orElseThrow();
    }

    @Test
    @Checks("decay-beats-both")
    void aFallingRateBeatsBothConstantOnes() {
        PROOF.uses(0.05, 0.005, 100, 150);
        PROOF.says(
                "the low rate stands at %.2f and the high rate at %.2f",
                mean(Schedule.constant(0.005)), mean(Schedule.constant(0.05)));
        double cosine = mean(Schedule.cosine(0.05, 200));
        PROOF.says(
                "the same SGD ends at %.3f. With a cosine that sinks to zero it ends at %.3f",
                mean(Schedule.step(0.05, 0.1, 100, 150)), cosine);
        assertEquals(11, mean(Schedule.constant(0.05)) / cosine, 0.5, "eleven times lower");
        PROOF.says("within 30 of them");
        double exact = last(PROOF.run("ravine", 4, 2, 30, "sgd", 0.05));
        assertTrue(exact < 0.153, "by then what is left of the start is below the floor of noise: " + exact);
    }

    @Test
    @Checks("two-step-schedules")
    void theTwoStepSchedulesOfTheNotesAreFarApart() {
        PROOF.uses(200);
        double early = average(Schedule.step(0.1, 0.1, 60, 120));
        double late = average(Schedule.step(0.1, 0.1, 100, 150));
        PROOF.says("drops at epochs 60 and 120 in one place, at 100 and 150 in another");
        PROOF.says("the first has a learning rate of %.3f, the second one of %.3f", early, late);
        PROOF.says("a factor of %.1f in the distance", late / early);
    }

    private static double average(Schedule schedule) {
        return IntStream.range(0, 200).mapToDouble(schedule::at).average().orElseThrow();
    }

    @Test
    @Checks("cosine-values")
    void theCosineComesDownInNoHurry() {
        Schedule cosine = Schedule.cosine(0.1, 200);
        PROOF.says(
                "From %.1f it comes to %.3f after a quarter of the run, %.2f after half, %.3f after three quarters, and"
                        + " %.0f at the end",
                cosine.at(0), cosine.at(50), cosine.at(100), cosine.at(150), cosine.at(200));
    }

    @Test
    @Checks("milestones-matter")
    void earlierDropsComeCloseToTheCosine() {
        PROOF.uses(60, 120, 100, 150);
        PROOF.says(
                "the steps end at %.3f, close to the cosine’s %.3f",
                mean(Schedule.step(0.05, 0.1, 60, 120)), mean(Schedule.cosine(0.05, 200)));
        assertTrue(mean(Schedule.step(0.05, 0.1, 60, 120)) < mean(Schedule.step(0.05, 0.1, 100, 150)));
    }

    @Test
    @Checks("warmup-values")
    void warmupBeginsAtAFifth() {
        PROOF.uses(0.1);
        Schedule warmup = Schedule.constant(0.1).warmup(5);
        PROOF.says(
                "that is %.2f, %.2f, %.2f, %.2f, and %.2f",
                warmup.at(0), warmup.at(1), warmup.at(2), warmup.at(3), warmup.at(4));
        assertEquals(0.1, warmup.at(5));
        PROOF.says("“from 0”");
    }

    @Test
    @Checks("warmup-saves")
    void warmupLetsMomentumBearAHigherRate() {
        PROOF.uses(-1.5, 2, 0.9, 0.003, 0.002, 20, 50, 300);
        Racer cold = valley(0.003, 0);
        assertEquals(Outcome.DIVERGED, cold.outcome());
        PROOF.says("diverges within %d steps", cold.steps());
        assertEquals(Outcome.DIVERGED, valley(0.003, 20).outcome());
        PROOF.says("after 300 steps the loss is %.5f", last(valley(0.003, 50)));
        PROOF.says("rate of 0.002 survives without warmup and ends at %.5f", last(valley(0.002, 0)));
    }

    private static Racer valley(double lr, int warmup) {
        return run(
                Landscapes.get("rosenbrock").landscape(),
                -1.5,
                2,
                300,
                0,
                Schedule.constant(lr).warmup(warmup),
                "momentum",
                lr,
                0.9);
    }
}
