package downhill.train;

import downhill.model.BufferState;
import downhill.model.BufferState.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the running statistics of normalizations move from one look to the next. Single-threaded.
 *
 * <p>Both numbers are root mean squares over a normalization's channels: of the mean's shift in standard deviations, and
 * of the variance's relative change. ε stands in both denominators as it does in the normalization, so that a channel
 * without variance divides by something.
 */
final class RunningDrift {
    private static final double EPS = 1e-5;
    private static final String MEAN = ".mean";
    private static final String VARIANCE = ".variance";

    /** What moved, in the order of {@link #norms}. */
    record Moved(double[] means, double[] variances) {}

    private final List<String> norms = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>(); // of mean and variance among the buffers, a pair a norm
    private BufferState reference;

    /** @param start to count from; buffers that are no pair of a mean and a variance are left out */
    RunningDrift(BufferState start) {
        reference = start;
        List<String> names = start.buffers().stream().map(Buffer::name).toList();
        for (String name : names) {
            String norm = LayerGauge.owner(name);
            int variance = names.indexOf(norm + VARIANCE);
            if (name.equals(norm + MEAN) && variance >= 0) {
                norms.add(norm);
                places.add(new int[] {names.indexOf(name), variance});
            }
        }
    }

    /** The layers that have running statistics, in the order of the network. */
    List<String> norms() {
        return norms;
    }

    /** What the next look is compared with. */
    BufferState reference() {
        return reference;
    }

    /** @param buffers of the same model */
    void reference(BufferState buffers) {
        reference = buffers;
    }

    /** What moved since the last look. @param now of the same model; kept for the next look */
    Moved since(BufferState now) {
        double[] means = new double[norms.size()];
        double[] variances = new double[norms.size()];
        for (int i = 0; i < means.length; i++) {
            double[] mean0 = values(reference, i, 0);
            double[] variance0 = values(reference, i, 1);
            double[] mean = values(now, i, 0);
            double[] variance = values(now, i, 1);
            for (int c = 0; c < mean.length; c++) {
                double scale = variance0[c] + EPS;
                double shift = mean[c] - mean0[c];
                double change = (variance[c] - variance0[c]) / scale;
                means[i] += shift * shift / scale;
                variances[i] += change * change;
            }
            means[i] = Math.sqrt(means[i] / mean.length);
            variances[i] = Math.sqrt(variances[i] / mean.length);
        }
        reference = now;
        return new Moved(means, variances);
    }

    private double[] values(BufferState state, int norm, int part) {
        return state.buffers().get(places.get(norm)[part]).values();
    }
}
