package downhill.train;

import java.util.List;

/**
 * Something that happened to a run. Events are appended in order and never changed; a run's status is a fold over them.
 *
 * <p>Steps count from 1 for the first update of the run, epochs from 1. After {@link Resumed} at step s, events of steps
 * beyond s are repeated, with the same numbers; a reader drops what it held beyond s. Where a run was lost before its
 * first checkpoint, {@link Started} comes a second time and means the same with s = 0.
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
            double imagesPerSecond,
            double secondsLeft)
            implements TrainingEvent {}

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

    /** A checkpoint was written; {@code best} where it has the highest test accuracy so far. */
    record CheckpointSaved(int epoch, int step, String file, boolean best) implements TrainingEvent {}

    /** The run was paused by request; its state is in the last checkpoint. */
    record Paused(int epoch, int step) implements TrainingEvent {}

    /** The run was cancelled by request. */
    record Cancelled(int epoch, int step) implements TrainingEvent {}

    /** The run reached its last epoch. */
    record Finished(int epoch, int step, double testAccuracy, double bestTestAccuracy, double seconds)
            implements TrainingEvent {}

    /** The run stopped before its end and cannot go on by itself; {@code message} says why, at which step. */
    record Failed(int epoch, int step, String message) implements TrainingEvent {}

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
