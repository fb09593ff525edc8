package downhill.optim;

import java.util.List;
import java.util.Map;

/**
 * What an optimizer remembers between steps, by parameter index.
 *
 * @param step steps taken
 * @param byParameter one entry a parameter, in index order
 */
public record OptimizerState(int step, List<ParameterState> byParameter) {
    /**
     * The state of one parameter, with what is needed to check that it belongs to it.
     *
     * @param slots state arrays by name, each with as many elements as the shape holds
     */
    public record ParameterState(String name, int[] shape, Map<String, double[]> slots) {}
}
