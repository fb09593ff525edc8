package downhill.export;

import downhill.recording.Decimation;
import downhill.recording.Recording;
import downhill.recording.RecordingFile;
import downhill.recording.Rounding;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.CheckpointSaved;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Imported;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Queued;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the {@link Recording} of a finished run, in one read after a first look at it. */
final class RunRecording {
    private final RunRecord run;
    private final Overview overview;
    private final Decimation steps;
    private final LayerThinning layers;
    private final List<TrainingEvent> log = new ArrayList<>();
    private Optional<EvaluationDone> evaluation = Optional.empty();
    private Optional<Instant> startedAt = Optional.empty(); // of the first step that counts
    private Instant before = Instant.EPOCH; // of the event before
    private double seconds; // of training until now
    private long place;

    private RunRecording(RunRecord run, Overview overview) {
        this.run = run;
        this.overview = overview;
        this.steps = new Decimation(overview.lastStep(), Recording.STEP_COLUMNS.toArray(String[]::new));
        this.layers = new LayerThinning(overview.lastStep());
    }

    /**
     * Writes the file and leaves the stream open.
     *
     * @throws NotExportableException where the run has not finished, is itself a recording that was imported, or is from
     *     before the times of events were kept
     */
    static void write(RunRecord run, OutputStream out) throws IOException {
        RecordingFile.write(of(run), out);
    }

    /** The recording of a run. */
    static Recording of(RunRecord run) throws IOException {
        Overview overview = Overview.of(run);
        Finished result = overview.finished()
                .orElseThrow(() -> new NotExportableException(
                        run.title() + " has not finished; its recording needs the results."));
        if (overview.imported().isPresent()) {
            throw new NotExportableException(run.title()
                    + " was imported from a recording, which holds more than could be recorded of it here.");
        }
        RunRecording recording = new RunRecording(run, overview);
        run.read(recording::take);
        return recording.finish(result);
    }

    private void take(RecordedEvent recorded) throws NotExportableException {
        Instant at = recorded.at()
                .orElseThrow(() -> new NotExportableException(
                        run.title() + " is from before the times of events were kept, which a recording needs."));
        if (overview.counts(place++, recorded.step())) {
            pass(recorded.event(), at);
            add(recorded.event(), at);
        }
        before = at;
    }

    /** What lies between two events is training, but for the time before a beginning: then nobody trained. */
    private void pass(TrainingEvent event, Instant at) {
        boolean begins = event instanceof Started || event instanceof Resumed;
        if (startedAt.isPresent() && !begins) {
            seconds += Math.max(0, Duration.between(before, at).toMillis() / 1e3);
        }
    }

    private void add(TrainingEvent event, Instant at) {
        if (event instanceof StepDone step) {
            startedAt = startedAt.or(() -> Optional.of(at));
            steps.add(
                    step.step(),
                    seconds,
                    step.loss(),
                    step.accuracy(),
                    step.lr(),
                    step.gradNorm(),
                    step.clippedNorm(),
                    step.imagesPerSecond());
        } else if (event instanceof LayersMeasured measured) {
            layers.add(measured);
        } else if (event instanceof EvaluationDone done) {
            evaluation = Optional.of(done);
        } else if (isWorthLogging(event)) {
            log.add(event);
        }
    }

    private static boolean isWorthLogging(TrainingEvent event) {
        return !(event instanceof Queued
                || event instanceof Started
                || event instanceof EpochDone
                || event instanceof Finished
                || event instanceof Imported
                || event instanceof CheckpointSaved saved && !saved.best());
    }

    private Recording finish(Finished result) {
        return new Recording(
                run.heading(),
                run.config(),
                Versions.all(),
                run.dataNote().orElse(""),
                startedAt.orElseThrow(),
                overview.started().orElseThrow(),
                new Finished(
                        result.epoch(),
                        result.step(),
                        result.testAccuracy(),
                        result.bestTestAccuracy(),
                        Rounding.of(result.seconds())),
                steps.rows(),
                steps.means(Recording.MEAN_COLUMNS.toArray(String[]::new)),
                overview.epochs().stream().map(RunRecording::rounded).toList(),
                layers.layers(),
                evaluation,
                log);
    }

    private static EpochDone rounded(EpochDone epoch) {
        return new EpochDone(
                epoch.epoch(),
                epoch.step(),
                Rounding.of(epoch.trainLoss()),
                Rounding.of(epoch.trainAccuracy()),
                Rounding.of(epoch.testLoss()),
                Rounding.of(epoch.testAccuracy()),
                Rounding.of(epoch.seconds()));
    }
}
