package downhill.export;

import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.StepDone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;

/**
 * The series of a run: what they are called, and where an event holds their values. A line of the table is a series, or
 * a family of them; the tables and event files follow.
 */
final class Series {
    /**
     * @param name of the series; {@code null} for a family, whose names an event holds
     * @param read puts the values of an event
     */
    private record Rule<E extends TrainingEvent>(String name, Class<E> kind, BiConsumer<E, Map<String, Double>> read) {
        void apply(TrainingEvent event, Map<String, Double> values) {
            if (kind.isInstance(event)) {
                read.accept(kind.cast(event), values);
            }
        }
    }

    private static final List<Rule<?>> RULES = List.of(
            one("train/loss", StepDone.class, StepDone::loss),
            one("train/accuracy", StepDone.class, StepDone::accuracy),
            one("lr", StepDone.class, StepDone::lr),
            one("grad_norm", StepDone.class, StepDone::gradNorm),
            one("images_per_second", StepDone.class, StepDone::imagesPerSecond),
            one("epoch/train_loss", EpochDone.class, EpochDone::trainLoss),
            one("epoch/train_accuracy", EpochDone.class, EpochDone::trainAccuracy),
            one("epoch/seconds", EpochDone.class, EpochDone::seconds),
            one("test/loss", EpochDone.class, EpochDone::testLoss),
            one("test/accuracy", EpochDone.class, EpochDone::testAccuracy));

    private Series() {}

    private static <E extends TrainingEvent> Rule<E> one(String name, Class<E> kind, ToDoubleFunction<E> value) {
        return new Rule<>(name, kind, (event, values) -> values.put(name, value.applyAsDouble(event)));
    }

    /** The names that every run has, in the order of the table. */
    static List<String> names() {
        return RULES.stream().map(Rule::name).filter(Objects::nonNull).toList();
    }

    /** What an event adds to the series, by name; empty for events that are no measurement. */
    static Map<String, Double> valuesOf(TrainingEvent event) {
        Map<String, Double> values = new LinkedHashMap<>();
        RULES.forEach(rule -> rule.apply(event, values));
        return values;
    }
}
