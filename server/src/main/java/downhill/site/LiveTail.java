package downhill.site;

import downhill.run.Runs;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that looks for new events, of runs that somebody watches only, and wakes their readers.
 *
 * <p>Workers are other processes, so the store is the only place where the site learns of an event.
 */
final class LiveTail {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTail.class);
    private static final int MILLIS_BETWEEN_LOOKS = 100;

    private final Runs runs;
    private final Collection<LiveClient> clients;
    private ScheduledExecutorService thread;
    private boolean failing; // touched by the tail thread only

    /** @param clients those connected; a live view that may change at any time */
    LiveTail(Runs runs, Collection<LiveClient> clients) {
        this.runs = runs;
        this.clients = clients;
    }

    synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "live-tail");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(this::look, 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    synchronized void stop() {
        thread.shutdown();
    }

    private void look() {
        try {
            clients.stream().collect(Collectors.groupingBy(LiveClient::runId)).forEach((id, readers) -> runs.find(id)
                    .ifPresent(run -> readers.forEach(reader -> reader.wake(run))));
            failing = false;
        } catch (RuntimeException e) { // the next look may succeed; say it once, not ten times a second
            if (!failing) {
                LOG.error("new events cannot be looked for", e);
            }
            failing = true;
        }
    }
}
