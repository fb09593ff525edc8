package downhill.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import downhill.run.RunQueue.Ticket;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Takes one run after another from the queue and carries it out, and errands beside them, until it is closed; the life of
 * a worker process.
 *
 * <p>A worker that is killed is noticed in two ways: the next one on the same machine sees that its process is gone and
 * takes its run at once; one on another machine misses its heartbeats after 12 to 18 seconds.
 */
public final class RunWorker implements AutoCloseable {
    /** Lines of a worker's output that begin so are for its supervisor's console as well as for its log. */
    public static final String NOTICE = "downhill: ";

    private static final Duration POLLING = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int MISSED_HEARTBEATS = 4; // the fewest that db-scheduler takes
    private static final Duration TIME_TO_CHECKPOINT = Duration.ofSeconds(25);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Database database;
    private final Workshop workshop;
    private final Consumer<String> console;
    private final Turns turns = new Turns();
    private final Scheduler scheduler;
    private ErrandDesk errands; // from start to close
    private volatile boolean stopping;

    private RunWorker(String url, Workshop workshop, Consumer<String> console) {
        this.database = Database.open(url);
        this.workshop = workshop;
        this.console = console;
        this.scheduler = scheduler();
    }

    /**
     * Opens the database and begins to take runs.
     *
     * @param url of the database, see {@link Runs#open}
     * @param workshop to train with
     * @param console receives a line when a run begins or ends
     */
    public static RunWorker start(String url, Workshop workshop, Consumer<String> console) {
        RunWorker worker = new RunWorker(url, workshop, console);
        worker.database.jdbi().useTransaction(RunQueue::releaseFromTheDead);
        worker.database.jdbi().useTransaction(ErrandTable::releaseFromTheDead);
        worker.scheduler.start();
        worker.errands = new ErrandDesk(worker.database, workshop, worker.turns);
        return worker;
    }

    private Scheduler scheduler() {
        OneTimeTask<Void> task = Tasks.oneTime(RunQueue.TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .onDeadExecution((dead, operations) -> operations.reschedule(
                        dead, Ticket.parse(dead.getExecution().getId()).due()))
                .execute((instance, context) -> work(Ticket.parse(instance.getId())));
        return Scheduler.create(database.source(), task)
                .threads(1)
                .pollUsingFetch(0.5, 1)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .schedulerName(WorkerName.ofThisProcess()::toString)
                .shutdownMaxWait(TIME_TO_CHECKPOINT)
                .build();
    }

    private void work(Ticket ticket) {
        scheduler.pause(); // or every poll would line up one more waiting run behind this one
        try {
            ClaimedRun.claim(database, ticket).ifPresent(this::carryOut);
        } finally {
            if (!stopping) { // or the run that was just given back would begin here once more
                scheduler.resume();
            }
        }
    }

    private void carryOut(ClaimedRun run) {
        console.accept("run " + run.id() + " begins: " + run.config().model() + " on "
                + run.config().dataset() + " by " + run.config().optimizer());
        try {
            String end = new RunExecution(run, workshop, turns, () -> stopping).carryOut();
            console.accept("run " + run.id() + " " + end);
        } catch (LostRunException e) {
            console.accept(e.getMessage());
        }
    }

    /** Takes no more runs, gives the one that it has back to the queue after a checkpoint, and waits for that. */
    @Override
    public void close() {
        stopping = true;
        errands.close();
        scheduler.stop();
        database.close();
    }
}
