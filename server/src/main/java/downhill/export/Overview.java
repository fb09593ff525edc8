package downhill.export;

import downhill.train.EventJson;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EpochsChanged;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Forked;
import downhill.train.TrainingEvent.Imported;
import downhill.train.TrainingEvent.RateChanged;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a first look at all events of a run finds. It grows with the epochs and the interruptions of a run, not with its
 * steps.
 *
 * <p>A run that was interrupted repeats the steps after its checkpoint; the ones before count no more. Which those are
 * is known only when the interruption has been read, hence a first look.
 */
final class Overview {
    /** An event before this place counts only up to a step. */
    private record Rewind(long place, int step) {}

    private final List<Rewind> rewinds = new ArrayList<>();
    private final Set<String> series = new LinkedHashSet<>(Series.names());
    private final List<EpochDone> epochs = new ArrayList<>();
    private Optional<Started> started = Optional.empty();
    private Optional<Finished> finished = Optional.empty();
    private Optional<Imported> imported = Optional.empty();
    private Optional<Forked> forked = Optional.empty();
    private final List<TrainingEvent> changes = new ArrayList<>();
    private Optional<Instant> first = Optional.empty(); // of training, without the time in the queue
    private Optional<Instant> last = Optional.empty();
    private int lastStep;
    private long events;

    private Overview() {}

    static Overview of(RunRecord run) throws IOException {
        Overview overview = new Overview();
        run.read(overview::take);
        return overview;
    }

    private void take(RecordedEvent recorded) {
        TrainingEvent event = recorded.event();
        if (event instanceof Started begun) {
            started = Optional.of(begun);
            rewind(0);
        } else if (event instanceof Resumed resumed) {
            rewind(resumed.step());
        } else if (event instanceof EpochDone epoch) {
            epochs.removeIf(other -> other.epoch() == epoch.epoch());
            epochs.add(epoch);
        } else if (event instanceof Finished end) {
            finished = Optional.of(end);
        } else if (event instanceof Imported origin) {
            imported = Optional.of(origin);
        } else if (event instanceof Forked origin) {
            forked = Optional.of(origin);
        } else if (event instanceof RateChanged || event instanceof EpochsChanged) {
            changes.add(event);
        }
        Collection<String> names = Series.valuesOf(event).keySet();
        if (!names.isEmpty()) {
            series.addAll(names);
            lastStep = recorded.step();
            last = recorded.at();
            first = first.or(recorded::at);
        }
        events++;
    }

    private void rewind(int step) {
        rewinds.removeIf(earlier -> earlier.step() >= step); // this one drops all that they did
        rewinds.add(new Rewind(events, step));
        epochs.removeIf(epoch -> epoch.step() > step);
        changes.removeIf(change -> EventJson.tree(change).get("step").intValue() > step);
    }

    /** Whether an event still counts, or a run that went on from an earlier step has repeated it. */
    boolean counts(long place, int step) {
        return rewinds.stream().noneMatch(rewind -> place < rewind.place() && step > rewind.step());
    }

    /** All series of the run by name: first those that every run has. */
    List<String> series() {
        return List.copyOf(series);
    }

    /** The epochs that were trained to their end, each once. */
    List<EpochDone> epochs() {
        return epochs;
    }

    Optional<Started> started() {
        return started;
    }

    Optional<Finished> finished() {
        return finished;
    }

    /** Where the run is from, where it was not trained here. */
    Optional<Imported> imported() {
        return imported;
    }

    /** Where the run began, where it is a fork. */
    Optional<Forked> forked() {
        return forked;
    }

    /** How it was steered, in order: RateChanged and EpochsChanged. */
    List<TrainingEvent> changes() {
        return List.copyOf(changes);
    }

    /** When the first step was made, where that is known. */
    Optional<Instant> first() {
        return first;
    }

    /** When the last one was. */
    Optional<Instant> last() {
        return last;
    }

    /** The number of the last step. */
    int lastStep() {
        return lastStep;
    }
}
