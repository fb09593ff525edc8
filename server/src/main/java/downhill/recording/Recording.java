package downhill.recording;

import downhill.train.Config;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finished training run, made small. Immutable.
 *
 * @param title for people
 * @param config what was trained
 * @param versions of what trained it, by name
 * @param dataNote what was said of the images where they lay; empty where nothing was
 * @param startedAt when the first step was made
 * @param started planned size, images, hardware
 * @param result how it ended
 * @param steps some of its steps, with the columns {@link #STEP_COLUMNS}
 * @param means over stretches of steps, with the columns {@link #MEAN_COLUMNS}
 * @param epochs all of them, ascending
 * @param layers measured at some of the steps
 * @param evaluation the last one
 * @param log what else happened, in order
 */
public record Recording(
        String title,
        Config config,
        Map<String, String> versions,
        String dataNote,
        Instant startedAt,
        Started started,
        Finished result,
        Table steps,
        Table means,
        List<EpochDone> epochs,
        Layers layers,
        Optional<EvaluationDone> evaluation,
        List<TrainingEvent> log) {
    /** {@code seconds} since the first step, then what a StepDone holds. */
    public static final List<String> STEP_COLUMNS =
            List.of("seconds", "loss", "accuracy", "lr", "gradNorm", "clippedNorm", "imagesPerSecond");

    public static final List<String> MEAN_COLUMNS = List.of("seconds", "loss", "accuracy", "gradNorm");

    /** @throws IllegalArgumentException naming what is missing, or does not fit the rest */
    public Recording {
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        epochs = List.copyOf(epochs);
        log = List.copyOf(log);
        STEP_COLUMNS.forEach(steps::column);
        MEAN_COLUMNS.forEach(means::column);
        if (title.isBlank()) {
            throw new IllegalArgumentException("the title is empty");
        }
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("there is no epoch");
        }
        if (steps.lastStep() != result.step() || means.lastStep() != result.step()) {
            throw new IllegalArgumentException("the run ended after step " + result.step() + ", but steps end with "
                    + steps.lastStep() + " and means with " + means.lastStep());
        }
    }

    /** The epoch with the highest test accuracy; of equal ones the first. */
    public EpochDone best() {
        return epochs.stream()
                .max(Comparator.comparingDouble(EpochDone::testAccuracy).thenComparing(epoch -> -epoch.epoch()))
                .orElseThrow();
    }

    public EpochDone last() {
        return epochs.get(epochs.size() - 1);
    }

    /** From the first step to the last, in seconds, without pauses. */
    public double seconds() {
        List<Double> seconds = steps.column("seconds");
        return seconds.get(seconds.size() - 1);
    }

    /** The seconds at which a step was made: between the steps that are kept, evenly. */
    public double secondsAt(int step) {
        List<Integer> known = steps.steps();
        List<Double> seconds = steps.column("seconds");
        int after = Collections.binarySearch(known, step);
        if (after >= 0) {
            return seconds.get(after);
        }
        after = Math.min(-after - 1, known.size() - 1);
        int before = Math.max(0, after - 1);
        double share =
                before == after ? 0 : (double) (step - known.get(before)) / (known.get(after) - known.get(before));
        return seconds.get(before) + Math.min(1, share) * (seconds.get(after) - seconds.get(before));
    }
}
