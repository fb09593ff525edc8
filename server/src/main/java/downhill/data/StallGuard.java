package downhill.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Closes a stream that has been silent for too long, so that a read waiting on it fails instead of waiting for ever.
 *
 * <p>{@code java.net.http} has a timeout for the headers of an answer, but none for its body.
 */
final class StallGuard implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "download-stall-guard");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long lastSign = System.nanoTime();

    StallGuard(InputStream body, Duration patience) {
        long nanos = patience.toNanos();
        clock.scheduleWithFixedDelay(
                () -> {
                    if (System.nanoTime() - lastSign > nanos) {
                        close(body);
                    }
                },
                nanos / 4,
                nanos / 4,
                TimeUnit.NANOSECONDS);
    }

    /** Something came. */
    void alive() {
        lastSign = System.nanoTime();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
