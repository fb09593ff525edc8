package downhill.run;

import downhill.run.RunFold.Position;
import downhill.run.RunFold.Row;
import downhill.run.RunQueue.Ticket;
import downhill.train.Config;
import downhill.train.ForkPoint;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Cancelled;
import downhill.train.TrainingEvent.CheckRequested;
import downhill.train.TrainingEvent.Forked;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.Queued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * All training runs, with everything that happened to them: the way in for the site. Safe to share between threads.
 *
 * <p>A run that is submitted waits until a worker process takes it; see {@link WorkerSupervisor}.
 */
public final class Runs implements AutoCloseable {
    private static final int NEWEST_RUNS = 200; // among which those that train are looked for

    private final Database database;

    private Runs(Database database) {
        this.database = database;
    }

    /**
     * Opens the runs of a database and creates or updates its tables.
     *
     * @param url {@code jdbc:sqlite:PATH} or {@code jdbc:postgresql:…}
     * @throws IllegalArgumentException where the URL names another kind of database
     */
    public static Runs open(String url) {
        return new Runs(Database.open(url));
    }

    /** Stores a run and queues it, both or neither. @return its id */
    public long submit(Config config) {
        return submit(config, null);
    }

    /** The same for a run that is to check the Config and not to train by it. */
    public long submitCheck(Config config) {
        return submitCheck(config, null);
    }

    /** The same of somebody, whom {@link #waiting} will name. */
    public long submit(Config config, String submitter) {
        return submit(config, submitter, List.of());
    }

    /** The same for a run that is to check the Config. */
    public long submitCheck(Config config, String submitter) {
        return submit(config, submitter, List.of(new CheckRequested()));
    }

    private long submit(Config config, String submitter, List<TrainingEvent> before) {
        return database.jdbi().inTransaction(handle -> {
            long id = RunTable.insert(handle, config, submitter, Instant.now(), null);
            before.forEach(event -> EventLog.takeAndAppend(handle, id, event));
            queue(handle, id);
            return id;
        });
    }

    /**
     * Stores a run that begins where another one was, and queues it, both or neither.
     *
     * @param origin where that is
     * @param checkpoint a copy of the checkpoint there, in DOWNHILL_HOME; becomes the run's own
     * @param home DOWNHILL_HOME
     * @return its id
     * @throws IOException where the checkpoint cannot be moved
     */
    public long fork(Config config, String submitter, Forked origin, Path checkpoint, Path home) throws IOException {
        return database.jdbi().inTransaction(handle -> {
            long id = RunTable.insert(handle, config, submitter, Instant.now(), origin.parent());
            EventLog.takeAndAppend(handle, id, origin);
            queue(handle, id);
            Path directory = Files.createDirectories(Workshop.directory(home, id));
            Files.move(checkpoint, directory.resolve(ForkPoint.FILE), StandardCopyOption.REPLACE_EXISTING);
            return id;
        });
    }

    /** The forks of a run, oldest first. */
    public List<Long> forks(long id) {
        return database.jdbi().withHandle(handle -> RunTable.forks(handle, id));
    }

    /**
     * Stores a run that was trained elsewhere, with what is known of it.
     *
     * @param createdAt when it was begun
     * @param events in order; the first is an Imported, the last says how it ended
     * @return its id
     */
    public long store(Config config, Instant createdAt, List<PastEvent> events) {
        return database.jdbi().inTransaction(handle -> {
            long id = RunTable.insert(handle, config, null, createdAt, null);
            EventLog.appendPast(handle, id, events);
            return id;
        });
    }

    static void queue(Handle handle, long id) {
        RunQueue.add(handle, new Ticket(id, EventLog.takeAndAppend(handle, id, new Queued())));
    }

    /** What readers ask of workers beside training. */
    public Errands errands() {
        return new Errands(database);
    }

    /** The runs that wait for a worker, next one first. */
    public List<Waiting> waiting() {
        return database.jdbi().withHandle(handle -> RunTable.submitters(handle, RunQueue.waiting(handle)));
    }

    /** The run with an id, unless it is deleted. */
    public Optional<Run> find(long id) {
        return database.jdbi().withHandle(handle -> RunTable.find(handle, id)
                .filter(row -> !row.deleted())
                .map(row -> RunTable.fold(handle, id).run(row, RunQueue.waiting(handle))));
    }

    /**
     * The newest runs first, without what is deleted.
     *
     * @param beforeId only runs with a smaller id; {@link Long#MAX_VALUE} for the first page
     */
    public List<Run> list(int limit, long beforeId) {
        return database.jdbi().withHandle(handle -> RunList.page(handle, limit, beforeId));
    }

    /** How fast the newest of the last {@code limit} runs trained, those that did, newest first. */
    public List<Pace> paces(int limit) {
        return database.jdbi().withHandle(handle -> RunList.paces(handle, limit));
    }

    /** The runs that a worker has, with the seconds that each will take yet; NaN where it has made no step. */
    public Map<Run, Double> running() {
        return database.jdbi().withHandle(handle -> RunList.running(handle, NEWEST_RUNS));
    }

    /**
     * Every run, newest first.
     *
     * @param known runs of an earlier call, by id: of these, only what has new events is read anew
     */
    public List<Run> all(Map<Long, Run> known) {
        return database.jdbi().withHandle(handle -> RunList.all(handle, known));
    }

    /**
     * Writes a name, notes and tags beside a run.
     *
     * @return false where there is no such run
     */
    public boolean label(long id, RunLabels labels) {
        return change(id, (handle, row, fold) -> {
            RunTable.label(handle, id, labels);
            return true;
        });
    }

    /** Runs that were submitted together, and the way to do so. */
    public RunGroups groups() {
        return new RunGroups(database);
    }

    /** What was deleted, and the way to delete. */
    public Trash trash() {
        return new Trash(database);
    }

    /** The events of a run with a number above {@code since}, ascending, at most {@code limit} of them. */
    public List<StoredEvent> events(long id, long since, int limit) {
        return database.jdbi().withHandle(handle -> EventLog.read(handle, id, since, limit));
    }

    /**
     * The events of a run that are of some types, ascending: of a long run much faster than all of them.
     *
     * @param types as they stand in JSON, see {@link downhill.train.EventJson#type}
     */
    public List<StoredEvent> events(long id, List<String> types) {
        return database.jdbi().withHandle(handle -> EventLog.read(handle, id, types));
    }

    /**
     * Ends a run: at once where no worker has it, otherwise after the batch that the worker is at.
     *
     * @return false where the run is over already, or there is none
     */
    public boolean cancel(long id) {
        return change(id, (handle, row, fold) -> {
            switch (fold.status()) {
                case QUEUED, PAUSED -> {
                    Position at = fold.position();
                    RunQueue.remove(handle, new Ticket(id, fold.seqOf(Queued.class)));
                    EventLog.takeAndAppend(handle, id, new Cancelled(at.epoch(), at.step()));
                }
                case RUNNING -> RunTable.request(handle, id, Request.CANCEL);
                default -> {
                    return false;
                }
            }
            return true;
        });
    }

    /**
     * Stops a run until it is resumed: at once where no worker has it, otherwise after the batch that the worker is at.
     *
     * @return false where the run is paused, over, or about to be cancelled, or there is none
     */
    public boolean pause(long id) {
        return change(id, (handle, row, fold) -> {
            if (fold.status() == RunStatus.QUEUED) {
                Position at = fold.position();
                RunQueue.remove(handle, new Ticket(id, fold.seqOf(Queued.class)));
                EventLog.takeAndAppend(handle, id, new Paused(at.epoch(), at.step()));
                return true;
            }
            if (fold.status() == RunStatus.RUNNING && row.requested() != Request.CANCEL) {
                RunTable.request(handle, id, Request.PAUSE);
                return true;
            }
            return false;
        });
    }

    /**
     * Queues a paused run again, or takes back a pause that its worker has not yet made.
     *
     * @return false where the run is neither paused nor about to be, or there is none
     */
    public boolean resume(long id) {
        return change(id, (handle, row, fold) -> {
            if (fold.status() == RunStatus.PAUSED) {
                queue(handle, id);
                return true;
            }
            if (fold.status() == RunStatus.RUNNING && row.requested() == Request.PAUSE) {
                RunTable.request(handle, id, Request.NONE);
                return true;
            }
            return false;
        });
    }

    /**
     * Changes the base learning rate of a run: from its next step on, which is told as an event.
     *
     * @param lr in the range of its optimizer
     * @return false where the run is over, about to be cancelled, or a check, or there is none
     */
    public boolean changeRate(long id, double lr) {
        return steer(id, handle -> RunTable.wishRate(handle, id, lr));
    }

    /**
     * Changes the last epoch of a run, which is told as an event; an epoch that has begun is trained to its end.
     *
     * @param epochs from 1 to those of the Config
     * @return false as for {@link #changeRate}
     */
    public boolean changeEpochs(long id, int epochs) {
        return steer(id, handle -> RunTable.wishEpochs(handle, id, epochs));
    }

    private boolean steer(long id, Consumer<Handle> wish) {
        return change(id, (handle, row, fold) -> {
            if (fold.status().isOver() || fold.isCheck() || row.requested() == Request.CANCEL) {
                return false;
            }
            wish.accept(handle);
            return true;
        });
    }

    /** A change of a run by the user, made while nobody else writes to it. */
    private interface Change {
        boolean apply(Handle handle, Row row, RunFold fold);
    }

    private boolean change(long id, Change change) {
        return database.jdbi().inTransaction(handle -> RunTable.lock(handle, id)
                .filter(row -> !row.deleted())
                .map(row -> change.apply(handle, row, RunTable.fold(handle, id)))
                .orElse(false));
    }

    @Override
    public void close() {
        database.close();
    }
}
