package downhill.story;

import downhill.story.Observation.Kind;
import downhill.train.TrainingEvent.EpochDone;
import downhill.watch.History;
import java.util.List;
import java.util.Locale;

/**
 * The network knows its training images by heart, and does clearly worse on the test images, though the test loss need not
 * rise.
 *
 * <p>From some epoch to the last, three of them at least, it must be right on {@value #KNOWN} of the training images, as
 * they were seen, and on {@value #LESS} less of the test images: many times what noise does to an accuracy, and more than
 * a network leaves that has only finished learning an easy set. Where {@link GapRule} sees more, this one is silent.
 */
final class HeartRule implements Rule {
    private static final double KNOWN = 0.98;
    private static final double LESS = 0.1;
    private static final int EPOCHS = 3;

    @Override
    public List<Observation> observe(History history) {
        List<EpochDone> epochs = history.epochs();
        int first = epochs.size();
        while (first > 0 && isByHeart(epochs.get(first - 1))) {
            first--;
        }
        if (epochs.size() - first < EPOCHS || !new GapRule().observe(history).isEmpty()) {
            return List.of();
        }
        EpochDone since = epochs.get(first);
        EpochDone last = epochs.get(epochs.size() - 1);
        return List.of(new Observation(
                Kind.BY_HEART,
                since.epoch(),
                since.step(),
                String.format(
                        Locale.ROOT,
                        "Since epoch %d at least %.0f%% of the training images are classified right, but only %.1f%% of the"
                                + " test images after epoch %d: the network has learned its images by heart.",
                        since.epoch(),
                        100 * KNOWN,
                        100 * last.testAccuracy(),
                        last.epoch())));
    }

    private static boolean isByHeart(EpochDone epoch) {
        return epoch.trainAccuracy() >= KNOWN && epoch.trainAccuracy() - epoch.testAccuracy() >= LESS;
    }
}
