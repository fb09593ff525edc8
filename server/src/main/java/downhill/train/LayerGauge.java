package downhill.train;

import downhill.model.BufferState;
import downhill.optim.ParameterInfo;
import downhill.train.TrainingEvent.LayersMeasured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures gradient, weights and update of every layer of a model; see {@link LayersMeasured} for what is told.
 * Single-threaded.
 *
 * <p>It keeps two numbers a layer from before an update, and no copy of weights: what the optimizer subtracted is Δw.
 */
final class LayerGauge {
    private final List<String> layers;
    private final int[] layerOf; // [parameter]
    private final double[] gradNorms; // [layer], of the update under way
    private final double[] weightNorms;
    private final RunningDrift drift;

    /** @param start the running statistics before the first update */
    LayerGauge(List<ParameterInfo> parameters, BufferState start) {
        Map<String, Integer> places = new LinkedHashMap<>();
        layerOf = parameters.stream()
                .mapToInt(parameter -> places.computeIfAbsent(owner(parameter.name()), name -> places.size()))
                .toArray();
        layers = List.copyOf(places.keySet());
        gradNorms = new double[layers.size()];
        weightNorms = new double[layers.size()];
        drift = new RunningDrift(start);
    }

    /** The name before the last dot; a name without one stands for itself. */
    static String owner(String array) {
        int dot = array.lastIndexOf('.');
        return dot < 0 ? array : array.substring(0, dot);
    }

    /** Looks at parameters and gradient before an update, {@code [parameter][element]}. */
    void before(double[][] values, double[][] grads) {
        measure(values, weightNorms);
        measure(grads, gradNorms);
    }

    /**
     * Looks at the update that was made of them.
     *
     * @param epoch of the event, likewise {@code step}
     * @param updates what was subtracted from the parameters
     * @param buffers the running statistics now
     */
    LayersMeasured after(int epoch, int step, double[][] updates, BufferState buffers) {
        double[] ratios = new double[layers.size()];
        measure(updates, ratios);
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = weightNorms[i] == 0 ? 0 : ratios[i] / weightNorms[i];
        }
        RunningDrift.Moved moved = drift.since(buffers);
        return new LayersMeasured(
                epoch,
                step,
                layers,
                single(gradNorms),
                single(weightNorms),
                single(ratios),
                drift.norms(),
                single(moved.means()),
                single(moved.variances()));
    }

    /** The running statistics from which the next drift will be counted. */
    BufferState reference() {
        return drift.reference();
    }

    /** Counts the next drift from other statistics. */
    void reference(BufferState buffers) {
        drift.reference(buffers);
    }

    private void measure(double[][] arrays, double[] norms) {
        Arrays.fill(norms, 0);
        for (int i = 0; i < arrays.length; i++) {
            double sum = 0;
            for (double x : arrays[i]) {
                sum += x * x;
            }
            norms[layerOf[i]] += sum;
        }
        for (int i = 0; i < norms.length; i++) {
            norms[i] = Math.sqrt(norms[i]);
        }
    }

    private static List<Float> single(double[] values) {
        List<Float> rounded = new ArrayList<>(values.length);
        for (double value : values) {
            rounded.add(value <= Float.MAX_VALUE ? (float) value : Float.MAX_VALUE); // no JSON holds ∞ or NaN
        }
        return rounded;
    }
}
