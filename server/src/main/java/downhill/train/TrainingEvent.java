package downhill.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that happened to a run. Events are appended in order and never changed; a run's status is a fold over them.
 *
 * <p>Steps count from 1 for the first update of the run, epochs from 1. After {@link Resumed} at step s, events of steps
 * beyond s are repeated, with the same numbers; a reader drops what it held beyond s. Where a run was lost before its
 * first checkpoint, {@link Started} comes a second time and means the same with s = 0. A run that is {@link Forked} begins
 * after the step where it was forked.
 */
public sealed interface TrainingEvent {
    /** The run waits for a worker. */
    record Queued() implements TrainingEvent {}

    /**
     * A worker begins the run.
     *
     * @param epochs planned
     * @param stepsPerEpoch planned
     * @param parameters number of trainable values
     * @param trainImages images an epoch
     * @param testImages images in an evaluation
     * @param hardware processor, threads and backend, in words
     */
    record Started(int epochs, int stepsPerEpoch, int parameters, int trainImages, int testImages, String hardware)
            implements TrainingEvent {}

    /** The run goes on from the checkpoint after {@code step}, in {@code epoch}; {@code reason} in words. */
    record Resumed(int epoch, int step, String reason) implements TrainingEvent {}

    /**
     * One update was made.
     *
     * @param loss mean cross-entropy of the batch before the update, in nats
     * @param accuracy share of the batch classified rightly, 0 to 1
     * @param lr learning rate of the step
     * @param gradNorm global gradient norm before clipping
     * @param clippedNorm the same after clipping; −1 where that is not known, in events from before it was kept
     * @param imagesPerSecond over the last steps
     * @param secondsLeft until the run ends, estimated
     */
    record StepDone(
            int epoch,
            int step,
            double loss,
            double accuracy,
            double lr,
            double gradNorm,
            double clippedNorm,
            double imagesPerSecond,
            double secondsLeft)
            implements TrainingEvent {
        /** One whose gradient was not clipped. */
        public StepDone(
                int epoch,
                int step,
                double loss,
                double accuracy,
                double lr,
                double gradNorm,
                double imagesPerSecond,
                double secondsLeft) {
            this(epoch, step, loss, accuracy, lr, gradNorm, gradNorm, imagesPerSecond, secondsLeft);
        }
    }

    /**
     * What the update of {@code step} did to each layer, and how far BatchNorm's running statistics have moved. Comes
     * after the StepDone of the same step, at the steps that {@link TrainerOptions#measures} names.
     *
     * <p>A layer is all parameters that share the name before the last dot: a convolution, the γ and β of a
     * normalization, the dense weights with their biases. Numbers stand in lists beside the names, rounded to single
     * precision; one beyond its range is told as its largest.
     *
     * @param layers their names, in the order of the network
     * @param gradNorms norm of the layer's gradient before clipping; their squares add up to that of the global norm
     * @param weightNorms ‖w‖ before the update
     * @param updateRatios ‖Δw‖ / ‖w‖, decay included; 0 where ‖w‖ is 0
     * @param norms the normalizations, in the order of the network
     * @param meanDrifts √(mean over channels of (μ − μ₀)² / (σ₀² + ε)), with the running statistics after this step (μ)
     *     and after the last event of this kind, or at the start of the run (μ₀, σ₀²); ε = 1e-5
     * @param varianceDrifts √(mean over channels of ((σ² − σ₀²) / (σ₀² + ε))²)
     */
    record LayersMeasured(
            int epoch,
            int step,
            List<String> layers,
            List<Float> gradNorms,
            List<Float> weightNorms,
            List<Float> updateRatios,
            List<String> norms,
            List<Float> meanDrifts,
            List<Float> varianceDrifts)
            implements TrainingEvent {
        public LayersMeasured {
            layers = List.copyOf(layers);
            gradNorms = List.copyOf(gradNorms);
            weightNorms = List.copyOf(weightNorms);
            updateRatios = List.copyOf(updateRatios);
            norms = List.copyOf(norms);
            meanDrifts = List.copyOf(meanDrifts);
            varianceDrifts = List.copyOf(varianceDrifts);
        }
    }

    /**
     * An epoch ended and the test images were classified.
     *
     * @param trainLoss mean over the epoch's batches as they were seen
     * @param trainAccuracy likewise, 0 to 1
     * @param testLoss mean cross-entropy in inference mode
     * @param testAccuracy 0 to 1
     * @param seconds of training in this epoch, without the evaluation
     */
    record EpochDone(
            int epoch,
            int step,
            double trainLoss,
            double trainAccuracy,
            double testLoss,
            double testAccuracy,
            double seconds)
            implements TrainingEvent {}

    /**
     * How the test images were classified at the end of an epoch; comes after its EpochDone.
     *
     * @param classes their names; a class is an index into this list
     * @param confusion {@code [true class][predicted class]}, numbers of images
     * @param worst the images that were taken for a wrong class with the highest probability, surest first: the {@value
     *     Tally#WORST} of all, and the {@value Tally#OF_A_PAIR} of each true class and class that it was taken for; of
     *     equally sure ones the lower index first. Events from before those of pairs were kept have the first alone
     */
    record EvaluationDone(int epoch, int step, List<String> classes, List<List<Integer>> confusion, List<Mistake> worst)
            implements TrainingEvent {
        public EvaluationDone {
            classes = List.copyOf(classes);
            confusion = confusion.stream().map(List::copyOf).toList();
            worst = List.copyOf(worst);
        }
    }

    /**
     * An image that was taken for something else.
     *
     * @param index in the test set, from 0
     * @param label the true class
     * @param predicted the most probable class
     * @param probability of that class, 0 to 1
     */
    record Mistake(int index, int label, int predicted, float probability) {}

    /** A checkpoint was written; {@code best} where it has the highest test accuracy so far. */
    record CheckpointSaved(int epoch, int step, String file, boolean best) implements TrainingEvent {}

    /**
     * The base learning rate is another one from the step after {@code step} on; the schedule goes on multiplying it.
     *
     * @param from what it was
     * @param to what it is
     */
    record RateChanged(int epoch, int step, double from, double to) implements TrainingEvent {}

    /**
     * The run will end after another epoch than was planned; the schedule stays as it was.
     *
     * @param from the last epoch until now
     * @param to the last epoch from now on
     */
    record EpochsChanged(int epoch, int step, int from, int to) implements TrainingEvent {}

    /**
     * The run begins where a checkpoint of another one stands, after {@code step}; comes before the first {@link Queued}.
     * Its own steps follow with the next number.
     *
     * @param parent the id of the other run
     * @param checkpoint {@code last} or {@code best}
     * @param epoch of the last update there, from 1
     * @param optimizerKept whether the state of the optimizer was taken over: not where the fork has another one
     */
    record Forked(long parent, String checkpoint, int epoch, int step, boolean optimizerKept)
            implements TrainingEvent {}

    /** The run was paused by request; its state is in the last checkpoint. */
    record Paused(int epoch, int step) implements TrainingEvent {}

    /** The run was cancelled by request. */
    record Cancelled(int epoch, int step) implements TrainingEvent {}

    /** The run reached its last epoch. */
    record Finished(int epoch, int step, double testAccuracy, double bestTestAccuracy, double seconds)
            implements TrainingEvent {}

    /** The run stopped before its end and cannot go on by itself; {@code message} says why, at which step. */
    record Failed(int epoch, int step, String message) implements TrainingEvent {}

    /**
     * The run was trained elsewhere, and what follows is what its recording holds: some of its steps, at their times. Comes
     * first, in the place of Queued.
     *
     * @param title of the recording
     * @param versions of what trained it, by name
     * @param dataNote what was said of the images there; empty where nothing was
     */
    record Imported(String title, Map<String, String> versions, String dataNote) implements TrainingEvent {
        public Imported {
            versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        }
    }

    /** The run shall check its Config and not train by it; comes before the first {@link Queued}. */
    record CheckRequested() implements TrainingEvent {}

    /**
     * A worker begins the checks, from the first one, whatever was done before.
     *
     * @param checks their titles, in order
     * @param hardware processor, threads and backend, in words
     */
    record CheckStarted(List<String> checks, String hardware) implements TrainingEvent {
        public CheckStarted {
            checks = List.copyOf(checks);
        }
    }

    /**
     * One check is done.
     *
     * @param number its place among the checks, from 1
     * @param check its name, for example {@code one-batch}
     * @param title for people
     */
    record CheckDone(int number, String check, String title, Finding finding) implements TrainingEvent {}

    /** All checks are done; so many passed, warned and failed. */
    record CheckFinished(int passed, int warnings, int failed, double seconds) implements TrainingEvent {}
}
