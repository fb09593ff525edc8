package downhill.run;

import downhill.train.Config;
import downhill.train.ConfigJson;
import downhill.train.EventJson;
import downhill.train.Steering;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Cancelled;
import downhill.train.TrainingEvent.CheckDone;
import downhill.train.TrainingEvent.CheckFinished;
import downhill.train.TrainingEvent.CheckRequested;
import downhill.train.TrainingEvent.CheckStarted;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EpochsChanged;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Forked;
import downhill.train.TrainingEvent.Imported;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.Queued;
import downhill.train.TrainingEvent.RateChanged;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Folds a run's events into what a reader wants to know of it.
 *
 * <p>The newest event of each type is enough, so a run of a hundred thousand steps is folded from a dozen rows.
 *
 * @param newest the newest event of each of {@link #types} that the run has, newest first
 * @param bestTestAccuracy of any epoch; {@code null} where there is none
 * @param time that workers had it
 */
record RunFold(List<Entry> newest, Double bestTestAccuracy, WorkTime time) {
    /** What an event says about the status; the other events say nothing. */
    private static final Map<Class<? extends TrainingEvent>, RunStatus> STATUS_AFTER = Map.of(
            Queued.class, RunStatus.QUEUED,
            Started.class, RunStatus.RUNNING,
            Resumed.class, RunStatus.RUNNING,
            CheckStarted.class, RunStatus.RUNNING,
            Paused.class, RunStatus.PAUSED,
            Cancelled.class, RunStatus.CANCELLED,
            Finished.class, RunStatus.FINISHED,
            CheckFinished.class, RunStatus.FINISHED,
            Failed.class, RunStatus.FAILED);

    /** Events that come with another one of their step, and say nothing here for their size. */
    private static final Set<String> DETAILS =
            Set.of(EventJson.type(LayersMeasured.class), EventJson.type(EvaluationDone.class));

    private static final int STEPS_OF_A_PACE = 10; // the first ones compile and allocate

    RunFold {
        newest = newest.stream()
                .sorted(Comparator.comparingLong(Entry::seq).reversed())
                .toList();
    }

    /** The types of which the newest event is needed, as they stand in JSON. */
    static List<String> types() {
        return EventJson.types().stream()
                .filter(type -> !DETAILS.contains(type))
                .toList();
    }

    /** An event with its number and time. */
    record Entry(long seq, Instant at, TrainingEvent event) {
        static Entry of(long seq, long atMillis, String payload) {
            return new Entry(seq, Instant.ofEpochMilli(atMillis), EventJson.read(payload));
        }
    }

    /** The row of a run, without its events. */
    record Row(
            long id,
            Instant createdAt,
            String config,
            long lastSeq,
            int attempt,
            int tries,
            Wish wish,
            RunLabels labels,
            SuitePlace place,
            boolean deleted) {
        Request requested() {
            return wish.request();
        }
    }

    RunStatus status() {
        return newest.stream()
                .map(entry -> STATUS_AFTER.get(entry.event().getClass()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /** Whether the run is a check. */
    boolean isCheck() {
        return seqOf(CheckRequested.class) > 0;
    }

    /** How far the checks are; {@code null} where the run is none. */
    private CheckProgress checks() {
        if (!isCheck()) {
            return null;
        }
        boolean begun = seqOf(CheckDone.class) > seqOf(CheckStarted.class); // otherwise they are another worker's
        return new CheckProgress(
                begun ? newest(CheckDone.class).map(CheckDone::number).orElse(0) : 0,
                newest(CheckStarted.class)
                        .map(started -> started.checks().size())
                        .orElse(0),
                newest(CheckFinished.class).orElse(null));
    }

    /** The number of the newest event of a type; 0 where the run has none. */
    long seqOf(Class<? extends TrainingEvent> type) {
        return newest.stream()
                .filter(entry -> type.isInstance(entry.event()))
                .mapToLong(Entry::seq)
                .findFirst()
                .orElse(0);
    }

    private <T extends TrainingEvent> Optional<T> newest(Class<T> type) {
        return newest.stream()
                .map(Entry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /** How fast it trained here; empty where it made too few steps to tell, or none. */
    Optional<Pace> pace(Row row) {
        Optional<Started> started = newest(Started.class);
        if (started.isEmpty() || seqOf(Imported.class) > 0) {
            return Optional.empty();
        }
        Optional<Double> ofAnEpoch = newest(EpochDone.class)
                .filter(epoch -> epoch.seconds() > 0)
                .map(epoch -> started.get().trainImages() / epoch.seconds());
        return ofAnEpoch
                .or(() -> newest(StepDone.class)
                        .filter(step -> step.step() >= STEPS_OF_A_PACE)
                        .map(StepDone::imagesPerSecond))
                .map(rate ->
                        new Pace(ConfigJson.read(row.config()), started.get().hardware(), rate));
    }

    /** Seconds of training left, as its newest step says; empty where none is made. */
    Optional<Double> secondsLeft() {
        return newest(StepDone.class).map(StepDone::secondsLeft);
    }

    /** Where training stands: what the newest event says that has a step. */
    Position position() {
        return newest.stream()
                .map(entry -> EventJson.tree(entry.event()))
                .filter(json -> json.has("step"))
                .map(json -> new Position(
                        json.get("epoch").intValue(), json.get("step").intValue()))
                .findFirst()
                .orElse(new Position(0, 0));
    }

    /** An epoch from 1 and the number of updates made. */
    record Position(int epoch, int step) {}

    /** @param queue the ids of the waiting runs, next one first */
    Run run(Row row, List<Long> queue) {
        Config config = ConfigJson.read(row.config());
        RunStatus status = status();
        Position position = position();
        Optional<EpochDone> lastEpoch = newest(EpochDone.class);
        double lr = newest(RateChanged.class).map(RateChanged::to).orElseGet(() -> Steering.of(config)
                .lr());
        int epochs = newest(EpochsChanged.class).map(EpochsChanged::to).orElseGet(config::epochs);
        return new Run(
                row.id(),
                config,
                status,
                position.epoch(),
                epochs,
                position.step(),
                newest(Started.class)
                        .map(started -> epochs * started.stepsPerEpoch())
                        .orElse(0),
                lastEpoch.map(EpochDone::testAccuracy).orElse(null),
                bestTestAccuracy,
                row.createdAt(),
                newest.get(0).at(),
                time.until(newest.get(0).at()),
                row.lastSeq(),
                status == RunStatus.FAILED
                        ? newest(Failed.class).map(Failed::message).orElse(null)
                        : null,
                queuePosition(row.id(), status, queue),
                checks(),
                newest(Imported.class).map(Imported::title).orElse(null),
                lastEpoch.orElse(null),
                row.labels(),
                row.place(),
                new Helm(lr, open(row.wish().lr(), lr, status), open(row.wish().epochs(), epochs, status)),
                fork());
    }

    /** A wish that its run may still fulfil. */
    private static <T> T open(T wish, T now, RunStatus status) {
        return status.isOver() || now.equals(wish) ? null : wish;
    }

    /** Where the run began; {@code null} where it is no fork, or one of another site. */
    private Forked fork() {
        return seqOf(Imported.class) > 0 ? null : newest(Forked.class).orElse(null);
    }

    /** Where its first step follows. */
    Position beginning() {
        return newest(Forked.class)
                .map(fork -> new Position(Math.max(1, fork.epoch()), fork.step()))
                .orElse(new Position(1, 0));
    }

    /** 1 for the next one; {@code null} where the run does not wait. */
    static Integer queuePosition(long id, RunStatus status, List<Long> queue) {
        int place = queue.indexOf(id) + 1;
        return status == RunStatus.QUEUED && place > 0 ? place : null;
    }
}
