package downhill.run;

import downhill.train.Config;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Forked;
import java.time.Duration;
import java.time.Instant;

/**
 * A run as it stands: a fold over its events.
 *
 * @param id from 1, in order of submission
 * @param config what was submitted
 * @param status where it stands
 * @param epoch of the newest event, from 1; 0 before training starts
 * @param epochs planned: those of the Config, or fewer where the user wants it to end before
 * @param step updates made; after a resume it goes back to the checkpoint's
 * @param steps planned; 0 until a worker has counted the training images
 * @param testAccuracy of the last epoch, 0 to 1; {@code null} before the first ends
 * @param bestTestAccuracy of any epoch; {@code null} before the first ends
 * @param createdAt when it was submitted
 * @param updatedAt when its newest event happened
 * @param worked how long workers have had it until then: without waiting and pauses
 * @param lastSeq of its newest event
 * @param message why it failed; {@code null} unless it did
 * @param queuePosition 1 for the next one to be run; {@code null} unless it is queued
 * @param checks how far it is where it checks its Config; {@code null} where it trains by it
 * @param recording the title of the recording that it was imported from; {@code null} where it was trained here
 * @param lastEpoch the figures of the last epoch that ended; {@code null} before the first does
 * @param labels what people wrote beside it
 * @param place where it belongs; {@code null} where it was submitted alone
 * @param helm how it is steered
 * @param fork where it began; {@code null} unless it is a fork of a run of this store
 */
public record Run(
        long id,
        Config config,
        RunStatus status,
        int epoch,
        int epochs,
        int step,
        int steps,
        Double testAccuracy,
        Double bestTestAccuracy,
        Instant createdAt,
        Instant updatedAt,
        Duration worked,
        long lastSeq,
        String message,
        Integer queuePosition,
        CheckProgress checks,
        String recording,
        EpochDone lastEpoch,
        RunLabels labels,
        SuitePlace place,
        Helm helm,
        Forked fork) {
    /** The earliest epoch that the run can still end with: the one that it is in. */
    public int leastEpochs() {
        int begun = fork == null ? 1 : Math.max(1, fork.epoch());
        return steps == 0 ? begun : Math.max(begun, (int) Math.ceil((double) step * epochs / steps));
    }

    /** What it is called: its name, or {@code Run 7}. */
    public String title() {
        return labels.name().isEmpty() ? (checks == null ? "Run " : "Check ") + id : labels.name();
    }

    /** The same run with what can change without an event. */
    Run with(RunLabels newLabels, Integer newPosition) {
        return new Run(
                id,
                config,
                status,
                epoch,
                epochs,
                step,
                steps,
                testAccuracy,
                bestTestAccuracy,
                createdAt,
                updatedAt,
                worked,
                lastSeq,
                message,
                newPosition,
                checks,
                recording,
                lastEpoch,
                newLabels,
                place,
                helm,
                fork);
    }
}
