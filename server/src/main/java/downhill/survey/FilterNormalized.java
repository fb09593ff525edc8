package downhill.survey;

import downhill.optim.ParameterInfo;
import downhill.optim.ParameterInfo.Kind;
import downhill.random.CounterRandom;
import java.util.List;

/**
 * Random directions in which a step of 1 is as large as the weights themselves, filter by filter: Gaussian, with each
 * filter scaled to the norm of the same filter of the weights, d ← d / ‖d‖ · ‖w‖.
 *
 * <p>A filter is what makes one output: {@code [output channel]} of a convolution, the column {@code [·][output]} of a
 * dense matrix. Biases, γ and β do not move, as with the option {@code biasbn} of the authors' code: their scale says
 * nothing about how far is far. Source: Li et al. (2018), section 4.
 */
public final class FilterNormalized {
    private FilterNormalized() {}

    /**
     * A direction.
     *
     * @param weights in whose scale, {@code [parameter][element]}
     * @param seed gives every number its value, whatever the order in which they are drawn
     * @param which the first direction of a seed is 0, the second 1
     */
    public static double[][] direction(List<ParameterInfo> parameters, double[][] weights, long seed, int which) {
        double[][] direction = Vectors.zeros(weights);
        for (ParameterInfo parameter : parameters) {
            if (parameter.kind() == Kind.WEIGHT) {
                int p = parameter.index();
                long stream = ((long) which << 32) + p;
                for (int j = 0; j < direction[p].length; j++) {
                    direction[p][j] = CounterRandom.gaussian(seed, stream, j);
                }
                scale(parameter, direction[p], weights[p]);
            }
        }
        return direction;
    }

    private static void scale(ParameterInfo parameter, double[] direction, double[] weights) {
        int[] shape = parameter.shape();
        boolean dense = shape.length == 2; // [input][output], against a convolution's [output][input][row][column]
        int filters = dense ? shape[1] : shape[0];
        int size = weights.length / filters;
        for (int f = 0; f < filters; f++) {
            int first = dense ? f : f * size;
            int stride = dense ? filters : 1;
            double factor = norm(weights, first, stride, size) / norm(direction, first, stride, size);
            for (int i = 0; i < size; i++) {
                direction[first + i * stride] *= factor;
            }
        }
    }

    private static double norm(double[] values, int first, int stride, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[first + i * stride] * values[first + i * stride];
        }
        return Math.sqrt(sum);
    }
}
