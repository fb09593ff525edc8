package downhill.data;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes the next batch on a thread of its own while the last one is used. What a batch holds does not depend on it: a
 * batch is a function of its place. To be used by one thread.
 */
public final class BatchesAhead implements AutoCloseable {
    private final Batches batches; // touched by the maker only
    private final ExecutorService maker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "downhill-batches");
        thread.setDaemon(true);
        return thread;
    });
    private Future<Batch> next;
    private int nextEpoch;
    private int nextIndex;

    /** @param batches not to be used elsewhere from now on */
    public BatchesAhead(Batches batches) {
        this.batches = batches;
    }

    /** Number of batches in an epoch, a smaller last one included. */
    public int perEpoch() {
        return batches.perEpoch();
    }

    /** One batch, as {@link Batches#batch} makes it; the one after it is begun. */
    public Batch batch(int epoch, int index) {
        if (next == null || nextEpoch != epoch || nextIndex != index) {
            begin(epoch, index);
        }
        Future<Batch> wanted = next;
        Batch batch = await(wanted);
        boolean last = index + 1 == perEpoch();
        begin(last ? epoch + 1 : epoch, last ? 0 : index + 1);
        return batch;
    }

    private void begin(int epoch, int index) {
        next = maker.submit(() -> batches.batch(epoch, index));
        nextEpoch = epoch;
        nextIndex = index;
    }

    private static Batch await(Future<Batch> batch) {
        try {
            return batch.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a batch was made");
        }
    }

    @Override
    public void close() {
        maker.shutdownNow();
    }
}
