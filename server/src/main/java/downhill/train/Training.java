package downhill.train;

import downhill.data.Batch;
import downhill.data.Batches;
import downhill.data.BatchesAhead;
import downhill.data.Normalization;
import downhill.data.Split;
import downhill.model.BatchResult;
import downhill.model.Model;
import downhill.model.ModelFactory;
import downhill.optim.ClipByGlobalNorm;
import downhill.optim.Optimizer;
import downhill.optim.ParameterInfo;
import downhill.schedule.Schedule;
import downhill.train.TrainingEvent.LayersMeasured;
import java.util.List;
import java.util.Optional;

/**
 * The moving parts of a run: model, parameters, optimizer and the place in the data. Single-threaded.
 *
 * <p>The parameters in double are kept here; the model gets a copy for each gradient and rounds it as it likes. Gradients
 * are first clipped, then the L2 penalty's is added, so a penalty is never clipped away.
 */
final class Training implements AutoCloseable {
    private static final int EVALUATION_BATCH = 200;

    /**
     * What one update showed.
     *
     * @param lr learning rate
     * @param gradNorm global norm before clipping
     * @param clippedNorm the same after it
     * @param measured where it was asked for
     */
    record Step(
            BatchResult result,
            int images,
            double lr,
            double gradNorm,
            double clippedNorm,
            double seconds,
            Optional<LayersMeasured> measured) {}

    private final Config config;
    private final BatchesAhead train;
    private final Batches test;
    private final Model model;
    private final List<ParameterInfo> parameters;
    private final double[][] values; // [parameter][element]
    private final double[][] grads; // same shape
    private final Schedule lr; // by the optimizer's own steps
    private final Optimizer optimizer;
    private final LayerGauge layers;
    private Progress progress = Progress.START;
    private Steering steering;
    private Schedule planned; // by the steps of the run, as it is steered
    private int optimizerFrom; // the step after which the optimizer began

    /** @param split as long as the Config's limits say */
    Training(Config config, ModelFactory models, Split split) {
        this.config = config;
        Normalization normalization = Normalization.of(split.train());
        this.train = new BatchesAhead(Batches.training(
                split.train(), normalization, config.batchSize(), config.augmentation(), config.seed()));
        this.test = Batches.inOrder(split.test(), normalization, EVALUATION_BATCH);
        this.model = config.build(models);
        this.parameters = model.parameters();
        this.values = model.zeros();
        this.grads = model.zeros();
        model.read(values);
        steer(Steering.of(config));
        this.lr = step -> planned.at(optimizerFrom + step);
        this.optimizer =
                new Optimizer(parameters.toArray(ParameterInfo[]::new), RunOptimizer.chain(config, lr, parameters));
        this.layers = new LayerGauge(parameters, model.buffers());
    }

    Progress progress() {
        return progress;
    }

    Steering steering() {
        return steering;
    }

    /** What is wished, with a last epoch that the run has and can still end with: one that has begun is trained on. */
    Steering within(Steering wish) {
        boolean midway = progress.batch() > 0 || progress.testAccuracy() < 0;
        int least = midway ? progress.epoch() + 1 : progress.epoch();
        return wish.withEpochs(Math.min(config.epochs(), Math.max(least, wish.epochs())));
    }

    /** Changes the base learning rate of the next step and all that follow, and the last epoch. */
    void steer(Steering to) {
        steering = to;
        planned = config.withLr(to.lr()).lr(train.perEpoch());
    }

    /** Updates an epoch. */
    int stepsPerEpoch() {
        return train.perEpoch();
    }

    /** Updates made so far. */
    int steps() {
        return progress.step(train.perEpoch());
    }

    /** Number of trainable values. */
    int parameterCount() {
        return parameters.stream().mapToInt(ParameterInfo::size).sum();
    }

    /**
     * Makes one update.
     *
     * @param measure whether to look at every layer, too
     * @throws NotFiniteException where loss or gradient are not finite; nothing has been updated then
     */
    Step step(boolean measure) throws NotFiniteException {
        long start = System.nanoTime();
        Batch batch = train.batch(progress.epoch(), progress.batch());
        model.write(optimizer.lookAhead(values));
        BatchResult result = model.lossAndGradients(batch, grads);
        NotFiniteException.require("loss", result.loss(), steps() + 1);
        double gradNorm = NotFiniteException.require("gradient norm", ClipByGlobalNorm.norm(grads), steps() + 1);
        if (measure) {
            layers.before(values, grads);
        }
        double clippedNorm = clip(gradNorm);
        double rate = lr.at(optimizer.steps());
        optimizer.step(values, grads);
        Optional<LayersMeasured> measured = measure
                ? Optional.of(layers.after(progress.epoch() + 1, steps() + 1, grads, model.buffers()))
                : Optional.empty();
        double seconds = secondsSince(start);
        progress = progress.afterBatch(result, batch.size(), seconds);
        return new Step(result, batch.size(), rate, gradNorm, clippedNorm, seconds, measured);
    }

    /** Clips the gradient where the Config says so. @return its norm afterwards */
    private double clip(double gradNorm) {
        if (config.clipNorm() == 0 || gradNorm <= config.clipNorm()) {
            return gradNorm;
        }
        new ClipByGlobalNorm(config.clipNorm()).apply(grads, values, optimizer.steps());
        return ClipByGlobalNorm.norm(grads);
    }

    /** Classifies the test images and moves on to the next epoch, unless the run shall stop before that is done. */
    Optional<Evaluation> evaluate(Control control) throws NotFiniteException {
        long start = System.nanoTime();
        model.write(values);
        Optional<Evaluation> evaluation = Evaluation.of(model, test, control);
        if (evaluation.isPresent()) {
            NotFiniteException.require("test loss", evaluation.get().loss(), steps());
            progress = progress.afterEvaluation(evaluation.get().accuracy(), secondsSince(start));
        }
        return evaluation;
    }

    /** All that is needed to come back here; arrays may be shared, so it must be written before the next step. */
    Checkpoint checkpoint(Checkpoint.Occasion occasion) {
        return new Checkpoint(
                config,
                occasion,
                progress,
                parameters,
                values,
                optimizer.state(),
                model.buffers(),
                layers.reference(),
                steering,
                optimizerFrom);
    }

    /**
     * Goes back to a checkpoint.
     *
     * @throws IllegalArgumentException where it is of another Config or model, saying what differs
     */
    void restore(Checkpoint checkpoint) {
        CheckpointMatch.requireSame(config, checkpoint.config());
        requireSameModel(checkpoint);
        optimizer.load(checkpoint.optimizer());
        optimizerFrom = checkpoint.optimizerFrom();
        steer(checkpoint.steering());
        take(checkpoint);
        progress = checkpoint.progress();
    }

    /**
     * Begins where a checkpoint of another run stands, with this Config from there on. An optimizer of the same name keeps
     * its state; another one begins with none, and counts its own steps from there, as its bias correction needs.
     *
     * @throws IllegalArgumentException where the other run has another model or other epochs, saying what differs
     */
    void fork(Checkpoint checkpoint) {
        CheckpointMatch.requireForkable(config, checkpoint.config());
        if (checkpoint.progress().epoch() >= config.epochs()) {
            throw new IllegalArgumentException("has " + checkpoint.progress().epoch()
                    + " epochs behind it, and this run ends after " + config.epochs());
        }
        requireSameModel(checkpoint);
        if (config.optimizer().equals(checkpoint.config().optimizer())) {
            optimizer.load(checkpoint.optimizer());
            optimizerFrom = checkpoint.optimizerFrom();
        } else {
            optimizerFrom = checkpoint.step();
        }
        take(checkpoint);
        progress = checkpoint.progress().forked();
    }

    private void requireSameModel(Checkpoint checkpoint) {
        CheckpointMatch.requireSame(parameters, checkpoint.parameters());
        CheckpointMatch.requireSame(model.buffers(), checkpoint.buffers());
    }

    private void take(Checkpoint checkpoint) {
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(checkpoint.values()[i], 0, values[i], 0, values[i].length);
        }
        model.buffers(checkpoint.buffers());
        layers.reference(checkpoint.measured());
    }

    @Override
    public void close() {
        train.close();
        model.close();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
