package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.recording.Difference;
import downhill.recording.Layers;
import downhill.recording.Recording;
import downhill.recording.Table;
import downhill.schedule.Schedule;
import downhill.train.TrainingEvent.EpochDone;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A recorded run, as the tests of what chapters say of it read it. */
final class Recorded {
    private final Recording recording;

    Recorded(String name) {
        recording = Course.load().recordings().get(name).orElseThrow();
    }

    Recording recording() {
        return recording;
    }

    EpochDone epoch(int number) {
        return recording.epochs().get(number - 1);
    }

    /** The names of the settings in which another run differs from it. */
    List<String> differences(Recorded other) {
        return Difference.between(List.of(recording.config(), other.recording.config())).stream()
                .map(difference -> difference.field().name())
                .toList();
    }

    /** The test accuracies after its last five epochs, in percent. */
    DoubleSummaryStatistics lastFive() {
        List<EpochDone> epochs = recording.epochs();
        return epochs.subList(epochs.size() - 5, epochs.size()).stream()
                .mapToDouble(epoch -> 100 * epoch.testAccuracy())
                .summaryStatistics();
    }

    /** The last step of an epoch. */
    int endOf(int epoch) {
        return epoch * recording.started().stepsPerEpoch();
    }

    /** Makes sure that the learning rate is so large in the first step of an epoch and in the last step of another. */
    void requireRate(double rate, int first, int last) {
        Schedule lr = recording.config().lr(recording.started().stepsPerEpoch());
        assertEquals(rate, lr.at(endOf(first - 1)), 1e-12);
        assertEquals(rate, lr.at(endOf(last) - 1), 1e-12);
    }

    /** The mean of a column over some epochs, the first and the last included. */
    double mean(String column, int first, int last) {
        Table means = recording.means();
        List<Double> values = means.column(column);
        return rows(means.steps(), first, last)
                .mapToDouble(values::get)
                .average()
                .orElseThrow();
    }

    /** The norm of the gradient of some layers together, the mean over the measurements of some epochs. */
    double norm(Predicate<String> chosen, int first, int last) {
        Layers layers = recording.layers();
        return rows(layers.steps(), first, last)
                .mapToDouble(row -> norm(layers, row, chosen))
                .average()
                .orElseThrow();
    }

    private static double norm(Layers layers, int row, Predicate<String> chosen) {
        return Math.sqrt(IntStream.range(0, layers.names().size())
                .filter(layer -> chosen.test(layers.names().get(layer)))
                .mapToDouble(layer -> layers.gradNorms().get(row).get(layer))
                .map(norm -> norm * norm)
                .sum());
    }

    /** ‖Δw‖ / ‖w‖ in a step of some layers, the mean over them and over the measurements of some epochs. */
    double change(Predicate<String> chosen, int first, int last) {
        Layers layers = recording.layers();
        return rows(layers.steps(), first, last)
                .mapToDouble(row -> IntStream.range(0, layers.names().size())
                        .filter(layer -> chosen.test(layers.names().get(layer)))
                        .mapToDouble(layer -> layers.updateRatios().get(row).get(layer))
                        .average()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    private IntStream rows(List<Integer> steps, int first, int last) {
        return IntStream.range(0, steps.size())
                .filter(row -> steps.get(row) > endOf(first - 1) && steps.get(row) <= endOf(last));
    }
}
