package downhill.web;

import downhill.lab.Axis;
import downhill.lab.Sweep;
import downhill.landscape.Landscape;
import downhill.optim.Hyperparameter;
import downhill.optim.Optimizers;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;

/** What a page can ask of a sweep over learning rates: see {@link Sweep}. */
public final class Sweeps {
    private Sweeps() {}

    private static Axis axis(double[] rates) {
        return new Axis(Hyperparameter.Scale.LOG, rates[0], rates[1], (int) rates[2]);
    }

    /** The learning rates that a sweep tries. */
    @JSExport
    public static Float64Array triedRates(double[] rates) {
        Axis axis = axis(rates);
        double[] tried = new double[axis.cells()];
        for (int i = 0; i < tried.length; i++) {
            tried[i] = axis.at(i);
        }
        return Float64Array.copyFromJavaArray(tried);
    }

    /**
     * A sweep, not yet computed: see {@link Sweep}.
     *
     * @param rates the lowest, the highest, and how many
     */
    @JSExport
    public static Sweep newSweep(
            Landscape landscape,
            String optimizer,
            double[] values,
            double[] rates,
            double[] start,
            double scatter,
            int seeds,
            int steps) {
        return new Sweep(landscape, Optimizers.get(optimizer), values, axis(rates), start, scatter, seeds, steps);
    }

    /** Runs the rates from one index to another, exclusive. */
    @JSExport
    public static void computeSweep(Sweep sweep, int from, int to) {
        sweep.compute(from, to);
    }

    /** See {@link Sweep#lowest}. */
    @JSExport
    public static double lowest(Sweep sweep) {
        return sweep.lowest();
    }

    /** See {@link Sweep#bands}. */
    @JSExport
    public static Float64Array bands(Sweep sweep, double least) {
        return Float64Array.copyFromJavaArray(sweep.bands(least));
    }

    /** See {@link Sweep#best}. */
    @JSExport
    public static int best(Sweep sweep) {
        return sweep.best();
    }

    /** See {@link Sweep#good}. */
    @JSExport
    public static int good(Sweep sweep, double least, double enough) {
        return sweep.good(least, enough);
    }
}
