package downhill.landscape;

import downhill.optim.Hyperparameter;
import downhill.optim.OptimizerEntry;

/** A landscape of the catalogue: its names, formula, parameters, and how to show it. Immutable. */
public final class LandscapeEntry {
    /** Makes the landscape for values of its parameters. */
    @FunctionalInterface
    interface Factory {
        Landscape landscape(double[] values);
    }

    /** The optimizers whose rates are known, in the order of the array; the first three take steps as long as η·‖∇L‖. */
    private static final String[] RATED = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"};

    private static final int PROPORTIONAL = 3;

    private final String name;
    private final String title;
    private final String formula;
    private final double[] view;
    private final double[] start;
    private final double[][] minima;
    private final double[] rates;
    private final Factory factory;
    private final Hyperparameter[] parameters;

    /** @param rates a learning rate for each of {@link #RATED}, chosen from a sweep at the parameters' defaults */
    LandscapeEntry(
            String name,
            String title,
            String formula,
            double[] view,
            double[] start,
            double[][] minima,
            double[] rates,
            Factory factory,
            Hyperparameter... parameters) {
        this.name = name;
        this.title = title;
        this.formula = formula;
        this.view = view;
        this.start = start;
        this.minima = minima;
        this.rates = rates;
        this.factory = factory;
        this.parameters = parameters;
    }

    /** In code and URLs, for example {@code rosenbrock}. */
    public String name() {
        return name;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** L(x, y) in LaTeX, with the symbols of the parameters. */
    public String formula() {
        return formula;
    }

    /** A copy of the numbers that shape this landscape; empty for most. */
    public Hyperparameter[] parameters() {
        return parameters.clone();
    }

    /** The landscape at the defaults of its parameters. */
    public Landscape landscape() {
        return factory.landscape(defaults());
    }

    /**
     * The landscape for values of its parameters.
     *
     * @param values one for each parameter, in their order
     * @throws IllegalArgumentException where a value is missing or outside its range
     */
    public Landscape landscape(double... values) {
        Hyperparameter.check(name, parameters, values);
        return factory.landscape(values.clone());
    }

    /** The default of each parameter, in their order. */
    public double[] defaults() {
        double[] values = new double[parameters.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = parameters[i].defaultValue();
        }
        return values;
    }

    /** The part worth showing: xMin, xMax, yMin, yMax. */
    public double[] view() {
        return view.clone();
    }

    /** Where a race begins unless the reader says otherwise: x, y. */
    public double[] start() {
        return start.clone();
    }

    /** The points where L is least, {@code [minimum][x, y]}, whatever the parameters. */
    public double[][] minima() {
        double[][] copy = new double[minima.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = minima[i].clone();
        }
        return copy;
    }

    /** The {@linkplain #rate(OptimizerEntry, double...) rate} at the defaults of the parameters. */
    public double rate(OptimizerEntry optimizer) {
        return rate(optimizer, defaults());
    }

    /**
     * A learning rate for one optimizer that is stable here and gets far in 200 steps from the default start, the other
     * hyperparameters at their defaults; where none has been chosen, the optimizer's default.
     *
     * <p>Where the parameters begin with κ, an optimizer whose steps are proportional to the gradient needs a rate
     * proportional to 1/κ; it is rounded to two digits.
     */
    public double rate(OptimizerEntry optimizer, double... values) {
        for (int i = 0; i < rates.length; i++) {
            if (RATED[i].equals(optimizer.name())) {
                boolean scales = i < PROPORTIONAL
                        && values.length > 0
                        && parameters[0].name().equals("kappa");
                return scales ? twoDigits(rates[i] * parameters[0].defaultValue() / values[0]) : rates[i];
            }
        }
        return optimizer.hyperparameters()[0].defaultValue();
    }

    private static double twoDigits(double value) {
        double power = 1;
        while (value * power < 10) {
            power *= 10;
        }
        return Math.floor(value * power + 0.5) / power;
    }
}
