package downhill.site;

import downhill.run.Run;
import downhill.run.Runs;
import downhill.run.StoredEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of a run's events: a cursor in the store and at most one message on its way.
 *
 * <p>The next message is sent when the last one is out, and the next page is read from the store when the last one is
 * used up. A reader that stalls holds one page of memory, however much happens meanwhile, and goes on where it was.
 *
 * <p>Safe to share between threads: whoever calls {@link #wake} while another thread is in it leaves the work to that
 * thread.
 */
final class LiveClient {
    private static final Logger LOG = LoggerFactory.getLogger(LiveClient.class);
    private static final int PAGE = 100; // 30 KB, up to 100 KB where a hundred layers are measured

    private final Runs runs;
    private final Session session;
    private final AtomicInteger calls = new AtomicInteger(); // of wake(), not yet answered
    private volatile Run run;
    private volatile boolean sending;

    // Touched by the thread that is in pump() only; `calls` publishes them to the next one.
    private final Deque<StoredEvent> page = new ArrayDeque<>();
    private long cursor; // seq of the last event that was handed to the session
    private boolean closed;

    /**
     * @param run as it stands now
     * @param since the first event sent is the one after this number
     */
    LiveClient(Runs runs, Run run, long since, Session session) {
        this.runs = runs;
        this.run = run;
        this.cursor = since;
        this.session = session;
    }

    long runId() {
        return run.id();
    }

    /**
     * Sends what is new, as fast as the reader takes it. Returns at once where a message is still on its way.
     *
     * @param newest the run as it stands now
     */
    void wake(Run newest) {
        run = newest;
        wake();
    }

    private void wake() {
        if (calls.getAndIncrement() != 0) {
            return;
        }
        int answered = 1;
        while (answered != 0) {
            pump();
            answered = calls.addAndGet(-answered);
        }
    }

    private void pump() {
        if (sending || closed || !session.isOpen()) {
            return;
        }
        try {
            if (page.isEmpty() && cursor < run.lastSeq()) {
                page.addAll(runs.events(run.id(), cursor, PAGE));
            }
            if (!page.isEmpty()) {
                send(page.poll());
            } else if (run.status().isOver()) { // a normal close tells the reader not to come back
                close(StatusCode.NORMAL, "the run is over");
            }
        } catch (RuntimeException e) {
            LOG.error("the events of run {} cannot be read", run.id(), e);
            close(StatusCode.SERVER_ERROR, "the events cannot be read");
        }
    }

    private void send(StoredEvent event) {
        cursor = event.seq();
        sending = true;
        session.sendText(event.json(), Callback.from(this::sent, failure -> session.disconnect()));
    }

    private void sent() {
        sending = false;
        wake();
    }

    private void close(int status, String reason) {
        closed = true;
        session.close(status, reason, Callback.NOOP);
    }
}
