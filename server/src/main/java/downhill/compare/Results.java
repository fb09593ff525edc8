package downhill.compare;

import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Started;
import downhill.watch.History;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came out of a run so far.
 *
 * @param epochs that were trained to their end
 * @param best the epoch with the highest test accuracy, of equal ones the first; empty before the first ends
 * @param last the newest one; likewise
 * @param seconds of training in all epochs, without evaluations, pauses and an epoch that has not ended
 * @param images that were trained on in them, counted each time
 */
public record Results(int epochs, Optional<EpochDone> best, Optional<EpochDone> last, double seconds, long images) {
    static Results of(History history) {
        List<EpochDone> epochs = history.epochs();
        return new Results(
                epochs.size(),
                epochs.stream()
                        .max(Comparator.comparingDouble(EpochDone::testAccuracy)
                                .thenComparing(epoch -> -epoch.epoch())),
                epochs.stream().reduce((before, after) -> after),
                epochs.stream().mapToDouble(EpochDone::seconds).sum(),
                (long) epochs.size()
                        * history.started().map(Started::trainImages).orElse(0));
    }

    /** Highest test accuracy, 0 to 1. */
    public Optional<Double> bestTestAccuracy() {
        return best.map(EpochDone::testAccuracy);
    }

    /** Test accuracy after the last epoch, 0 to 1. */
    public Optional<Double> lastTestAccuracy() {
        return last.map(EpochDone::testAccuracy);
    }

    /** Accuracy on the training images in the last epoch, as they were seen, 0 to 1. */
    public Optional<Double> lastTrainAccuracy() {
        return last.map(EpochDone::trainAccuracy);
    }

    /** How much better it does on the training images than on the test images, after the last epoch. */
    public Optional<Double> gap() {
        return last.map(epoch -> epoch.trainAccuracy() - epoch.testAccuracy());
    }

    /** Seconds of training; empty before the first epoch ends. */
    public Optional<Double> trainingSeconds() {
        return last.map(epoch -> seconds);
    }

    public Optional<Double> imagesPerSecond() {
        return last.filter(epoch -> seconds > 0).map(epoch -> images / seconds);
    }
}
