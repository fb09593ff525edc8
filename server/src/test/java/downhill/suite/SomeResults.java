package downhill.suite;

import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results of the suite {@code weight-decay} with two seeds: the first entry finishes twice, the second once, the third never. */
public final class SomeResults {
    public static final Scale SCALE = new Scale(6400, 3, List.of(1L, 2L));

    private SomeResults() {}

    public static Results get() {
        List<Suite.Planned> planned = Suites.get("weight-decay").runs(SCALE);
        return new Results(
                "weight-decay",
                SCALE,
                Map.of("Java", "17", "Downhill", "1"),
                "Images of a kind.",
                List.of(
                        finished(planned.get(0), 0.70),
                        finished(planned.get(1), 0.65),
                        failed(planned.get(2), 12),
                        finished(planned.get(3), 0.72),
                        failed(planned.get(4), 7),
                        failed(planned.get(5), 1050)));
    }

    static SuiteRun finished(Suite.Planned run, double accuracy) {
        return new SuiteRun(
                run.entry().name(),
                run.config(),
                Instant.parse("2026-11-01T10:00:00Z"),
                STARTED,
                Optional.of(new EpochDone(3, 150, 0.8, accuracy - 0.1, 0.9, accuracy, 20)),
                Optional.of(new Finished(3, 150, accuracy, accuracy + 0.01, 60)),
                Optional.empty());
    }

    static SuiteRun failed(Suite.Planned run, int step) {
        return new SuiteRun(
                run.entry().name(),
                run.config(),
                Instant.parse("2026-11-02T10:00:00Z"),
                STARTED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Failed(1, step, "the loss is not finite")));
    }

    private static final Started STARTED = new Started(3, 50, 113_962, 6400, 10_000, "a processor, 1 thread");
}
