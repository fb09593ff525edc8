package downhill.run;

import downhill.run.RunFold.Row;
import downhill.run.RunQueue.Ticket;
import downhill.train.Config;
import downhill.train.ConfigJson;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Cancelled;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Forked;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.Queued;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A run that one worker has, until it gives it back, ends it, or loses it to another.
 *
 * <p>Every write checks the token that the worker got with the run.
 */
final class ClaimedRun {
    /** So many workers may take a run without bringing it to a next checkpoint. */
    static final int MAX_TRIES = 5;

    private final Database database;
    private final long id;
    private final int token;
    private final Config config;
    private final boolean check;
    private final boolean begun;
    private final String reason;
    private final boolean fork;
    private final RunFold.Position beginning;

    private ClaimedRun(Database database, Row row, RunFold fold) {
        this.database = database;
        this.id = row.id();
        this.token = row.attempt();
        this.config = ConfigJson.read(row.config());
        this.check = fold.isCheck();
        this.begun = fold.seqOf(Started.class) > 0;
        this.reason = reason(fold);
        this.fork = fold.seqOf(Forked.class) > 0;
        this.beginning = fold.beginning();
    }

    /**
     * Takes the run of a ticket from whoever had it.
     *
     * @return empty where the ticket is not wanted any more, or where this was one try too many: then the run has failed
     */
    static Optional<ClaimedRun> claim(Database database, Ticket ticket) {
        return database.jdbi().inTransaction(handle -> {
            Optional<Row> taken = take(handle, ticket.runId());
            if (taken.isEmpty()) {
                return Optional.empty(); // removed for good
            }
            Row row = taken.get();
            RunFold fold = RunTable.fold(handle, ticket.runId());
            boolean waits = fold.status() == RunStatus.QUEUED || fold.status() == RunStatus.RUNNING;
            if (!waits || fold.seqOf(Queued.class) != ticket.queuedSeq()) {
                handle.rollback();
                return Optional.empty();
            }
            TrainingEvent end = ending(row, fold.position());
            if (end != null) {
                EventLog.append(handle, row.id(), row.attempt(), end);
                return Optional.empty();
            }
            return Optional.of(new ClaimedRun(database, row, fold));
        });
    }

    private static Optional<Row> take(Handle handle, long id) {
        handle.createUpdate("update run set attempt = attempt + 1, tries = tries + 1 where id = :id")
                .bind("id", id)
                .execute();
        return RunTable.find(handle, id);
    }

    /** The event that ends a run instead of training it; {@code null} where it should be trained. */
    private static TrainingEvent ending(Row row, RunFold.Position at) {
        if (row.requested() == Request.CANCEL) {
            return new Cancelled(at.epoch(), at.step());
        }
        if (row.requested() == Request.PAUSE) {
            return new Paused(at.epoch(), at.step());
        }
        if (row.tries() > MAX_TRIES) {
            String message = "the worker process died " + MAX_TRIES + " times in a row before the next checkpoint; its"
                    + " last words stand in the logs folder of DOWNHILL_HOME. Not enough memory is a usual cause: try"
                    + " a smaller batchSize";
            return new Failed(at.epoch(), at.step(), message);
        }
        return null;
    }

    private static String reason(RunFold fold) {
        if (fold.status() == RunStatus.RUNNING) {
            return "its worker process ended unexpectedly";
        }
        long began = Math.max(fold.seqOf(Started.class), fold.seqOf(Resumed.class));
        return fold.seqOf(Paused.class) > began ? "resumed by request" : "its worker process was stopped";
    }

    long id() {
        return id;
    }

    Config config() {
        return config;
    }

    /** Whether the Config is to be checked and not trained by. */
    boolean isCheck() {
        return check;
    }

    /** Whether a worker had started the run before. */
    boolean wasBegun() {
        return begun;
    }

    /** Why the run goes on now, in words, where it was begun before. */
    String reason() {
        return reason;
    }

    /** Whether it begins where a checkpoint of another run is. */
    boolean isFork() {
        return fork;
    }

    /** The epoch under way before its first step, and the number of the step before that. */
    RunFold.Position beginning() {
        return beginning;
    }

    /**
     * Appends an event.
     *
     * @throws LostRunException where the run has another owner now
     */
    void append(TrainingEvent event) {
        database.jdbi().useTransaction(handle -> EventLog.append(handle, id, token, event));
    }

    /**
     * Gives the run back to the queue, for another worker to go on with.
     *
     * @throws LostRunException where the run has another owner now
     */
    void giveBack() {
        database.jdbi()
                .useTransaction(handle ->
                        RunQueue.add(handle, new Ticket(id, EventLog.append(handle, id, token, new Queued()))));
    }

    /**
     * What the user wants of the run.
     *
     * @throws LostRunException where the run has another owner now
     */
    Wish wish() {
        return database.jdbi()
                .withHandle(handle -> RunTable.find(handle, id))
                .filter(row -> row.attempt() == token)
                .map(Row::wish)
                .orElseThrow(() -> new LostRunException(id));
    }
}
