package downhill.run;

import downhill.train.TrainingEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes events into a store as a worker would, for tests that need a run with a past. */
public final class Recording implements AutoCloseable {
    private static final String WORKER = "a test";
    private static final Set<Errand.Kind> ALL = EnumSet.allOf(Errand.Kind.class);

    private final Database database;

    /** @param url of a store that {@link Runs#open} has opened */
    public Recording(String url) {
        database = Database.open(url);
    }

    /** Appends events to a run, all or none. */
    public void append(long runId, List<? extends TrainingEvent> events) {
        database.jdbi().useTransaction(handle -> events.forEach(event -> EventLog.takeAndAppend(handle, runId, event)));
    }

    public void append(long runId, TrainingEvent... events) {
        append(runId, List.of(events));
    }

    /** Answers the errands that wait, in the place of a worker that stays known afterwards. */
    public void answerErrands(String answer) {
        endErrands(answer, null);
    }

    /** The same for errands that cannot be answered. */
    public void failErrands(String error) {
        endErrands(null, error);
    }

    private void endErrands(String answer, String error) {
        database.jdbi().useTransaction(handle -> {
            ErrandTable.seen(handle, WORKER);
            Optional<Errand> errand = ErrandTable.take(handle, WORKER, ALL);
            while (errand.isPresent()) {
                ErrandTable.end(handle, errand.get().id(), WORKER, answer, error);
                errand = ErrandTable.take(handle, WORKER, ALL);
            }
        });
    }

    /** What the removal of a deleted run writes down before it touches a file. */
    void beginRemoval(long runId) {
        database.jdbi().useHandle(handle -> handle.execute("update run set removing = 1 where id = ?", runId));
    }

    @Override
    public void close() {
        database.close();
    }
}
