package downhill.landscape;

import downhill.optim.OptimizerEntry;

/** A landscape of the catalogue: its names, formula, and how to show it. Immutable. */
public final class LandscapeEntry {
    private final String name;
    private final String title;
    private final String formula;
    private final Landscape landscape;
    private final double[] view;
    private final double[] start;
    private final double[][] minima;
    private final Rate[] rates;

    /** A learning rate that suits one optimizer here, chosen from a sweep of 1, 1.5, 2, 3 … 9 times each power of ten. */
    record Rate(String optimizer, double lr) {}

    LandscapeEntry(
            String name,
            String title,
            String formula,
            Landscape landscape,
            double[] view,
            double[] start,
            double[][] minima,
            Rate... rates) {
        this.name = name;
        this.title = title;
        this.formula = formula;
        this.landscape = landscape;
        this.view = view;
        this.start = start;
        this.minima = minima;
        this.rates = rates;
    }

    /** In code and URLs, for example {@code rosenbrock}. */
    public String name() {
        return name;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** L(x, y) in LaTeX. */
    public String formula() {
        return formula;
    }

    public Landscape landscape() {
        return landscape;
    }

    /** The part worth showing: xMin, xMax, yMin, yMax. */
    public double[] view() {
        return view.clone();
    }

    /** Where a race begins unless the reader says otherwise: x, y. */
    public double[] start() {
        return start.clone();
    }

    /** The points where L is least, {@code [minimum][x, y]}. */
    public double[][] minima() {
        double[][] copy = new double[minima.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = minima[i].clone();
        }
        return copy;
    }

    /**
     * A learning rate for one optimizer that is stable here and gets far in 200 steps from the default start, the other
     * hyperparameters at their defaults; where none has been chosen, the optimizer's default.
     */
    public double rate(OptimizerEntry optimizer) {
        for (Rate rate : rates) {
            if (rate.optimizer().equals(optimizer.name())) {
                return rate.lr();
            }
        }
        return optimizer.hyperparameters()[0].defaultValue();
    }
}
