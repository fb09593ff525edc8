package downhill.lab;

import downhill.landscape.Landscape;
import downhill.landscape.LandscapeEntry;
import downhill.optim.ClipByGlobalNorm;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerEntry;
import downhill.optim.ParameterInfo;

/**
 * How an optimizer fares for every pair of a learning rate and one more number: how many steps it needs, or how soon it
 * diverges.
 *
 * <p>Across stands the learning rate; upwards another hyperparameter of the optimizer, or for an optimizer that has none
 * the first parameter of the landscape. A cell holds n &gt; 0 where the gradient norm has fallen to {@link #TOLERANCE}
 * of its value at the start after n steps, −n where the loss has passed {@link Racer#DIVERGED_LOSS} at step n, and 0
 * where the budget ended first. Single-threaded.
 */
public final class StabilityMap {
    /** Of the gradient norm at the start: at this fraction a run counts as arrived. */
    public static final double TOLERANCE = 1e-3;

    /** In the place of a hyperparameter's index: the landscape's first parameter. */
    public static final int LANDSCAPE = -1;

    private final LandscapeEntry entry;
    private final double[] shape; // values of the landscape's parameters
    private final OptimizerEntry optimizer;
    private final double[] values;
    private final Axis rates;
    private final Axis others;
    private final int other;
    private final double[] start;
    private final int budget;
    private final double[] cells; // [row * columns + column], rows upwards

    /**
     * @param values hyperparameters of the optimizer in its order; the first and that of {@code other} are replaced
     * @param rates learning rates, across
     * @param other index of the hyperparameter upwards, from 1, or {@link #LANDSCAPE}
     * @param start x, y
     * @param budget steps for each cell, at least 1
     */
    public StabilityMap(
            LandscapeEntry entry,
            double[] shape,
            OptimizerEntry optimizer,
            double[] values,
            Axis rates,
            int other,
            Axis others,
            double[] start,
            int budget) {
        if (other == 0 || other >= values.length || other == LANDSCAPE && shape.length == 0) {
            throw new IllegalArgumentException("nothing of this number can stand on the vertical axis: " + other);
        }
        this.entry = entry;
        this.shape = shape.clone();
        this.optimizer = optimizer;
        this.values = values.clone();
        this.rates = rates;
        this.others = others;
        this.other = other;
        this.start = start.clone();
        this.budget = budget;
        cells = new double[rates.cells() * others.cells()];
    }

    /** All cells, live: {@code [row * columns + column]}, rows upwards; 0 until computed. */
    public double[] cells() {
        return cells;
    }

    /**
     * Computes every {@code stride}-th row of a range and every {@code stride}-th cell in it, and gives the cells between
     * the same value: a coarse picture first, a fine one with stride 1.
     *
     * @param to exclusive; beyond the last row it means the last
     */
    public void compute(int from, int to, int stride) {
        int columns = rates.cells();
        int end = Math.min(to, others.cells());
        for (int row = from; row < end; row += stride) {
            for (int column = 0; column < columns; column += stride) {
                double result = run(column, row);
                for (int y = row; y < Math.min(row + stride, others.cells()); y++) {
                    for (int x = column; x < Math.min(column + stride, columns); x++) {
                        cells[y * columns + x] = result;
                    }
                }
            }
        }
    }

    private double run(int column, int row) {
        values[0] = rates.at(column);
        if (other == LANDSCAPE) {
            shape[0] = others.at(row);
        } else {
            values[other] = others.at(row);
        }
        Landscape landscape = entry.landscape(shape);
        Optimizer runner = new Optimizer(
                new ParameterInfo[] {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 2)}, optimizer.chain(values));
        double[][] params = {{start[0], start[1]}};
        double[][] grads = new double[1][2];
        landscape.gradient(start[0], start[1], grads[0]);
        double arrived = ClipByGlobalNorm.norm(grads) * TOLERANCE;
        for (int step = 1; step <= budget; step++) {
            landscape.valueAndGradient(runner.lookAhead(params), grads);
            runner.step(params, grads);
            double x = params[0][0];
            double y = params[0][1];
            if (!(landscape.value(x, y) <= Racer.DIVERGED_LOSS)) {
                return -step;
            }
            landscape.gradient(x, y, grads[0]);
            if (ClipByGlobalNorm.norm(grads) <= arrived) {
                return step;
            }
        }
        return 0;
    }
}
