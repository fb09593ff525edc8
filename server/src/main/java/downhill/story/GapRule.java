package downhill.story;

import downhill.story.Observation.Kind;
import downhill.train.TrainingEvent.EpochDone;
import downhill.watch.History;
import java.util.List;

/**
 * The test loss rises while the training loss falls: the network learns its images by heart.
 *
 * <p>Since the epoch of the lowest test loss, at least {@value #SINCE} epochs back, the test loss must have risen by 3%
 * and the training loss have fallen by 5%, each by {@value #SURE} times its noise from epoch to epoch as well. Both ends
 * are medians of three epochs, which noise moves by one time itself: so by chance both happen less than once in a million
 * epochs.
 */
final class GapRule implements Rule {
    private static final int SINCE = 4;
    private static final double RISES = 0.03;
    private static final double FALLS = 0.05;
    private static final double SURE = 4;

    @Override
    public List<Observation> observe(History history) {
        List<EpochDone> epochs = history.epochs();
        double[] train = epochs.stream().mapToDouble(EpochDone::trainLoss).toArray();
        double[] test = epochs.stream().mapToDouble(EpochDone::testLoss).toArray();
        int last = epochs.size() - 2; // the middle of the last three
        int best = 1;
        for (int i = 1; i <= last; i++) {
            best = around(test, i) < around(test, best) ? i : best;
        }
        if (last - best < SINCE) {
            return List.of();
        }
        double rise = around(test, last) - around(test, best);
        double fall = around(train, best) - around(train, last);
        if (rise < Math.max(RISES * around(test, best), SURE * Numbers.noise(test))
                || fall < Math.max(FALLS * around(train, best), SURE * Numbers.noise(train))) {
            return List.of();
        }
        EpochDone since = epochs.get(best);
        return List.of(new Observation(
                Kind.GAP,
                since.epoch(),
                since.step(),
                "Since epoch " + since.epoch() + " the training loss has fallen from "
                        + Numbers.number(around(train, best)) + " to " + Numbers.number(around(train, last))
                        + ", while the test loss has risen from " + Numbers.number(around(test, best)) + " to "
                        + Numbers.number(around(test, last)) + "."));
    }

    /** The median of an epoch and its neighbours. */
    private static double around(double[] values, int i) {
        return Numbers.median(new double[] {values[i - 1], values[i], values[i + 1]});
    }
}
