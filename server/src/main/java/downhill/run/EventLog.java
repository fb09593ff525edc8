package downhill.run;

import downhill.train.EventJson;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.CheckpointSaved;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Queued;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * The events of runs: appending with consecutive numbers, and reading on from a number.
 *
 * <p>The number comes from the run's own row in the same statement that checks the fencing token and, on PostgreSQL,
 * locks the row. So numbers have no gaps, and a worker that lost its run writes nothing.
 */
final class EventLog {
    private EventLog() {}

    /**
     * Appends an event for the worker that holds the token, within the handle's transaction.
     *
     * @throws LostRunException where the run's token is another one
     */
    static long append(Handle handle, long runId, int token, TrainingEvent event) {
        // A run that dies again and again is given up, unless it got on in between.
        boolean progress = event instanceof CheckpointSaved || event instanceof Queued;
        String next = "update run set last_seq = last_seq + 1" + (progress ? ", tries = 0" : "")
                + " where id = :id and attempt = :token returning last_seq";
        OptionalLong seq = handle.createQuery(next).bind("id", runId).bind("token", token).mapTo(Long.class).stream()
                .mapToLong(Long::longValue)
                .findFirst();
        insert(handle, runId, seq.orElseThrow(() -> new LostRunException(runId)), Instant.now(), event);
        return seq.getAsLong();
    }

    /** Appends an event for the user and takes the run from any worker that has it; within the handle's transaction. */
    static long takeAndAppend(Handle handle, long runId, TrainingEvent event) {
        String next = "update run set last_seq = last_seq + 1, attempt = attempt + 1, tries = 0, requested = 'NONE'"
                + " where id = :id returning last_seq";
        long seq = handle.createQuery(next).bind("id", runId).mapTo(Long.class).one();
        insert(handle, runId, seq, Instant.now(), event);
        return seq;
    }

    /** Writes down what happened to a new run before it came here; within the handle's transaction. */
    static void appendPast(Handle handle, long runId, List<PastEvent> events) {
        long seq = 0;
        for (PastEvent past : events) {
            insert(handle, runId, ++seq, past.at(), past.event());
        }
        handle.createUpdate("update run set last_seq = :seq where id = :id")
                .bind("seq", seq)
                .bind("id", runId)
                .execute();
    }

    private static void insert(Handle handle, long runId, long seq, Instant at, TrainingEvent event) {
        handle.createUpdate("insert into event (run_id, seq, at, type, payload, test_accuracy)"
                        + " values (:run, :seq, :at, :type, :payload, :accuracy)")
                .bind("run", runId)
                .bind("seq", seq)
                .bind("at", at.toEpochMilli())
                .bind("type", EventJson.type(event))
                .bind("payload", EventJson.write(event))
                .bind("accuracy", event instanceof EpochDone epoch ? epoch.testAccuracy() : null)
                .execute();
    }

    /** The events with a number above {@code since}, in order, at most {@code limit} of them. */
    static List<StoredEvent> read(Handle handle, long runId, long since, int limit) {
        return handle.createQuery("select seq, at, type, payload from event"
                        + " where run_id = :run and seq > :since order by seq limit :limit")
                .bind("run", runId)
                .bind("since", since)
                .bind("limit", limit)
                .map((row, context) -> stored(row))
                .list();
    }

    /** The events of some types, in order. */
    static List<StoredEvent> read(Handle handle, long runId, List<String> types) {
        return handle.createQuery("select seq, at, type, payload from event"
                        + " where run_id = :run and type in (<types>) order by seq")
                .bind("run", runId)
                .bindList("types", types)
                .map((row, context) -> stored(row))
                .list();
    }

    private static StoredEvent stored(ResultSet row) throws SQLException {
        return StoredEvent.of(
                row.getLong("seq"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("type"),
                row.getString("payload"));
    }
}
