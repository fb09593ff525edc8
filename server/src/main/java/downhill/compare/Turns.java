package downhill.compare;

import downhill.train.Config;
import downhill.train.InWords;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochsChanged;
import downhill.train.TrainingEvent.Forked;
import downhill.train.TrainingEvent.RateChanged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What settings alone do not tell of a run: where it began, and what was changed while it trained.
 *
 * @param fork where it began; empty where it did with new weights
 * @param rates changes of the base learning rate, in order
 * @param epochs the last change of its end
 */
public record Turns(Optional<Forked> fork, List<RateChanged> rates, Optional<EpochsChanged> epochs) {
    /** Neither. */
    static final Turns NONE = new Turns(Optional.empty(), List.of(), Optional.empty());

    static Turns of(Collection<? extends TrainingEvent> events) {
        return new Turns(
                last(events, Forked.class),
                events.stream()
                        .filter(RateChanged.class::isInstance)
                        .map(RateChanged.class::cast)
                        .toList(),
                last(events, EpochsChanged.class));
    }

    private static <T> Optional<T> last(Collection<?> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).reduce((before, after) -> after);
    }

    /** Whether anything was changed while it trained. */
    boolean isSteered() {
        return !rates.isEmpty() || epochs.isPresent();
    }

    /** The epoch that it ends after, as planned now. */
    int plannedEpochs(Config config) {
        return epochs.map(EpochsChanged::to).orElseGet(config::epochs);
    }

    /** {@code run 6, after step 920}, or {@code new weights}. */
    String beginning() {
        return fork.map(from -> "run " + from.parent() + ", after step " + InWords.number(from.step()))
                .orElse("new weights");
    }

    /** {@code learning rate 0.0005 after step 717; end after epoch 23}, or {@code nothing}. */
    String changes() {
        List<String> parts = new ArrayList<>();
        rates.forEach(change -> parts.add(
                "learning rate " + InWords.number(change.to()) + " after step " + InWords.number(change.step())));
        epochs.ifPresent(change -> parts.add("end after epoch " + change.to()));
        return parts.isEmpty() ? "nothing" : String.join("; ", parts);
    }
}
