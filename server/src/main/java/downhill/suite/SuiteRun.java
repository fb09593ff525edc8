package downhill.suite;

import downhill.train.Config;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of a suite that has ended.
 *
 * @param entry name of the entry
 * @param config what was trained, with its seed
 * @param begun when the run was started
 * @param started its size, images and hardware
 * @param last the last epoch that was trained to its end; empty where the run failed before
 * @param result how it finished; empty where it failed
 * @param failure how it failed; empty where it finished
 */
public record SuiteRun(
        String entry,
        Config config,
        Instant begun,
        Started started,
        Optional<EpochDone> last,
        Optional<Finished> result,
        Optional<Failed> failure) {
    /** @throws IllegalArgumentException where it has not ended, or in two ways */
    public SuiteRun {
        if (result.isPresent() == failure.isPresent()) {
            throw new IllegalArgumentException("a run has finished or failed, one of the two");
        }
        if (result.isPresent() && last.isEmpty()) {
            throw new IllegalArgumentException("a run that has finished has a last epoch");
        }
    }

    /** Tells it from the others of its suite, as {@link Suite.Planned#name} does. */
    public String name() {
        return Suite.name(entry, config.seed());
    }

    /** The numbers of a table. */
    public SuiteResult summary() {
        if (result.isEmpty()) {
            return new SuiteResult(entry, config.seed(), Double.NaN, Double.NaN, Double.NaN);
        }
        return new SuiteResult(
                entry,
                config.seed(),
                last.orElseThrow().trainAccuracy(),
                last.orElseThrow().testAccuracy(),
                result.get().bestTestAccuracy());
    }
}
