package downhill.train;

import downhill.data.Split;
import downhill.model.ModelFactory;
import downhill.train.Checkpoint.Occasion;
import downhill.train.TrainingEvent.Cancelled;
import downhill.train.TrainingEvent.CheckpointSaved;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EpochsChanged;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.RateChanged;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries out one run, from its start or from its last checkpoint. Single-threaded; good for one {@link #run}.
 *
 * <p>The folder of a run holds {@value #LAST}, from which it goes on, and {@value #BEST}, the state after the epoch with
 * the highest test accuracy; {@link KeptWeights} where the options ask for them. On one machine with one number of
 * threads, a run that was stopped anywhere and continued gives bit for bit the parameters, losses and accuracies of one
 * that was not.
 *
 * <p>Where the folder holds {@value ForkPoint#FILE}, the run begins there and not with new weights. What {@link
 * Control#steering} changes is told, and saved at once: a run never goes back before a change, so one that was stopped
 * after it makes the same steps as one that was not.
 */
public final class Trainer {
    /** The newest checkpoint: from the end of an epoch, a pause, or the middle of a long epoch. */
    public static final String LAST = "last.ckpt";

    /** The checkpoint with the highest test accuracy. */
    public static final String BEST = "best.ckpt";

    private final Config config;
    private final ModelFactory models;
    private final Split split;
    private final Path directory;
    private final Consumer<TrainingEvent> events;
    private final Control control;
    private final TrainerOptions options;
    private final KeptWeights kept;
    private final Pace pace = new Pace();
    private Control.Signal signal = Control.Signal.CONTINUE; // the last answer of control
    private long lastSave; // System.nanoTime
    private int lastSavedStep; // 0 before the first

    /**
     * @param split the data set; the Config's limits are applied to it
     * @param directory of this run alone; made where it is missing
     * @param events told everything that happens, on the thread of {@link #run}
     */
    public Trainer(
            Config config,
            ModelFactory models,
            Split split,
            Path directory,
            Consumer<TrainingEvent> events,
            Control control) {
        this(config, models, split, directory, events, control, TrainerOptions.DEFAULT);
    }

    /** With options. */
    public Trainer(
            Config config,
            ModelFactory models,
            Split split,
            Path directory,
            Consumer<TrainingEvent> events,
            Control control,
            TrainerOptions options) {
        this.config = config;
        this.models = models;
        this.split = split.first(config.trainLimit(), config.testLimit());
        this.directory = directory;
        this.events = events;
        this.control = control;
        this.options = options;
        this.kept = new KeptWeights(directory, options.keptEpochs(), config.epochs());
    }

    /**
     * Trains until the end, a wish of {@link Control}, or a failure.
     *
     * <p>The last event tells the same as the outcome. What the model or {@code events} throw is passed on: the run can
     * be continued from its last checkpoint by another Trainer.
     */
    public Outcome run() {
        try (Training training = new Training(config, models, split)) {
            try {
                begin(training);
                return train(training);
            } catch (NotFiniteException e) {
                return fail(training, e.getMessage() + "; " + whatIsLeft());
            } catch (CheckpointException e) {
                return fail(training, e.getMessage());
            } catch (IOException e) {
                return fail(training, "a checkpoint in " + directory + " cannot be read or written: " + e);
            }
        }
    }

    private void begin(Training training) throws IOException {
        Files.createDirectories(directory);
        Path last = directory.resolve(LAST);
        if (Files.exists(last)) {
            Checkpoint checkpoint = take(last, training::restore);
            Files.deleteIfExists(directory.resolve(ForkPoint.FILE));
            lastSavedStep = training.steps();
            events.accept(new Resumed(
                    epoch(training), training.steps(), checkpoint.occasion().whyItGoesOn()));
        } else {
            boolean forked = fork(training);
            events.accept(new Started(
                    config.epochs(),
                    training.stepsPerEpoch(),
                    training.parameterCount(),
                    split.train().size(),
                    split.test().size(),
                    options.hardware()));
            if (forked) {
                save(training, Occasion.INTERVAL, false);
                Files.delete(directory.resolve(ForkPoint.FILE));
            } else {
                kept.offer(0, training.checkpoint(Occasion.EPOCH));
            }
        }
        lastSave = System.nanoTime();
    }

    /** @return whether the run begins where another one was */
    private boolean fork(Training training) throws IOException {
        Path origin = directory.resolve(ForkPoint.FILE);
        if (!Files.exists(origin)) {
            return false;
        }
        take(origin, training::fork);
        return true;
    }

    private static Checkpoint take(Path file, Consumer<Checkpoint> into) throws IOException {
        Checkpoint checkpoint = CheckpointFile.read(file);
        try {
            into.accept(checkpoint);
            return checkpoint;
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(file, e.getMessage());
        }
    }

    private Outcome train(Training training) throws NotFiniteException, IOException {
        steer(training);
        while (training.progress().epoch() < training.steering().epochs()) {
            Optional<Evaluation> evaluation = Optional.empty();
            if (trainEpoch(training)) {
                evaluation = evaluate(training);
            }
            if (evaluation.isEmpty()) {
                return stop(training);
            }
            steer(training);
        }
        Progress end = training.progress();
        events.accept(
                new Finished(end.epoch(), training.steps(), end.testAccuracy(), end.bestTestAccuracy(), end.seconds()));
        return Outcome.FINISHED;
    }

    /** @return whether the epoch was trained to its end */
    private boolean trainEpoch(Training training) throws NotFiniteException, IOException {
        while (training.progress().batch() < training.stepsPerEpoch()) {
            if (ask() != Control.Signal.CONTINUE) {
                return false;
            }
            if (training.progress().batch() > 0) {
                steer(training);
            }
            boolean due =
                    System.nanoTime() - lastSave >= options.checkpointInterval().toNanos();
            if (due && training.steps() > lastSavedStep) {
                save(training, Occasion.INTERVAL, false);
            }
            int steps = config.epochs() * training.stepsPerEpoch();
            report(training, training.step(options.measures(training.steps() + 1, steps)));
        }
        return true;
    }

    /** Does what is wished of the learning rate and the last epoch; an epoch that has begun is trained to its end. */
    private void steer(Training training) throws IOException {
        Steering now = training.steering();
        Steering to = training.within(control.steering(now));
        if (to.equals(now)) {
            return;
        }
        int epoch = epoch(training);
        training.steer(to);
        if (to.lr() != now.lr()) {
            events.accept(new RateChanged(epoch, training.steps(), now.lr(), to.lr()));
        }
        if (to.epochs() != now.epochs()) {
            events.accept(new EpochsChanged(epoch, training.steps(), now.epochs(), to.epochs()));
        }
        save(training, Occasion.INTERVAL, false);
    }

    private Optional<Evaluation> evaluate(Training training) throws NotFiniteException, IOException {
        Progress before = training.progress();
        Optional<Evaluation> evaluation = training.evaluate(this::ask);
        if (evaluation.isPresent()) {
            Progress after = training.progress();
            pace.evaluated(split.test().size(), after.seconds() - before.seconds());
            events.accept(new EpochDone(
                    after.epoch(),
                    training.steps(),
                    before.trainLoss(),
                    before.trainAccuracy(),
                    evaluation.get().loss(),
                    evaluation.get().accuracy(),
                    before.epochSeconds()));
            events.accept(new EvaluationDone(
                    after.epoch(),
                    training.steps(),
                    split.test().classes(),
                    evaluation.get().confusion(),
                    evaluation.get().worst()));
            save(training, Occasion.EPOCH, after.bestTestAccuracy() > before.bestTestAccuracy());
        }
        return evaluation;
    }

    private Outcome stop(Training training) throws IOException {
        boolean pause = signal == Control.Signal.PAUSE;
        int epoch = epoch(training);
        save(training, pause ? Occasion.PAUSE : Occasion.CANCEL, false);
        events.accept(pause ? new Paused(epoch, training.steps()) : new Cancelled(epoch, training.steps()));
        return pause ? Outcome.PAUSED : Outcome.CANCELLED;
    }

    private Control.Signal ask() {
        signal = control.next();
        return signal;
    }

    private Outcome fail(Training training, String message) {
        events.accept(new Failed(epoch(training), training.steps(), message));
        return Outcome.FAILED;
    }

    private void report(Training training, Training.Step step) {
        pace.trained(step.images(), step.seconds());
        Progress progress = training.progress();
        int epochsLeft = training.steering().epochs() - progress.epoch();
        long imagesLeft = (long) epochsLeft * split.train().size() - progress.images();
        events.accept(new StepDone(
                epoch(training),
                training.steps(),
                step.result().loss(),
                (double) step.result().correct() / step.images(),
                step.lr(),
                step.gradNorm(),
                step.clippedNorm(),
                pace.imagesPerSecond(),
                pace.secondsLeft(imagesLeft, (long) epochsLeft * split.test().size())));
        step.measured().ifPresent(events);
    }

    private void save(Training training, Occasion occasion, boolean best) throws IOException {
        Checkpoint checkpoint = training.checkpoint(occasion);
        if (best) {
            CheckpointFile.write(directory.resolve(BEST), checkpoint);
        }
        if (occasion == Occasion.EPOCH) {
            kept.offer(training.progress().epoch(), checkpoint);
        }
        CheckpointFile.write(directory.resolve(LAST), checkpoint);
        lastSave = System.nanoTime();
        lastSavedStep = training.steps();
        int epoch = occasion == Occasion.EPOCH ? training.progress().epoch() : epoch(training);
        events.accept(new CheckpointSaved(epoch, training.steps(), LAST, best));
    }

    /** The epoch under way, from 1. */
    private int epoch(Training training) {
        return Math.min(training.progress().epoch() + 1, training.steering().epochs());
    }

    private String whatIsLeft() {
        String advice = "a smaller learning rate, a warmup or gradient clipping may help";
        return lastSavedStep == 0
                ? "nothing was saved before; " + advice
                : "the state after step " + lastSavedStep + " is kept in " + LAST + "; " + advice;
    }
}
