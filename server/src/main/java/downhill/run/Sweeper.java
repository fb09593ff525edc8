package downhill.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes deleted runs for good when their time has come: once at the start, then every hour. */
public final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sweeper");
        thread.setDaemon(true);
        return thread;
    });

    private Sweeper() {}

    /**
     * Begins.
     *
     * @param home DOWNHILL_HOME, where the files of runs are
     * @param console receives a line for each run that is removed
     */
    public static Sweeper start(Runs runs, Path home, Consumer<String> console) {
        Sweeper sweeper = new Sweeper();
        sweeper.clock.scheduleWithFixedDelay(() -> sweep(runs, home, console), 0, 1, TimeUnit.HOURS);
        return sweeper;
    }

    private static void sweep(Runs runs, Path home, Consumer<String> console) {
        try {
            runs.trash()
                    .removeDue(home, Instant.now())
                    .forEach(id -> console.accept("run " + id + " was deleted and is removed for good"));
        } catch (RuntimeException e) {
            LOG.warn("deleted runs could not be removed; the next try is in an hour", e);
        }
    }

    /** Stops after the run that is being removed. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            clock.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
