package downhill.lab;

import downhill.landscape.Landscape;
import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;
import downhill.optim.ParameterInfo;
import downhill.optim.Slot;
import downhill.optim.StepObserver;
import downhill.optim.Term;

/**
 * One step of one optimizer taken apart: every quantity of the update rule at a point, with its two numbers.
 *
 * <p>The optimizer itself takes the step and is watched; no formula is written a second time here. In order of the rule:
 *
 * <ul>
 *   <li>{@code point}: w before the step; then the state before it, named {@code vBefore}, {@code mBefore}, {@code sBefore}
 *   <li>{@code lookAhead}: where the gradient is taken, if not at w; {@code gradient}: ∇L there
 *   <li>what each stage of the chain {@linkplain GradientTransform#terms reports}: {@code clipped}, {@code decay} (λ·w)
 *       and {@code decayed} (the sum with it), {@code rated} (times η), {@code v}, {@code s}, {@code m}, {@code mHat},
 *       {@code vHat}, {@code denominator}, {@code direction}
 *   <li>{@code update}: what is subtracted; {@code next}: w after the step
 * </ul>
 *
 * Points are no arrows; everything else that is not a divisor is. Arrows are signed as in the rule, which subtracts the
 * last. Immutable.
 */
public final class Microscope {
    private static final ParameterInfo[] POINT = {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 2)};

    /** More steps before the one that is shown tell nothing new. */
    public static final int MAX_STEPS = 10_000;

    private static final String BEFORE = "Before";

    private final double[] path; // x₀, y₀, …, up to the point of the step
    private Term[] terms = {};

    /**
     * @param x start, finite
     * @param y start, finite
     * @param steps how many to take before the one that is shown: 0 to {@link #MAX_STEPS}
     * @param chain fresh: it belongs to this object from now on
     */
    public Microscope(Landscape landscape, double x, double y, int steps, GradientTransform... chain) {
        if (steps < 0 || steps > MAX_STEPS) {
            throw new IllegalArgumentException("steps must be 0 to " + MAX_STEPS + ", but is " + steps);
        }
        Optimizer optimizer = new Optimizer(POINT, chain);
        double[][] w = {{x, y}};
        path = new double[2 * (steps + 1)];
        path[0] = x;
        path[1] = y;
        for (int step = 1; step <= steps; step++) {
            step(optimizer, landscape, w, null);
            path[2 * step] = w[0][0];
            path[2 * step + 1] = w[0][1];
        }
        keep(new Term("point", w, false));
        for (GradientTransform transform : chain) {
            for (Slot slot : transform.slots()) {
                keep(new Term(slot.name() + BEFORE, slot.values(), true));
            }
        }
        double[][] update = step(optimizer, landscape, w, this::keep);
        keep(new Term("update", update, true), new Term("next", w, false));
        pointStateLikeItsSuccessor();
    }

    /** Only after the step is it known which state divides and which points somewhere. */
    private void pointStateLikeItsSuccessor() {
        for (int i = 0; i < terms.length; i++) {
            Term before = terms[i];
            if (before.name().endsWith(BEFORE)) {
                String name = before.name().substring(0, before.name().length() - BEFORE.length());
                terms[i] = new Term(before.name(), before.values(), term(name).arrow());
            }
        }
    }

    private double[][] step(Optimizer optimizer, Landscape landscape, double[][] w, StepObserver observer) {
        double[][] ahead = optimizer.lookAhead(w);
        double[][] update = new double[1][2];
        landscape.valueAndGradient(ahead, update);
        if (observer != null) {
            if (ahead != w && (ahead[0][0] != w[0][0] || ahead[0][1] != w[0][1])) {
                keep(new Term("lookAhead", ahead, false));
            }
            keep(new Term("gradient", update, true));
            optimizer.step(w, update, observer);
        } else {
            optimizer.step(w, update);
        }
        return update;
    }

    /** Copies the numbers: the arrays go on changing. */
    private void keep(Term... more) {
        Term[] all = new Term[terms.length + more.length];
        System.arraycopy(terms, 0, all, 0, terms.length);
        for (int i = 0; i < more.length; i++) {
            Term term = more[i];
            all[terms.length + i] = new Term(term.name(), new double[][] {term.values()[0].clone()}, term.arrow());
        }
        terms = all;
    }

    /** How many quantities there are. */
    public int size() {
        return terms.length;
    }

    /** A quantity; its numbers are {@code values()[0][0]} and {@code [0][1]}. Not to be changed. */
    public Term term(int index) {
        return terms[index];
    }

    /** The first quantity of a name, or null. */
    public Term term(String name) {
        for (Term term : terms) {
            if (term.name().equals(name)) {
                return term;
            }
        }
        return null;
    }

    /** The points from the start to where the step begins: x₀, y₀, x₁, y₁, … */
    public double[] path() {
        return path;
    }
}
