package downhill.lab;

import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;
import downhill.optim.ParameterInfo;
import downhill.optim.Term;

/**
 * What an optimizer remembers of a given sequence of gradients: one weight, its gradient dictated, every quantity of
 * every step kept.
 *
 * <p>The quantities are those that the chain {@linkplain GradientTransform#terms reports}, and {@code update}, what is
 * subtracted from the weight. The weights with which v, s or m holds past gradients are its answer to the sequence 1,
 * 0, 0, …: 1, γ, γ², … for a velocity, (1 − β)·βⁱ for s and m. Immutable.
 */
public final class GradientMemory {
    private static final ParameterInfo[] WEIGHT = {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 1)};

    private String[] names = {};
    private double[][] series = {}; // [quantity][step]

    /**
     * @param gradients one for each step
     * @param chain fresh: it belongs to this object from now on
     */
    public GradientMemory(double[] gradients, GradientTransform... chain) {
        Optimizer optimizer = new Optimizer(WEIGHT, chain);
        double[][] w = {{0}};
        for (int step = 0; step < gradients.length; step++) {
            double[][] update = {{gradients[step]}};
            int now = step;
            optimizer.step(w, update, terms -> {
                for (Term term : terms) {
                    series(term.name(), gradients.length)[now] = term.values()[0][0];
                }
            });
            series("update", gradients.length)[step] = update[0][0];
        }
    }

    private double[] series(String name, int length) {
        double[] existing = series(name);
        if (existing != null) {
            return existing;
        }
        int count = names.length;
        String[] moreNames = new String[count + 1];
        double[][] more = new double[count + 1][];
        System.arraycopy(names, 0, moreNames, 0, count);
        System.arraycopy(series, 0, more, 0, count);
        moreNames[count] = name;
        more[count] = new double[length];
        names = moreNames;
        series = more;
        return more[count];
    }

    /** The names of the quantities, in the order of the rule; empty for an empty sequence. */
    public String[] names() {
        return names.clone();
    }

    /** A quantity after each step, live, or null where the optimizer has none of that name. */
    public double[] series(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return series[i];
            }
        }
        return null;
    }
}
