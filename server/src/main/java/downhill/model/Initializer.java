package downhill.model;

import downhill.optim.ParameterInfo;
import downhill.random.CounterRandom;
import java.util.Arrays;
import java.util.List;

/**
 * The first weights of a network: normal with mean 0 and variance 2 / fan-in for convolutions and dense layers (He et
 * al., Delving Deep into Rectifiers, 2015, equation 10), 0 for biases and β, what the architecture says for γ.
 *
 * <p>A weight is a function of (seed, parameter index, element), whatever the engine. Fan-in is the number of inputs
 * that one output sums over.
 */
public final class Initializer {
    // Streams of this generator that nothing else uses: the order of images, drawn from the same seed, counts from 0.
    private static final long FIRST_STREAM = 0x77656967687473L;

    private Initializer() {}

    /** New values, {@code [parameter][element]} in row-major order. */
    public static double[][] initialize(Architecture architecture, long seed) {
        List<Double> initials = architecture.initials();
        return architecture.parameters().stream()
                .map(parameter -> values(parameter, initials.get(parameter.index()), seed))
                .toArray(double[][]::new);
    }

    private static double[] values(ParameterInfo parameter, double initial, long seed) {
        double[] values = new double[parameter.size()];
        if (parameter.kind() != ParameterInfo.Kind.WEIGHT) {
            Arrays.fill(values, initial);
            return values;
        }
        double deviation = Math.sqrt(2.0 / fanIn(parameter));
        long stream = FIRST_STREAM + parameter.index();
        for (int i = 0; i < values.length; i++) {
            values[i] = deviation * CounterRandom.gaussian(seed, stream, i);
        }
        return values;
    }

    private static int fanIn(ParameterInfo weight) {
        int[] shape = weight.shape();
        boolean dense = shape.length == 2; // [input][output], against a convolution's [output][input][row][column]
        return dense ? shape[0] : weight.size() / shape[0];
    }
}
