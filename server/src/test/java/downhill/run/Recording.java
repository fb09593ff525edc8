package downhill.run;

import downhill.train.TrainingEvent;
import java.util.EnumSet;
import java.util.List;

/** Writes events into a store as a worker would, for tests that need a run with a past. */
public final class Recording implements AutoCloseable {
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

    /** Answers the errands that wait, in the place of a worker that stays known afterwards. @return how many there were */
    public int answerErrands(String answer) {
        return database.jdbi().inTransaction(handle -> {
            ErrandTable.seen(handle, "a test");
            int answered = 0;
            for (var errand = ErrandTable.take(handle, "a test", EnumSet.allOf(Errand.Kind.class));
                    errand.isPresent();
                    errand = ErrandTable.take(handle, "a test", EnumSet.allOf(Errand.Kind.class))) {
                ErrandTable.end(handle, errand.get().id(), "a test", answer, null);
                answered++;
            }
            return answered;
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
