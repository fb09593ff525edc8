package downhill.compare;

import downhill.recording.Recording;
import downhill.run.Run;
import downhill.train.Config;
import downhill.train.InWords;
import java.util.Locale;

/**
 * A run that could be compared, as a list shows it.
 *
 * @param key see {@link Contender#key}
 * @param name for people: the run's name, {@code Run 3}, or the recording's title
 * @param words what was trained, and what came out so far
 */
public record Candidate(String key, String name, Config config, String words) {
    static Candidate of(Run run) {
        String result = run.bestTestAccuracy() == null
                ? run.status().name().toLowerCase(Locale.ROOT)
                : InWords.percent(run.bestTestAccuracy());
        return new Candidate(Long.toString(run.id()), run.title(), run.config(), words(run.config()) + ", " + result);
    }

    static Candidate of(String name, Recording recording) {
        String result = InWords.percent(recording.best().testAccuracy());
        return new Candidate(
                Contender.RECORDED + name,
                recording.title(),
                recording.config(),
                words(recording.config()) + ", " + result + ", recorded");
    }

    private static String words(Config config) {
        return config.model() + " on " + config.dataset() + " with " + config.optimizer() + ", learning rate "
                + InWords.number(config.hyperparameters().get("lr")) + ", "
                + (config.epochs() == 1 ? "1 epoch" : config.epochs() + " epochs") + ", seed " + config.seed();
    }
}
