package downhill.optim;

/** Runs an optimizer on the ravine w₁² + 10·w₂², whose gradient is written out here once more for the tests. */
final class Descent {
    static final ParameterInfo[] POINT = {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 2)};
    static final Objective RAVINE = (w, g) -> {
        g[0][0] = 2 * w[0][0];
        g[0][1] = 20 * w[0][1];
        return w[0][0] * w[0][0] + 10 * w[0][1] * w[0][1];
    };

    private Descent() {}

    /** The point after some steps from (4, 2). */
    static double[] onRavine(int steps, GradientTransform... chain) {
        Optimizer optimizer = new Optimizer(POINT, chain);
        double[][] w = {{4, 2}};
        descend(optimizer, w, steps);
        return w[0];
    }

    static void descend(Optimizer optimizer, double[][] w, int steps) {
        double[][] g = {{0, 0}};
        for (int i = 0; i < steps; i++) {
            RAVINE.valueAndGradient(optimizer.lookAhead(w), g);
            optimizer.step(w, g);
        }
    }

    static GradientTransform[] named(String optimizer, double... values) {
        return Optimizers.get(optimizer).chain(values);
    }
}
