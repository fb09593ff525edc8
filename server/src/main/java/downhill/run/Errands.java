package downhill.run;

import downhill.run.Errand.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What readers ask of workers beside training: the way in for the site. Safe to share between threads.
 *
 * <p>A worker that trains takes an errand between two steps; see {@link ErrandDesk}.
 */
public final class Errands {
    private static final Duration SEEN = Duration.ofSeconds(20); // a worker that lives is seen every few
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Database database;

    Errands(Database database) {
        this.database = database;
    }

    /**
     * Asks for what a network takes a picture for.
     *
     * @param pixels {@code [channel][row][column]}
     * @param person who asks
     * @return the errand's id
     */
    public long ask(long runId, byte[] pixels, String person) {
        return database.jdbi()
                .withHandle(handle -> ErrandTable.insert(handle, runId, Kind.TRY, person, pixels.clone()));
    }

    /**
     * Asks for a survey of a run, in place of one of its kind that failed.
     *
     * @return the errand's id; that of the one under way where there is one
     */
    public long ask(long runId, Kind kind, String person) {
        return database.jdbi().inTransaction(handle -> {
            RunTable.lock(handle, runId); // of two that ask at once, one finds the other's
            Optional<Errand> open = ErrandTable.of(handle, runId).stream()
                    .filter(errand -> errand.kind() == kind && !errand.isOver())
                    .findFirst();
            if (open.isPresent()) {
                return open.get().id();
            }
            ErrandTable.delete(handle, runId, kind);
            return ErrandTable.insert(handle, runId, kind, person, null);
        });
    }

    /** The errand with an id, unless it is forgotten. */
    public Optional<Errand> find(long id) {
        return database.jdbi().withHandle(handle -> ErrandTable.find(handle, id));
    }

    /** The errands of a run, in the order of asking; those that are over until they are forgotten. */
    public List<Errand> of(long runId) {
        return database.jdbi().withHandle(handle -> ErrandTable.of(handle, runId));
    }

    /** All errands that are not over, in the order of asking. */
    public List<Errand> open() {
        return database.jdbi().withHandle(ErrandTable::open);
    }

    /**
     * Waits for an errand to be over.
     *
     * @return the errand as it is then, or when the patience ends
     * @throws java.util.NoSuchElementException where it is forgotten
     */
    public Errand await(long id, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Errand errand = find(id).orElseThrow();
        while (!errand.isOver() && System.nanoTime() < end) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            errand = find(id).orElseThrow();
        }
        return errand;
    }

    /** Forgets an errand, whether it is over or not. @return whether there was one */
    public boolean forget(long id) {
        return database.jdbi().withHandle(handle -> ErrandTable.delete(handle, id));
    }

    /** Forgets an errand of a run, whether it is over or not. @return whether there was one */
    public boolean forget(long runId, Kind kind) {
        return database.jdbi().withHandle(handle -> ErrandTable.delete(handle, runId, kind));
    }

    /** Whether a worker lives, as far as is known. */
    public boolean isWorkerThere() {
        return workers() > 0;
    }

    /** How many workers live, as far as is known. */
    public int workers() {
        return database.jdbi()
                .withHandle(handle ->
                        ErrandTable.workers(handle, Instant.now().minus(SEEN)).size());
    }
}
