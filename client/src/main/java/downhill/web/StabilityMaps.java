package downhill.web;

import downhill.lab.Axis;
import downhill.lab.Curvature;
import downhill.lab.StabilityMap;
import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.optim.Hyperparameter;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;

/** What a page can ask of a map of stability: see {@link StabilityMap}. */
public final class StabilityMaps {
    private StabilityMaps() {}

    /**
     * A stability map, not yet computed: see {@link StabilityMap}.
     *
     * @param expression the reader's own function; empty for the landscape of the catalogue
     * @param axes rates from, rates to, others from, others to, columns, rows
     */
    @JSExport
    public static StabilityMap newStabilityMap(
            String landscape,
            String expression,
            double[] shape,
            String optimizer,
            double[] values,
            int other,
            double[] axes,
            double[] start,
            int budget) {
        LandscapeEntry place = expression.isEmpty() ? Landscapes.get(landscape) : Landscapes.own(expression);
        OptimizerEntry entry = Optimizers.get(optimizer);
        Axis rates = new Axis(Hyperparameter.Scale.LOG, axes[0], axes[1], (int) axes[4]);
        Axis others = new Axis(scale(place, entry, other), axes[2], axes[3], (int) axes[5]);
        return new StabilityMap(place, shape, entry, values, rates, other, others, start, budget);
    }

    private static Hyperparameter.Scale scale(LandscapeEntry place, OptimizerEntry entry, int other) {
        switch (other) {
            case StabilityMap.NOTHING:
                return Hyperparameter.Scale.LINEAR;
            case StabilityMap.LANDSCAPE:
                return place.parameters()[0].scale();
            default:
                return entry.hyperparameters()[other].scale();
        }
    }

    /** Computes some rows of a stability map, every {@code stride}-th cell. */
    @JSExport
    public static void computeStability(StabilityMap map, int from, int to, int stride) {
        map.compute(from, to, stride);
    }

    /** What a stability map would hold at a learning rate and a value on its other axis. */
    @JSExport
    public static double stabilityAt(StabilityMap map, double rate, double other) {
        return map.at(rate, other);
    }

    /** A live view of a stability map's cells. */
    @JSExport
    public static Float64Array stabilityCells(StabilityMap map) {
        return Float64Array.copyFromJavaArray(map.cells());
    }

    /** See {@link Curvature#limit}. */
    @JSExport
    public static double stabilityLimit(String optimizer, double gamma, double lambda) {
        return Curvature.limit(optimizer, gamma, lambda);
    }
}
