package downhill.run;

import downhill.train.EventJson;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Cancelled;
import downhill.train.TrainingEvent.CheckFinished;
import downhill.train.TrainingEvent.CheckStarted;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.Queued;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * How long workers have had a run: without the time that it waited in the queue or was paused.
 *
 * @param closed until the last time that a worker left it
 * @param since when the present one took it; {@code null} where none has it
 */
record WorkTime(Duration closed, Instant since) {
    static final WorkTime NONE = new WorkTime(Duration.ZERO, null);
    private static final Set<String> BEGINS = types(List.of(Started.class, Resumed.class, CheckStarted.class));
    private static final Set<String> ENDS = types(
            List.of(Queued.class, Paused.class, Cancelled.class, Finished.class, CheckFinished.class, Failed.class));

    private static Set<String> types(List<Class<? extends TrainingEvent>> classes) {
        return classes.stream().map(EventJson::type).collect(Collectors.toUnmodifiableSet());
    }

    /** Those of some runs that have any. */
    static Map<Long, WorkTime> of(Handle handle, List<Long> ids) {
        return handle.createQuery("select run_id, type, at from event where run_id in (<ids>) and type in (<types>)"
                        + " order by run_id, seq")
                .bindList("ids", ids)
                .bindList("types", Stream.concat(BEGINS.stream(), ENDS.stream()).toList())
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.compute(row.getColumn("run_id", Long.class), (id, before) -> (before == null ? NONE : before)
                            .after(
                                    row.getColumn("type", String.class),
                                    Instant.ofEpochMilli(row.getColumn("at", Long.class))));
                    return found;
                });
    }

    private WorkTime after(String type, Instant at) {
        if (BEGINS.contains(type)) {
            return new WorkTime(closed, since == null ? at : since);
        }
        return since == null ? this : new WorkTime(closed.plus(Duration.between(since, at)), null);
    }

    /** In all until a moment. */
    Duration until(Instant now) {
        return since == null ? closed : closed.plus(Duration.between(since, now));
    }
}
