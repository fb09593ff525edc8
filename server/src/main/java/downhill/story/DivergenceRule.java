package downhill.story;

import downhill.story.Observation.Kind;
import downhill.train.TrainingEvent.Failed;
import downhill.watch.Column;
import downhill.watch.History;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The run has left the region where it could learn: its loss is not finite, or of a size that no network begins with, or
 * has been far above the beginning for long.
 *
 * <p>A loss of {@value #BEYOND} nats gives the right classes of a batch a probability of e to the −1,000: guessing costs 2.3
 * nats among ten classes, and a bad start some tens. Other finite losses are judged by medians of {@value #WINDOW} steps: the newest {@value #WINDOWS} must all be {@value
 * #TIMES} times the first. A network that merely fails to learn stays at its first loss; one that unlearns comes back to
 * that of guessing, which is below the first one or near it.
 */
final class DivergenceRule implements Rule {
    private static final Pattern NOT_FINITE = Pattern.compile(" is (NaN|-?Infinity) at step "); // as Trainer says it
    private static final double BEYOND = 1000;
    private static final String REMEDY = "A smaller learning rate, a warmup or clipping may help.";
    private static final int WINDOW = 50;
    private static final int WINDOWS = 3;
    private static final double TIMES = 2;

    @Override
    public List<Observation> observe(History history) {
        if (history.end().orElse(null) instanceof Failed failed) {
            return NOT_FINITE.matcher(failed.message()).find()
                    ? List.of(new Observation(Kind.DIVERGED, failed.epoch(), failed.step(), sentence(failed.message())))
                    : List.of();
        }
        Column loss = history.loss();
        for (int row = 0; row < loss.size(); row++) {
            if (loss.get(row) > BEYOND) {
                return List.of(blownUp(history, row));
            }
        }
        return hasRisen(history);
    }

    private static Observation blownUp(History history, int row) {
        Column loss = history.loss();
        double highest = Arrays.stream(loss.range(row, loss.size())).max().orElseThrow();
        int step = (int) history.step().get(row);
        int epoch = (int) history.epoch().get(row);
        return new Observation(
                Kind.DIVERGED,
                epoch,
                step,
                "The loss began at " + Numbers.number(loss.get(0)) + "; at step " + Numbers.count(step) + ", in epoch "
                        + epoch
                        + ", it was " + Numbers.number(loss.get(row)) + ", and it rose as far as "
                        + Numbers.number(highest)
                        + ". " + REMEDY);
    }

    private static List<Observation> hasRisen(History history) {
        Column loss = history.loss();
        int newest = loss.size() - WINDOWS * WINDOW;
        if (newest < WINDOW) {
            return List.of();
        }
        double first = Numbers.median(loss.range(0, WINDOW));
        for (int i = 0; i < WINDOWS; i++) {
            if (Numbers.median(loss.range(newest + i * WINDOW, newest + (i + 1) * WINDOW)) < TIMES * first) {
                return List.of();
            }
        }
        double now = Numbers.median(loss.range(loss.size() - WINDOW, loss.size()));
        return List.of(new Observation(
                Kind.DIVERGED,
                (int) history.epoch().last(),
                (int) history.step().last(),
                "The loss began at " + Numbers.number(first) + " and is at " + Numbers.number(now) + " now. "
                        + REMEDY));
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + (message.endsWith(".") ? "" : ".");
    }
}
