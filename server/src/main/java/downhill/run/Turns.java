package downhill.run;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is to compute: one thread of a worker at a time, in the order in which they ask. So training and an
 * errand share a worker part by part, without two of them on the engine at once.
 */
final class Turns {
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Waits for one's turn. */
    void begin() {
        turn.lock();
    }

    /** Lets whoever waits have a turn, and waits for the next one of one's own; nothing where it is not one's turn. */
    void pass() {
        if (turn.isHeldByCurrentThread() && turn.hasQueuedThreads()) {
            turn.unlock();
            turn.lock();
        }
    }

    /** One is done. */
    void end() {
        turn.unlock();
    }
}
