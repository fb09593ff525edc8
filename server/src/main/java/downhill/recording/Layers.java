package downhill.recording;

import java.util.List;

/**
 * What was measured of the layers of a network, at some of the steps. Immutable.
 *
 * @param names of the layers, in the order of the network
 * @param steps of the measurements, ascending
 * @param gradNorms {@code [measurement][layer]}, before clipping
 * @param weightNorms likewise
 * @param updateRatios likewise, ‖Δw‖ / ‖w‖
 */
public record Layers(
        List<String> names,
        List<Integer> steps,
        List<List<Float>> gradNorms,
        List<List<Float>> weightNorms,
        List<List<Float>> updateRatios) {
    /** Of a run whose layers were not measured. */
    public static final Layers NONE = new Layers(List.of(), List.of(), List.of(), List.of(), List.of());

    /** @throws IllegalArgumentException naming what has more or fewer numbers than there are steps or layers */
    public Layers {
        names = List.copyOf(names);
        steps = List.copyOf(steps);
        gradNorms = checked("gradNorms", gradNorms, steps.size(), names.size());
        weightNorms = checked("weightNorms", weightNorms, steps.size(), names.size());
        updateRatios = checked("updateRatios", updateRatios, steps.size(), names.size());
    }

    private static List<List<Float>> checked(String name, List<List<Float>> numbers, int steps, int layers) {
        if (numbers.size() != steps) {
            throw new IllegalArgumentException(
                    name + " of layers has " + numbers.size() + " measurements for " + steps + " steps");
        }
        for (List<Float> row : numbers) {
            if (row.size() != layers) {
                throw new IllegalArgumentException(
                        name + " of layers has " + row.size() + " values for " + layers + " layers");
            }
        }
        return numbers.stream().map(List::copyOf).toList();
    }
}
