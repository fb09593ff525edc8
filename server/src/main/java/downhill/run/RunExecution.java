package downhill.run;

import downhill.check.SanityChecks;
import downhill.check.Subject;
import downhill.data.Cifar10;
import downhill.data.Cifar10Download;
import downhill.data.DataHome;
import downhill.data.Datasets;
import downhill.data.DownloadProgress;
import downhill.data.Split;
import downhill.train.Config;
import downhill.train.Control;
import downhill.train.ForkPoint;
import downhill.train.Outcome;
import downhill.train.Steering;
import downhill.train.Trainer;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run in the hands of a worker, from taking it to its end, its pause, or its return to the queue.
 *
 * <p>Whatever goes wrong in training becomes a Failed event with a message for the user; only the death of the process
 * is left to the next worker.
 */
final class RunExecution implements Control {
    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);
    private static final long REQUEST_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final ClaimedRun run;
    private final Workshop workshop;
    private final Turns turns;
    private final BooleanSupplier stopping;
    private int epoch;
    private int step;
    private boolean givenBack;
    private Wish wish = Wish.NONE;
    private long askedAt = System.nanoTime() - REQUEST_INTERVAL_NANOS;

    /**
     * @param turns with those who compute beside the run
     * @param stopping turns true when the process is to end: the run then goes back to the queue
     */
    RunExecution(ClaimedRun run, Workshop workshop, Turns turns, BooleanSupplier stopping) {
        this.run = run;
        this.workshop = workshop;
        this.turns = turns;
        this.stopping = stopping;
    }

    /**
     * Trains or checks until the run's end, or until it is stopped.
     *
     * @return how it went, in a few words
     * @throws LostRunException where another worker has the run now
     * @throws JdbiException where the database fails
     */
    String carryOut() {
        try {
            Split split = load(run.config());
            Outcome outcome = carryOut(split);
            return givenBack ? "waits for another worker" : outcome.name().toLowerCase(Locale.ROOT);
        } catch (LostRunException | JdbiException e) {
            throw e; // not the run's fault: where the database comes back, a worker goes on with it
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.error("run " + run.id() + " broke off", e); // in the worker's log; the user gets a message
            run.append(new Failed(epoch, step, message(e)));
            return "failed";
        }
    }

    private Outcome carryOut(Split split) throws IOException {
        turns.begin();
        try {
            return run.isCheck() ? check(split) : train(split);
        } finally {
            turns.end();
        }
    }

    private Outcome train(Split split) throws IOException {
        prepareFork(workshop.directory(run.id()));
        Trainer trainer = new Trainer(
                run.config(),
                workshop.models(),
                split,
                workshop.directory(run.id()),
                this::accept,
                this,
                workshop.options().get());
        return trainer.run();
    }

    /** Only a fork begins from a checkpoint of another run, and never from anything else. */
    private void prepareFork(Path directory) throws IOException {
        Path origin = directory.resolve(ForkPoint.FILE);
        if (!run.isFork()) {
            Files.deleteIfExists(origin); // of a submission that was lost before it was complete
        } else if (Files.notExists(origin) && Files.notExists(directory.resolve(Trainer.LAST))) {
            throw new NoSuchFileException(origin + ", the checkpoint that this fork begins from, is gone");
        }
    }

    private Outcome check(Split split) {
        Subject subject = Subject.of(run.config(), split, workshop.models());
        return SanityChecks.run(subject, this, workshop.options().get().hardware(), this::accept);
    }

    private Split load(Config config) throws IOException {
        DataHome data = workshop.data();
        if (config.dataset().equals(Cifar10.NAME) && Cifar10.find(data).isEmpty()) {
            System.out.println("CIFAR-10 is not on this machine; downloading it");
            Cifar10Download.official().into(data, DownloadProgress.NONE);
        }
        return Datasets.load(config.dataset(), data, config.trainLimit(), config.testLimit());
    }

    private void accept(TrainingEvent event) {
        if (event instanceof StepDone done) {
            epoch = done.epoch();
            step = done.step();
            run.append(event);
        } else if (event instanceof Resumed resumed) {
            resume(resumed.epoch(), resumed.step(), run.reason());
        } else if (event instanceof Started && run.wasBegun()) {
            RunFold.Position from = run.beginning(); // so readers drop the steps that it made
            resume(from.epoch(), from.step(), run.reason() + " before the first checkpoint");
        } else if (event instanceof Paused && wish.request() != Request.PAUSE) {
            run.giveBack(); // the process is to end, not the run
            givenBack = true;
        } else {
            run.append(event);
        }
    }

    private void resume(int fromEpoch, int fromStep, String reason) {
        epoch = fromEpoch;
        step = fromStep;
        run.append(new Resumed(fromEpoch, fromStep, reason));
    }

    private Wish wish() {
        if (System.nanoTime() - askedAt >= REQUEST_INTERVAL_NANOS) {
            wish = run.wish();
            askedAt = System.nanoTime();
        }
        return wish;
    }

    @Override
    public Steering steering(Steering now) {
        return wish().steering(now);
    }

    /** Asked before every batch, which is when others have their turn. */
    @Override
    public Signal next() {
        turns.pass();
        return switch (wish().request()) {
            case CANCEL -> Signal.CANCEL;
            case PAUSE -> Signal.PAUSE;
            case NONE -> stopping.getAsBoolean() ? Signal.PAUSE : Signal.CONTINUE;
        };
    }

    private static String message(Throwable e) {
        boolean spoken = e instanceof IOException || e instanceof IllegalArgumentException;
        return spoken && e.getMessage() != null
                ? e.getMessage()
                : "training broke off with " + e + "; the log of the worker says where";
    }
}
