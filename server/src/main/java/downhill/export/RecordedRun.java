package downhill.export;

import downhill.recording.Layers;
import downhill.recording.Recording;
import downhill.run.PastEvent;
import downhill.run.Runs;
import downhill.train.EventJson;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Imported;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.StepDone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Puts a recording into a store, as a finished run that says where it is from. Its events are those that the recording
 * holds, at the times at which they happened, pauses left out.
 */
public final class RecordedRun {
    private final Recording recording;
    private final List<Placed> placed = new ArrayList<>();

    /** An event with its place: after those of earlier steps, and after those of its step with a lower rank. */
    private record Placed(int step, int rank, TrainingEvent event) {}

    private RecordedRun(Recording recording) {
        this.recording = recording;
    }

    /** Stores the run. @return its id */
    public static long store(Recording recording, Runs runs) {
        return runs.store(recording.config(), recording.startedAt(), events(recording));
    }

    /** What a store would hold of the run, in order. */
    public static List<PastEvent> events(Recording recording) {
        return new RecordedRun(recording).events();
    }

    private List<PastEvent> events() {
        steps();
        layers();
        recording.epochs().forEach(epoch -> placed.add(new Placed(epoch.step(), 2, epoch)));
        recording.evaluation().ifPresent(done -> placed.add(new Placed(done.step(), 3, done)));
        int at = 0;
        for (TrainingEvent event : recording.log()) {
            at = Math.max(at, stepOf(event));
            placed.add(new Placed(at, 4, event));
        }
        placed.sort(Comparator.comparingInt(Placed::step).thenComparingInt(Placed::rank)); // keeps the order of the log
        List<PastEvent> events = new ArrayList<>();
        events.add(at(0, new Imported(recording.title(), recording.versions(), recording.dataNote())));
        events.add(at(0, recording.started()));
        placed.forEach(each -> events.add(at(each.step(), each.event())));
        events.add(at(recording.result().step(), recording.result()));
        return events;
    }

    private PastEvent at(int step, TrainingEvent event) {
        Instant at = recording.startedAt();
        return new PastEvent(step == 0 ? at : at.plusMillis(Math.round(1000 * recording.secondsAt(step))), event);
    }

    private static int stepOf(TrainingEvent event) {
        return EventJson.tree(event).path("step").intValue(); // 0 where it has none
    }

    private void steps() {
        Map<String, List<Double>> columns = recording.steps().columns();
        List<Integer> steps = recording.steps().steps();
        double end = recording.seconds();
        for (int i = 0; i < steps.size(); i++) {
            int step = steps.get(i);
            StepDone done = new StepDone(
                    epochOf(step),
                    step,
                    columns.get("loss").get(i),
                    columns.get("accuracy").get(i),
                    columns.get("lr").get(i),
                    columns.get("gradNorm").get(i),
                    columns.get("clippedNorm").get(i),
                    columns.get("imagesPerSecond").get(i),
                    end - columns.get("seconds").get(i));
            placed.add(new Placed(step, 0, done));
        }
    }

    private void layers() {
        Layers layers = recording.layers();
        for (int i = 0; i < layers.steps().size(); i++) {
            int step = layers.steps().get(i);
            LayersMeasured measured = new LayersMeasured(
                    epochOf(step),
                    step,
                    layers.names(),
                    layers.gradNorms().get(i),
                    layers.weightNorms().get(i),
                    layers.updateRatios().get(i),
                    List.of(), // how far running statistics moved is not recorded
                    List.of(),
                    List.of());
            placed.add(new Placed(step, 1, measured));
        }
    }

    private int epochOf(int step) {
        return (step - 1) / recording.started().stepsPerEpoch() + 1;
    }
}
