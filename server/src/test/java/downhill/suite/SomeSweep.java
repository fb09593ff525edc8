package downhill.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Results of the suite {@code learning-rates} with two seeds: best at a rate of 0.1, and failed at 3. */
public final class SomeSweep {
    private SomeSweep() {}

    public static Experiment get() {
        Scale scale = new Scale(6400, 3, List.of(1L, 2L));
        List<SuiteRun> runs = new ArrayList<>();
        for (Suite.Planned run : Suites.get("learning-rates").runs(scale)) {
            double rate = run.config().hyperparameters().get("lr");
            runs.add(rate == 3 ? SomeResults.failed(run, 10) : SomeResults.finished(run, accuracy(rate, run.seed())));
        }
        return Experiment.of(new Results("learning-rates", scale, Map.of("Java", "17"), "", runs));
    }

    static double accuracy(double rate, long seed) {
        return 0.6 - 0.12 * Math.abs(Math.log10(rate / 0.1)) + 0.01 * seed;
    }
}
