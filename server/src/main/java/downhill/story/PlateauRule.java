package downhill.story;

import downhill.story.Observation.Kind;
import downhill.train.TrainingEvent.EpochDone;
import downhill.watch.Column;
import downhill.watch.History;
import java.util.Arrays;
import java.util.List;

/**
 * The training loss has stopped falling, though it fell before and the learning rate is still high.
 *
 * <p>Looked at over the last quarter of the epochs so far, {@value #LEAST} at least: between its first three and its last
 * three epochs the loss must have fallen by less than 2% of all that it fell before, and that must have been a fifth of
 * its first value and {@value #SURE} times its noise. So a loss that never fell is no plateau. Where the learning rate is
 * below a twentieth of its height, standing still is what the schedule is for; above 99% training accuracy there is
 * nothing left to fall.
 */
final class PlateauRule implements Rule {
    private static final int LEAST = 6;
    private static final double STILL = 0.02;
    private static final double FELL = 0.2;
    private static final double SURE = 10;
    private static final double HIGH_RATE = 0.05;
    private static final double LEARNED = 0.99;

    @Override
    public List<Observation> observe(History history) {
        List<EpochDone> epochs = history.epochs();
        int width = Math.max(LEAST, epochs.size() / 4);
        if (epochs.size() < 2 * LEAST || !hasRoom(history)) {
            return List.of();
        }
        double[] loss = epochs.stream().mapToDouble(EpochDone::trainLoss).toArray();
        int from = loss.length - width;
        double before = Numbers.median(Arrays.copyOfRange(loss, from, from + 3));
        double now = Numbers.median(Arrays.copyOfRange(loss, loss.length - 3, loss.length));
        double fell = loss[0] - before;
        boolean isStill = Math.abs(before - now) < STILL * fell;
        if (!isStill || fell < Math.max(FELL * loss[0], SURE * Numbers.noise(loss))) {
            return List.of();
        }
        EpochDone since = epochs.get(from);
        return List.of(new Observation(
                Kind.PLATEAU,
                since.epoch(),
                since.step(),
                "Since epoch " + since.epoch() + " the training loss has stayed near " + Numbers.number(now)
                        + "; it had come down from " + Numbers.number(loss[0])
                        + ". A lower learning rate often gets it going again."));
    }

    private static boolean hasRoom(History history) {
        Column lr = history.lr();
        double highest = Arrays.stream(lr.range(0, lr.size())).max().orElse(0);
        List<EpochDone> epochs = history.epochs();
        return lr.last() >= HIGH_RATE * highest && epochs.get(epochs.size() - 1).trainAccuracy() < LEARNED;
    }
}
