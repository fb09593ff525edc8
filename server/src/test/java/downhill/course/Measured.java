package downhill.course;

import downhill.suite.Experiment;
import downhill.suite.SuiteResult;
import downhill.suite.SuiteRun;
import java.util.List;

/** Our own results of a suite, as the tests of what chapters say of them read them. Accuracies are in percent. */
final class Measured {
    private final Experiment experiment;

    Measured(String suite) {
        experiment = Course.load().experiments().get(suite).orElseThrow();
    }

    List<Long> seeds() {
        return experiment.results().scale().seeds();
    }

    /** The runs of an entry, one for each seed. */
    List<SuiteRun> runs(String entry) {
        return experiment.results().of(entry);
    }

    /** The run with the first seed. */
    SuiteRun run(String entry) {
        return runs(entry).get(0);
    }

    /** Test accuracy at the end, the mean over the seeds. */
    double accuracy(String entry) {
        return 100
                * experiment
                        .spread(entry, SuiteResult::testAccuracy)
                        .orElseThrow()
                        .mean();
    }

    /** One standard error of the difference of two such accuracies, in points, each on test images of its own. */
    double error(String one, String other) {
        return 100
                * Math.sqrt((variance(accuracy(one)) + variance(accuracy(other)))
                        / run(one).started().testImages());
    }

    private static double variance(double percent) {
        return percent / 100 * (1 - percent / 100);
    }
}
