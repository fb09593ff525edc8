package downhill.check;

import downhill.train.Control;
import downhill.train.Finding;
import downhill.train.Outcome;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Cancelled;
import downhill.train.TrainingEvent.CheckDone;
import downhill.train.TrainingEvent.CheckFinished;
import downhill.train.TrainingEvent.CheckStarted;
import downhill.train.TrainingEvent.Paused;
import downhill.train.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All sanity checks, one after the other, each with a new model. */
public final class SanityChecks {
    /** In the order of how much of the machinery they use: the first that fails tells where to look. */
    private static final List<Check> ALL = List.of(
            new InputCheck(),
            new FirstLossCheck(),
            new OneBatchCheck(),
            new GradientFlowCheck(),
            new FirstBatchesCheck());

    private SanityChecks() {}

    /**
     * Carries out the checks until the end or a wish of {@code control}; they cannot be continued, only begun anew.
     *
     * @param hardware in words, for the record
     * @param events told what happens, on this thread; the last one tells the same as the outcome
     * @return FINISHED, whatever the verdicts are, PAUSED or CANCELLED
     */
    public static Outcome run(Subject subject, Control control, String hardware, Consumer<TrainingEvent> events) {
        long start = System.nanoTime();
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        LastSignal signal = new LastSignal(control);
        events.accept(new CheckStarted(ALL.stream().map(Check::title).toList(), hardware));
        for (int i = 0; i < ALL.size(); i++) {
            Check check = ALL.get(i);
            Optional<Finding> finding = check.examine(subject, signal);
            if (finding.isEmpty()) {
                return stop(signal, events);
            }
            events.accept(new CheckDone(i + 1, check.name(), check.title(), finding.get()));
            counts.merge(finding.get().verdict(), 1, Integer::sum);
        }
        events.accept(new CheckFinished(
                counts.getOrDefault(Verdict.PASSED, 0),
                counts.getOrDefault(Verdict.WARNING, 0),
                counts.getOrDefault(Verdict.FAILED, 0),
                (System.nanoTime() - start) / 1e9));
        return Outcome.FINISHED;
    }

    private static Outcome stop(LastSignal signal, Consumer<TrainingEvent> events) {
        boolean pause = signal.last == Control.Signal.PAUSE;
        events.accept(pause ? new Paused(0, 0) : new Cancelled(0, 0));
        return pause ? Outcome.PAUSED : Outcome.CANCELLED;
    }

    /** Remembers what a check was told before it gave up. */
    private static final class LastSignal implements Control {
        private final Control control;
        private Signal last = Signal.CONTINUE;

        LastSignal(Control control) {
            this.control = control;
        }

        @Override
        public Signal next() {
            last = control.next();
            return last;
        }
    }
}
