package downhill.lab;

import downhill.optim.Hyperparameter;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerEntry;
import downhill.schedule.Schedule;

/**
 * What an optimizer remembered after each step, for the charts of a race.
 *
 * <p>State arrays have their names in the update rule: v, s, m. Adam's corrected moments m̂ = m/(1 − β₁ᵗ) and
 * v̂ = v/(1 − β₂ᵗ) are derived on demand and are called {@code mHat} and {@code vHat}. Single-threaded.
 */
final class History {
    /** Every name that an optimizer of the catalogue gives to state. */
    private static final String[] SLOTS = {"v", "s", "m"};

    private final Schedule lr;
    private final int budget;
    private final double beta1;
    private final double beta2;
    private final double[][] states = new double[SLOTS.length][]; // [slot][x₀, y₀, x₁, y₁, …], null where it has none
    private double[][] live = {}; // [series][x, y], the optimizer's own
    private double[][] series = {}; // [series][x₀, y₀, x₁, y₁, …], those of the states that there are

    History(OptimizerEntry entry, double[] values, Schedule lr, int budget) {
        this.lr = lr;
        this.budget = budget;
        Hyperparameter[] hyperparameters = entry.hyperparameters();
        this.beta1 = valueOf("beta1", hyperparameters, values);
        this.beta2 = valueOf("beta2", hyperparameters, values);
    }

    /** The value of a hyperparameter, or NaN where the optimizer has none of that name. */
    private static double valueOf(String name, Hyperparameter[] hyperparameters, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (hyperparameters[i].name().equals(name)) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    /** Names the optimizer whose state is noted from now on. */
    void follow(Optimizer optimizer) {
        for (int i = 0; i < SLOTS.length; i++) {
            double[][] slot = optimizer.slot(SLOTS[i]);
            if (slot != null) {
                states[i] = new double[2 * (budget + 1)];
                live = with(live, slot[0]);
                series = with(series, states[i]);
            }
        }
    }

    private static double[][] with(double[][] arrays, double[] last) {
        double[][] more = new double[arrays.length + 1][];
        System.arraycopy(arrays, 0, more, 0, arrays.length);
        more[arrays.length] = last;
        return more;
    }

    /** Notes the state after some steps. */
    void note(int steps) {
        for (int i = 0; i < live.length; i++) {
            series[i][2 * steps] = live[i][0];
            series[i][2 * steps + 1] = live[i][1];
        }
    }

    /** A series by its name, or null: the learning rate of each step, a state array, or a corrected moment. */
    double[] series(String name) {
        switch (name) {
            case "lr":
                return rates();
            case "mHat":
                return corrected(states[2], beta1);
            case "vHat":
                return corrected(states[0], beta2);
            default:
                for (int i = 0; i < SLOTS.length; i++) {
                    if (SLOTS[i].equals(name)) {
                        return states[i];
                    }
                }
                return null;
        }
    }

    private double[] rates() {
        double[] rates = new double[budget];
        for (int i = 0; i < budget; i++) {
            rates[i] = lr.at(i);
        }
        return rates;
    }

    /** Before the first step there is nothing to correct: 0. */
    private double[] corrected(double[] moment, double beta) {
        if (moment == null || Double.isNaN(beta)) {
            return null;
        }
        double[] series = new double[moment.length];
        double power = 1;
        for (int i = 2; i < moment.length; i += 2) {
            power *= beta;
            series[i] = moment[i] / (1 - power);
            series[i + 1] = moment[i + 1] / (1 - power);
        }
        return series;
    }
}
