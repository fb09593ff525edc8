package downhill.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.data.Batch;
import downhill.model.BatchResult;
import downhill.train.Config;
import downhill.train.ConfigJson;
import downhill.train.Control;
import downhill.train.Finding;
import downhill.train.Verdict;
import java.util.Optional;

/**
 * Whether the model learns {@value #IMAGES} images by heart within {@value #STEPS} steps, by the run's optimizer at its
 * full learning rate, without augmentation, weight decay and label smoothing. At least 95% of 16 are all 16.
 *
 * <p>The presets for cnn3 and resnet20, by Adam and by momentum, know them after 3 to 10 steps. Where the run warms its
 * rate up, so does this check, over {@value #WARMUP} steps: without, resnet110 at its published rate knows 11 of 16 after
 * 100.
 */
final class OneBatchCheck implements Check {
    private static final int IMAGES = 16;
    private static final int STEPS = 100;
    private static final int WARMUP = 20;

    /** How far it came. {@code loss} and {@code gradNorm} are those of the last pass. */
    private record Progress(int steps, int correct, double firstLoss, double loss, double gradNorm) {}

    @Override
    public String name() {
        return "one-batch";
    }

    @Override
    public String title() {
        return "Does it learn one batch by heart?";
    }

    @Override
    public Optional<Finding> examine(Subject subject, Control control) {
        Batch batch = Samples.first(subject, IMAGES);
        try (Rehearsal rehearsal = new Rehearsal(subject, plain(subject.config()), WARMUP)) {
            double first = Double.NaN;
            for (int step = 0; ; step++) {
                if (control.next() != Control.Signal.CONTINUE) {
                    return Optional.empty();
                }
                BatchResult result = rehearsal.pass(batch);
                first = step == 0 ? result.loss() : first;
                boolean finite = Double.isFinite(result.loss());
                boolean known = finite && result.correct() == batch.size();
                if (known || !finite || step == STEPS) {
                    return Optional.of(finding(
                            new Progress(step, result.correct(), first, result.loss(), rehearsal.gradNorm()),
                            batch.size(),
                            known,
                            subject.guess()));
                }
                rehearsal.update();
            }
        }
    }

    /** The same optimizer at its full rate, without anything that is there to keep a network from memorizing. */
    private static Config plain(Config config) {
        ObjectNode tree = ConfigJson.tree(config);
        tree.put("weightDecay", 0.0).put("labelSmoothing", 0.0);
        ObjectNode hyperparameters = (ObjectNode) tree.get("hyperparameters");
        if (hyperparameters.has("weightDecay")) {
            hyperparameters.put("weightDecay", 0.0);
        }
        ObjectNode schedule = (ObjectNode) tree.get("schedule");
        schedule.put("kind", "constant").put("perEpoch", false);
        schedule.put("warmupEpochs", Math.min(1, schedule.get("warmupEpochs").intValue())); // an epoch of WARMUP steps
        schedule.putArray("milestones");
        schedule.putArray("points");
        return ConfigJson.read(tree);
    }

    private static Finding finding(Progress at, int images, boolean known, double guess) {
        String state = Words.format(
                "%d of %d right after %d steps; loss from %.3f to %.3f",
                at.correct(), images, at.steps(), at.firstLoss(), at.loss());
        return new Finding(
                known ? Verdict.PASSED : Verdict.FAILED,
                state,
                Words.format("all %d within %d steps", images, STEPS),
                known ? "" : advice(at, guess),
                Words.measured(
                        "steps",
                        at.steps(),
                        "images right",
                        at.correct(),
                        "first loss",
                        at.firstLoss(),
                        "last loss",
                        at.loss(),
                        "last gradient norm",
                        at.gradNorm()));
    }

    private static String advice(Progress at, double guess) {
        if (!Double.isFinite(at.loss()) || at.loss() > 2 * Math.max(guess, at.firstLoss())) {
            return "The loss explodes: divide the learning rate by ten, and look at the sign of the update.";
        }
        if (at.loss() < at.firstLoss() / 2) {
            return "It falls, but not far enough: a learning rate somewhat larger or smaller may do.";
        }
        return Math.abs(at.loss() - guess) < guess / 100
                ? "Stuck at guessing: units are dead. A layer may be broken from the start (see the gradients); if not,"
                        + " too large a rate has killed them."
                : "It hardly moves: a learning rate that is too small or too large, or gradients that do not reach"
                        + " the weights.";
    }
}
