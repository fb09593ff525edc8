package downhill.story;

import downhill.story.Observation.Kind;
import downhill.train.TrainingEvent.Failed;
import downhill.watch.Column;
import downhill.watch.History;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The run has left the region where it could learn: its loss is not finite, or has been far above the beginning for long.
 *
 * <p>Finite losses are judged by medians of {@value #WINDOW} steps: the newest {@value #WINDOWS} must all be {@value
 * #TIMES} times the first. A network that merely fails to learn stays at its first loss; one that unlearns comes back to
 * that of guessing, which is below the first one or near it.
 */
final class DivergenceRule implements Rule {
    private static final Pattern NOT_FINITE = Pattern.compile(" is (NaN|-?Infinity) at step "); // as Trainer says it
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
                "The loss began at " + Numbers.number(first) + " and is at " + Numbers.number(now)
                        + " now. A smaller learning rate, a warmup or clipping may help."));
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + (message.endsWith(".") ? "" : ".");
    }
}
