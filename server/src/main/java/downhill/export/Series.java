package downhill.export;

import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.StepDone;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
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

    private static final double NONE = Double.NaN; // no event holds it, for it could not be written down

    private static final List<Rule<?>> RULES = List.of(
            one("train/loss", StepDone.class, StepDone::loss),
            one("train/accuracy", StepDone.class, StepDone::accuracy),
            one("lr", StepDone.class, StepDone::lr),
            one("grad_norm", StepDone.class, StepDone::gradNorm),
            one("clipped_norm", StepDone.class, e -> e.clippedNorm() < 0 ? NONE : e.clippedNorm()),
            one("images_per_second", StepDone.class, StepDone::imagesPerSecond),
            one("epoch/train_loss", EpochDone.class, EpochDone::trainLoss),
            one("epoch/train_accuracy", EpochDone.class, EpochDone::trainAccuracy),
            one("epoch/seconds", EpochDone.class, EpochDone::seconds),
            one("test/loss", EpochDone.class, EpochDone::testLoss),
            one("test/accuracy", EpochDone.class, EpochDone::testAccuracy),
            each("recall/", EvaluationDone.class, EvaluationDone::classes, Series::recall),
            each("grad_norm/", LayersMeasured.class, LayersMeasured::layers, LayersMeasured::gradNorms),
            each("weight_norm/", LayersMeasured.class, LayersMeasured::layers, LayersMeasured::weightNorms),
            each("update_ratio/", LayersMeasured.class, LayersMeasured::layers, LayersMeasured::updateRatios),
            each("mean_drift/", LayersMeasured.class, LayersMeasured::norms, LayersMeasured::meanDrifts),
            each("variance_drift/", LayersMeasured.class, LayersMeasured::norms, LayersMeasured::varianceDrifts));

    private Series() {}

    private static <E extends TrainingEvent> Rule<E> one(String name, Class<E> kind, ToDoubleFunction<E> value) {
        return new Rule<>(name, kind, (event, values) -> put(values, name, value.applyAsDouble(event)));
    }

    /** A family: the values stand beside the names that follow the prefix. */
    private static <E extends TrainingEvent> Rule<E> each(
            String prefix, Class<E> kind, Function<E, List<String>> names, Function<E, List<Float>> numbers) {
        return new Rule<>(null, kind, (event, values) -> {
            Iterator<Float> number = numbers.apply(event).iterator();
            for (String name : names.apply(event)) {
                // Through its shortest decimal: 0.1 stays 0.1 when it becomes a double.
                put(values, prefix + name, Double.parseDouble(number.next().toString()));
            }
        });
    }

    private static void put(Map<String, Double> values, String name, double value) {
        if (!Double.isNaN(value)) {
            values.put(name, value);
        }
    }

    /** For each class, the share of its test images that was recognized; none for a class without images. */
    private static List<Float> recall(EvaluationDone evaluation) {
        List<Float> shares = new ArrayList<>();
        for (List<Integer> row : evaluation.confusion()) {
            int images = row.stream().mapToInt(Integer::intValue).sum();
            shares.add((float) row.get(shares.size()) / images); // 0 / 0 is NONE
        }
        return shares;
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
