package downhill.watch;

import downhill.run.StoredEvent;
import downhill.train.EventJson;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The numbers of a run in columns, a row for each step, and the events that are no steps. Not for several threads at
 * once.
 *
 * <p>Steps that an interrupted run repeated stand here once, with the numbers of the last time.
 */
public final class History {
    private static final String STEP = EventJson.type(StepDone.class);

    private final Column step = new Column();
    private final Column epoch = new Column();
    private final Column at = new Column(); // milliseconds since 1970
    private final Column loss = new Column();
    private final Column lr = new Column();
    private final Column gradNorm = new Column();
    private final List<Column> columns = List.of(step, epoch, at, loss, lr, gradNorm);

    private final List<EpochDone> epochs = new ArrayList<>();
    private final List<LayersMeasured> measurements = new ArrayList<>();
    private final Map<Integer, Long> evaluations = new TreeMap<>(); // by epoch, where the store has them
    private final List<StoredEvent> turns = new ArrayList<>();
    private Optional<Started> started = Optional.empty();
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<TrainingEvent> end = Optional.empty();
    private StoredEvent newestStep;
    private StoredEvent newestMeasurement;
    private StoredEvent newestEvaluation;
    private long seq;

    /** Adds the next event of the run. */
    public void take(StoredEvent stored) {
        seq = stored.seq();
        if (stored.type().equals(STEP)) {
            addStep(stored.at(), StepNumbers.read(stored.json()));
            newestStep = stored;
        } else {
            take(stored, EventJson.read(stored.json()));
        }
    }

    private void take(StoredEvent stored, TrainingEvent event) {
        if (event instanceof LayersMeasured measured) {
            measurements.add(measured);
            newestMeasurement = stored;
        } else if (event instanceof EvaluationDone evaluated) {
            evaluations.put(evaluated.epoch(), seq);
            newestEvaluation = stored;
        } else {
            turns.add(stored);
            turn(event, stored.at());
        }
    }

    private void addStep(Instant when, StepNumbers done) {
        step.add(done.step());
        epoch.add(done.epoch());
        at.add(when.toEpochMilli());
        loss.add(done.loss());
        lr.add(done.lr());
        gradNorm.add(done.gradNorm());
    }

    private void turn(TrainingEvent event, Instant when) {
        if (event instanceof Started begun) {
            started = Optional.of(begun);
            startedAt = Optional.of(when);
            dropBeyond(0);
        } else if (event instanceof Resumed resumed) {
            dropBeyond(resumed.step());
        } else if (event instanceof EpochDone done) {
            epochs.removeIf(other -> other.epoch() == done.epoch()); // killed before its checkpoint, it ends again
            epochs.add(done);
        } else if (event instanceof Finished || event instanceof Failed) {
            end = Optional.of(event);
        }
    }

    private void dropBeyond(int last) {
        int kept = step.countUpTo(last);
        columns.forEach(column -> column.truncate(kept));
        epochs.removeIf(done -> done.step() > last);
        measurements.removeIf(measured -> measured.step() > last);
        newestStep = null;
    }

    /** The number of the last event that was taken. */
    public long seq() {
        return seq;
    }

    /** Steps of which the numbers are here. */
    public int steps() {
        return step.size();
    }

    /** The number of each step, ascending. */
    public Column step() {
        return step;
    }

    /** The epoch of each step, from 1. */
    public Column epoch() {
        return epoch;
    }

    /** When each step was stored, in milliseconds since 1970. */
    public Column at() {
        return at;
    }

    /** The loss of each step's batch. */
    public Column loss() {
        return loss;
    }

    /** The learning rate of each step. */
    public Column lr() {
        return lr;
    }

    /** The global gradient norm of each step, before clipping. */
    public Column gradNorm() {
        return gradNorm;
    }

    /** The epochs that were trained to their end, each once. */
    public List<EpochDone> epochs() {
        return List.copyOf(epochs);
    }

    /** What was measured of the layers, in the order of the steps. */
    public List<LayersMeasured> measurements() {
        return List.copyOf(measurements);
    }

    /** The number of the event that tells how the test images were classified after an epoch. */
    public Optional<Long> evaluation(int ofEpoch) {
        return Optional.ofNullable(evaluations.get(ofEpoch));
    }

    /** The epochs that have one, ascending. */
    public List<Integer> evaluatedEpochs() {
        return List.copyOf(evaluations.keySet());
    }

    /** The run's plan; empty before a worker has begun it. */
    public Optional<Started> started() {
        return started;
    }

    /** When that was: the zero of the time since the start. */
    public Optional<Instant> startedAt() {
        return startedAt;
    }

    /** How it ended: {@link Finished} or {@link Failed}; empty while it goes on, and where it was cancelled. */
    public Optional<TrainingEvent> end() {
        return end;
    }

    /**
     * The events to begin a page with, in their order: all but steps, measurements and evaluations, and of those the
     * newest.
     */
    public List<StoredEvent> outline() {
        Stream<StoredEvent> newest =
                Stream.of(newestStep, newestMeasurement, newestEvaluation).filter(Objects::nonNull);
        return Stream.concat(turns.stream(), newest)
                .sorted(Comparator.comparingLong(StoredEvent::seq))
                .toList();
    }
}
