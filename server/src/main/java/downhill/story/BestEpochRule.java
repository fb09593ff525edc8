package downhill.story;

import downhill.story.Observation.Kind;
import downhill.train.TrainingEvent.EpochDone;
import downhill.watch.History;
import java.util.Comparator;
import java.util.List;

/**
 * The epoch of the highest test accuracy, in a run that has learned something.
 *
 * <p>n test images tell an accuracy p to within √(p(1 − p)/n), its standard error. The best of several hundred epochs is
 * some four errors above the mean by luck alone, and the first may be as far below: so the best must be {@value #LEARNED}
 * errors above the first. Whether the last epoch is worse is said only where they differ by three errors of a difference.
 */
final class BestEpochRule implements Rule {
    private static final double LEARNED = 8;
    private static final double DIFFERS = 3 * Math.sqrt(2);
    private static final int LEAST_EPOCHS = 3;

    @Override
    public List<Observation> observe(History history) {
        List<EpochDone> epochs = history.epochs();
        int images = history.started().map(plan -> plan.testImages()).orElse(0);
        if (epochs.size() < LEAST_EPOCHS || images == 0) {
            return List.of();
        }
        EpochDone best = epochs.stream()
                .max(Comparator.comparingDouble(EpochDone::testAccuracy)
                        .thenComparing(Comparator.comparingInt(EpochDone::epoch).reversed()))
                .orElseThrow();
        double p = best.testAccuracy();
        double error =
                Math.sqrt(Math.max(p * (1 - p), 1.0 / images) / images); // of a perfect score, as if one had failed
        if (p - epochs.get(0).testAccuracy() < LEARNED * error) {
            return List.of();
        }
        return List.of(new Observation(
                Kind.BEST, best.epoch(), best.step(), text(best, epochs.get(epochs.size() - 1), error, images)));
    }

    private static String text(EpochDone best, EpochDone last, double error, int images) {
        String found = "Epoch " + best.epoch() + ", with a test accuracy of " + Numbers.percent(best.testAccuracy());
        if (best.epoch() == last.epoch()) {
            return found + ": the newest one.";
        }
        String now = ". After epoch " + last.epoch() + " it is " + Numbers.percent(last.testAccuracy());
        return best.testAccuracy() - last.testAccuracy() > DIFFERS * error
                ? found + now + ", clearly lower."
                : found + now + ", which " + Numbers.count(images) + " test images cannot tell from it.";
    }
}
