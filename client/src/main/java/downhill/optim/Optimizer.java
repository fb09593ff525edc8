package downhill.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a chain of gradient transforms and subtracts what comes out: w ← w − chain(∇L).
 *
 * <p>It knows nothing of networks, landscapes or devices: parameters are arrays of doubles and state is kept by
 * parameter index. Single-threaded.
 */
public final class Optimizer {
    private final ParameterInfo[] parameters;
    private final GradientTransform[] chain;
    private final GradientTransform[] lookingAhead; // those of the chain, most often none
    private final double[][] point; // scratch for lookAhead, [parameter][element]; null where nobody does
    private int steps;

    /**
     * @param parameters one entry for each array that {@link #step} will be given, in that order
     * @param chain applied first to last
     */
    public Optimizer(ParameterInfo[] parameters, GradientTransform... chain) {
        this.parameters = parameters.clone();
        this.chain = chain.clone();
        int[] sizes = new int[parameters.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = parameters[i].size();
        }
        for (GradientTransform transform : chain) {
            transform.allocate(sizes);
        }
        lookingAhead = lookingAhead(chain);
        point = lookingAhead.length == 0 ? null : Slot.zeros(sizes);
    }

    private static GradientTransform[] lookingAhead(GradientTransform[] chain) {
        GradientTransform[] found = new GradientTransform[chain.length];
        int length = 0;
        for (GradientTransform transform : chain) {
            if (transform.looksAhead()) {
                found[length++] = transform;
            }
        }
        GradientTransform[] exact = new GradientTransform[length];
        System.arraycopy(found, 0, exact, 0, length);
        return exact;
    }

    /** Steps taken so far. */
    public int steps() {
        return steps;
    }

    /**
     * Where to take the gradient for the next step: the parameters themselves, or for Nesterov's momentum the point
     * ahead of them.
     *
     * @param params {@code [parameter][element]}; not modified
     * @return {@code params}, or an array that is overwritten by the next call; not to be modified
     */
    public double[][] lookAhead(double[][] params) {
        if (lookingAhead.length == 0) {
            return params;
        }
        for (int i = 0; i < params.length; i++) {
            double[] w = params[i];
            double[] p = point[i];
            // For two elements System.arraycopy costs a browser more than the step.
            for (int j = 0; j < w.length; j++) {
                p[j] = w[j];
            }
        }
        for (GradientTransform transform : lookingAhead) {
            transform.lookAhead(point, steps);
        }
        return point;
    }

    /**
     * Takes one step.
     *
     * @param params updated in place, {@code [parameter][element]}
     * @param grads the gradient at {@link #lookAhead}; overwritten with the step that was subtracted
     */
    public void step(double[][] params, double[][] grads) {
        for (GradientTransform transform : chain) {
            transform.apply(grads, params, steps);
        }
        subtract(params, grads);
    }

    /** The same, watched. */
    public void step(double[][] params, double[][] grads, StepObserver observer) {
        for (GradientTransform transform : chain) {
            transform.apply(grads, params, steps);
            observer.applied(transform.terms(grads, params, steps));
        }
        subtract(params, grads);
    }

    private void subtract(double[][] params, double[][] updates) {
        for (int i = 0; i < params.length; i++) {
            double[] w = params[i];
            double[] u = updates[i];
            for (int j = 0; j < w.length; j++) {
                w[j] -= u[j];
            }
        }
        steps++;
    }

    /** A live state array by its name in the update rule ({@code v}, {@code s}, {@code m}), or null. */
    public double[][] slot(String name) {
        for (GradientTransform transform : chain) {
            for (Slot slot : transform.slots()) {
                if (slot.name().equals(name)) {
                    return slot.values();
                }
            }
        }
        return null;
    }

    /** A copy of everything needed to continue later. */
    public OptimizerState state() {
        List<OptimizerState.ParameterState> byParameter = new ArrayList<>();
        for (ParameterInfo parameter : parameters) {
            Map<String, double[]> slots = new LinkedHashMap<>();
            for (GradientTransform transform : chain) {
                for (Slot slot : transform.slots()) {
                    slots.put(slot.name(), slot.values()[parameter.index()].clone());
                }
            }
            byParameter.add(new OptimizerState.ParameterState(parameter.name(), parameter.shape(), slots));
        }
        return new OptimizerState(steps, byParameter);
    }

    /**
     * Continues from a saved state.
     *
     * @throws IllegalArgumentException where the number, name, shape or state arrays of a parameter differ; nothing has
     *     been changed then
     */
    public void load(OptimizerState state) {
        if (state.byParameter().size() != parameters.length) {
            throw new IllegalArgumentException("the state holds "
                    + state.byParameter().size() + " parameters, this optimizer has " + parameters.length);
        }
        for (ParameterInfo parameter : parameters) {
            check(parameter, state.byParameter().get(parameter.index()));
        }
        for (GradientTransform transform : chain) {
            for (Slot slot : transform.slots()) {
                for (int i = 0; i < parameters.length; i++) {
                    double[] saved = state.byParameter().get(i).slots().get(slot.name());
                    System.arraycopy(saved, 0, slot.values()[i], 0, saved.length);
                }
            }
        }
        steps = state.step();
    }

    private void check(ParameterInfo expected, OptimizerState.ParameterState saved) {
        if (!saved.name().equals(expected.name()) || !Arrays.equals(saved.shape(), expected.shape())) {
            throw new IllegalArgumentException("parameter " + expected.index() + " is " + expected
                    + ", but the state was saved for " + saved.name() + Arrays.toString(saved.shape()));
        }
        int arrays = 0;
        for (GradientTransform transform : chain) {
            for (Slot slot : transform.slots()) {
                double[] values = saved.slots().get(slot.name());
                if (values == null || values.length != expected.size()) {
                    throw new IllegalArgumentException("the state of " + expected + " lacks an array " + slot.name()
                            + " of " + expected.size() + " elements");
                }
                arrays++;
            }
        }
        if (arrays != saved.slots().size()) {
            throw new IllegalArgumentException("the state of " + expected + " holds "
                    + saved.slots().keySet() + ", which another optimizer saved");
        }
    }
}
