package downhill.run;

import downhill.run.Errand.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a worker that carries out errands, on a thread of its own, beside a run or while there is none.
 *
 * <p>Errands and a run take {@link Turns}: a picture waits for one step of training at most, and a survey goes on point
 * by point between steps, each at about half its pace. Between two points of a survey pictures are answered, too.
 */
final class ErrandDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ErrandDesk.class);
    private static final Set<Kind> TRIES = EnumSet.of(Kind.TRY);
    private static final Set<Kind> SURVEYS = EnumSet.complementOf(EnumSet.of(Kind.TRY));
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final long RETRY_MILLIS = 2000;
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final Duration LOST = Duration.ofSeconds(60); // since it was seen: a part of a survey may take long
    private static final Duration FORGOTTEN = Duration.ofMinutes(1); // nobody waits so long for a picture

    private final Database database;
    private final Workshop workshop;
    private final Turns turns;
    private final Classifier classifier;
    private final String name = WorkerName.ofThisProcess().toString();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::live, "errands");
    private long beatAt = System.nanoTime() - BEAT_NANOS;

    /** Begins to take errands. */
    ErrandDesk(Database database, Workshop workshop, Turns turns) {
        this.database = database;
        this.workshop = workshop;
        this.turns = turns;
        this.classifier = new Classifier(workshop);
        thread.setDaemon(true);
        thread.start();
    }

    private void live() {
        boolean over = false;
        while (!over) {
            long pause = LOOK_EVERY_MILLIS;
            try {
                beat();
                while (serve(TRIES) || serve(SURVEYS)) {
                    beat();
                }
                classifier.tidy();
            } catch (JdbiException e) {
                LOG.warn("errands wait: {}", e.toString()); // where the database comes back, they go on
                pause = RETRY_MILLIS;
            }
            over = isStopping(pause);
        }
        classifier.close();
    }

    private boolean isStopping(long waitMillis) {
        try {
            return stopping.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void beat() {
        if (System.nanoTime() - beatAt >= BEAT_NANOS) {
            beatAt = System.nanoTime();
            database.jdbi().useTransaction(handle -> {
                ErrandTable.seen(handle, name);
                ErrandTable.releaseFromTheLost(handle, Instant.now().minus(LOST));
                ErrandTable.deleteTriesBefore(handle, Instant.now().minus(FORGOTTEN));
            });
        }
    }

    /** Carries out the oldest errand of some kinds. @return whether there was one, and there may be more */
    private boolean serve(Set<Kind> kinds) {
        if (stopping.getCount() == 0) {
            return false;
        }
        Optional<Errand> taken = database.jdbi().withHandle(handle -> ErrandTable.take(handle, name, kinds));
        taken.ifPresent(this::carryOut);
        return taken.isPresent();
    }

    private void carryOut(Errand errand) {
        turns.begin();
        try {
            end(
                    errand,
                    errand.kind() == Kind.TRY ? classifier.answer(errand.runId(), errand.pixels()) : survey(errand),
                    null);
        } catch (CancellationException e) {
            database.jdbi().useHandle(handle -> ErrandTable.giveBack(handle, errand.id(), name)); // nothing if unwanted
        } catch (JdbiException e) {
            throw e;
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.error("errand {} of run {} broke off", errand.kind(), errand.runId(), e);
            end(errand, null, e.getMessage() == null ? e.toString() : e.getMessage());
        } finally {
            turns.end();
        }
    }

    private String survey(Errand errand) throws IOException {
        workshop.surveyor().survey(errand.kind(), workshop.directory(errand.runId()), (done, total) -> {
            turns.pass();
            return isWanted(errand, done, total);
        });
        return null; // it lies in the folder of the run
    }

    private boolean isWanted(Errand errand, int done, int total) {
        beat();
        while (serve(TRIES)) {
            beat();
        }
        return stopping.getCount() > 0
                && database.jdbi().withHandle(handle -> ErrandTable.progress(handle, errand.id(), name, done, total));
    }

    private void end(Errand errand, String answer, String error) {
        database.jdbi().useHandle(handle -> ErrandTable.end(handle, errand.id(), name, answer, error));
    }

    /** Puts back what is under way, and takes no more. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
            database.jdbi().useHandle(handle -> ErrandTable.gone(handle, name));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
