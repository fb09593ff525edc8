package downhill.recording;

import downhill.train.TrainingEvent.EpochDone;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What a chart of recordings can show. */
public enum Curve {
    /** The mean of each stretch of steps. */
    LOSS("Training loss", recording -> column(recording.means(), "loss")),
    TEST_LOSS("Test loss", perEpoch(EpochDone::testLoss)),
    TEST_ACCURACY("Test accuracy", perEpoch(EpochDone::testAccuracy)),
    /** As the images were seen in training. */
    TRAINING_ACCURACY("Training accuracy", perEpoch(EpochDone::trainAccuracy)),
    /** Before clipping; the mean of each stretch of steps. */
    GRADIENT_NORM("Gradient norm", recording -> column(recording.means(), "gradNorm")),
    LEARNING_RATE("Learning rate", recording -> column(recording.steps(), "lr")),
    /** A map over layers and steps, not a line. */
    LAYERS("Gradient norm of each layer", recording -> new Points(List.of(), List.of())),
    /** Likewise. */
    LAYER_UPDATES("Update ÷ weight of each layer", recording -> new Points(List.of(), List.of()));

    /**
     * Where a line goes.
     *
     * @param steps ascending
     * @param values one a step
     */
    public record Points(List<Integer> steps, List<Double> values) {}

    private final String title;
    private final Function<Recording, Points> points;

    Curve(String title, Function<Recording, Points> points) {
        this.title = title;
        this.points = points;
    }

    private static Points column(Table table, String name) {
        return new Points(table.steps(), table.column(name));
    }

    private static Function<Recording, Points> perEpoch(ToDoubleFunction<EpochDone> value) {
        return recording -> new Points(
                recording.epochs().stream().map(EpochDone::step).toList(),
                recording.epochs().stream().mapToDouble(value).boxed().toList());
    }

    /** All names, as authors write them: {@code test-accuracy}. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Curve::toString).toList();
    }

    /**
     * The curve of a name.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static Curve of(String name) {
        return Arrays.stream(values())
                .filter(curve -> curve.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no chart \"" + name + "\" of a recording, only " + String.join(", ", names())));
    }

    /** For people, at the beginning of a title. */
    public String title() {
        return title;
    }

    /** Whether values are shares of 1. */
    public boolean isShare() {
        return this == TEST_ACCURACY || this == TRAINING_ACCURACY;
    }

    /** Whether it is a map of layers. */
    public boolean isMap() {
        return this == LAYERS || this == LAYER_UPDATES;
    }

    /** What it shows of a recording; nothing where it is a map. */
    public Points points(Recording recording) {
        return points.apply(recording);
    }

    /** The numbers of a map, {@code [measurement][layer]}. */
    public List<List<Float>> map(Recording recording) {
        return this == LAYERS
                ? recording.layers().gradNorms()
                : recording.layers().updateRatios();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
