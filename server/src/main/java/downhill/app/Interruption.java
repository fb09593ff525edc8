package downhill.app;

import downhill.train.Control;
import java.util.concurrent.CountDownLatch;

/** Ctrl-C asks the work to stop and waits until it has, so that it can write a checkpoint. Safe between threads. */
final class Interruption implements Control, AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean asked;

    Interruption() {
        Commands.atEnd(() -> {
            asked = true;
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Whether the work shall stop. */
    boolean asked() {
        return asked;
    }

    @Override
    public Signal next() {
        return asked ? Signal.PAUSE : Signal.CONTINUE;
    }

    /** The work has stopped. */
    @Override
    public void close() {
        done.countDown();
    }
}
