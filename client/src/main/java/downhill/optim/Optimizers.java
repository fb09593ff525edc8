package downhill.optim;

import static downhill.optim.Hyperparameter.Scale.LINEAR;
import static downhill.optim.Hyperparameter.Scale.LOG;
import static downhill.optim.Hyperparameter.Scale.LOG_TO_ONE;

/**
 * The catalogue: every optimizer of the course by name.
 *
 * <p>An entry here is all that a new optimizer needs: the race, the forms, the checks of a training run and the tests
 * read this table.
 */
public final class Optimizers {
    /** Nothing corrected, moved, added or clipped: the options of a rule that has none of its own. */
    private static final ChainOptions AS_WRITTEN = new ChainOptions(false, false, false, 0, false, 0);

    private static final OptimizerEntry[] ALL = {
        new OptimizerEntry(
                "sgd",
                "SGD",
                "w_{t+1} = w_t - \\eta\\,\\nabla L(w_t)",
                AS_WRITTEN,
                (lr, h, options) -> new GradientTransform[] {new ScaleByLearningRate(lr)},
                learningRate(0.01)),
        new OptimizerEntry(
                "momentum",
                "Momentum",
                "v_{t+1} = \\gamma\\,v_t + \\eta\\,\\nabla L(w_t) \\\\ w_{t+1} = w_t - v_{t+1}",
                AS_WRITTEN.withLrInsideVelocity(true),
                (lr, h, options) -> options.lrInsideVelocity()
                        ? new GradientTransform[] {new ScaleByLearningRate(lr), Velocity.heavyBall(h[1])}
                        : new GradientTransform[] {Velocity.heavyBall(h[1]), new ScaleByLearningRate(lr)},
                learningRate(0.01),
                gamma()),
        new OptimizerEntry(
                "nesterov",
                "Nesterov",
                "v_{t+1} = \\gamma\\,v_t + \\eta\\,\\nabla L(w_t - \\gamma\\,v_t) \\\\ w_{t+1} = w_t - v_{t+1}",
                AS_WRITTEN.withLrInsideVelocity(true),
                (lr, h, options) -> options.lrInsideVelocity()
                        ? new GradientTransform[] {new ScaleByLearningRate(lr), Velocity.nesterov(h[1])}
                        : new GradientTransform[] {Velocity.nesterov(h[1], lr), new ScaleByLearningRate(lr)},
                learningRate(0.01),
                gamma()),
        new OptimizerEntry(
                "rmsprop",
                "RMSProp",
                "s_t = \\beta\\,s_{t-1} + (1-\\beta)\\,\\nabla L(w_t)^2 \\\\"
                        + " w_{t+1} = w_t - \\dfrac{\\eta}{\\sqrt{s_t + \\epsilon}}\\,\\nabla L(w_t)",
                AS_WRITTEN.withEpsInsideRoot(true),
                (lr, h, options) -> new GradientTransform[] {
                    new ScaleByRms(h[1], h[2], options.epsInsideRoot()), new ScaleByLearningRate(lr)
                },
                learningRate(0.001),
                decay("beta", "\\beta", "decay of the squared gradients", 0.9),
                eps()),
        new OptimizerEntry(
                "adam",
                "Adam",
                adamRule("w_{t+1} = w_t - \\eta\\,\\dfrac{\\hat m_t}{\\sqrt{\\hat v_t} + \\epsilon}"),
                AS_WRITTEN.withBiasCorrection(true),
                (lr, h, options) -> new GradientTransform[] {adam(h, options), new ScaleByLearningRate(lr)},
                learningRate(0.001),
                beta1(),
                beta2(),
                eps()),
        new OptimizerEntry(
                "adamw",
                "AdamW",
                adamRule("w_{t+1} = w_t - \\eta\\,\\dfrac{\\hat m_t}{\\sqrt{\\hat v_t} + \\epsilon}"
                        + " - \\eta\\,\\lambda\\,w_t"),
                AS_WRITTEN.withBiasCorrection(true),
                (lr, h, options) -> new GradientTransform[] {
                    adam(h, options), new AddDecayedWeights(h[4]), new ScaleByLearningRate(lr)
                },
                learningRate(0.001),
                beta1(),
                beta2(),
                eps(),
                new Hyperparameter("weightDecay", "\\lambda", "decoupled weight decay", 0.01, 0, 1, LINEAR)),
    };

    private Optimizers() {}

    /** All entries, in the order in which the course meets them. */
    public static OptimizerEntry[] all() {
        return ALL.clone();
    }

    /**
     * The entry of a name.
     *
     * @throws IllegalArgumentException naming what exists
     */
    public static OptimizerEntry get(String name) {
        StringBuilder names = new StringBuilder();
        for (OptimizerEntry entry : ALL) {
            if (entry.name().equals(name)) {
                return entry;
            }
            names.append(names.length() == 0 ? "" : ", ").append(entry.name());
        }
        throw new IllegalArgumentException("no optimizer is called " + name + "; there are " + names);
    }

    private static GradientTransform adam(double[] h, ChainOptions options) {
        return new ScaleByAdam(h[1], h[2], h[3], options.biasCorrection(), options.epsInsideRoot());
    }

    private static Hyperparameter learningRate(double defaultValue) {
        return new Hyperparameter("lr", "\\eta", "learning rate", defaultValue, 1e-6, 10, LOG);
    }

    private static Hyperparameter gamma() {
        return new Hyperparameter("gamma", "\\gamma", "momentum", 0.9, 0, 0.999, LOG_TO_ONE);
    }

    private static Hyperparameter beta1() {
        return decay("beta1", "\\beta_1", "decay of the first moment", 0.9);
    }

    private static Hyperparameter beta2() {
        return decay("beta2", "\\beta_2", "decay of the second moment", 0.999);
    }

    private static Hyperparameter decay(String name, String symbol, String label, double defaultValue) {
        return new Hyperparameter(name, symbol, label, defaultValue, 0, 0.9999, LOG_TO_ONE);
    }

    private static Hyperparameter eps() {
        return new Hyperparameter("eps", "\\epsilon", "guard against division by zero", 1e-8, 1e-12, 0.1, LOG);
    }

    private static String adamRule(String lastLine) {
        return "m_t = \\beta_1 m_{t-1} + (1-\\beta_1)\\,\\nabla L(w_t) \\\\"
                + " v_t = \\beta_2 v_{t-1} + (1-\\beta_2)\\,\\nabla L(w_t)^2 \\\\"
                + " \\hat m_t = \\dfrac{m_t}{1-\\beta_1^t} \\qquad \\hat v_t = \\dfrac{v_t}{1-\\beta_2^t} \\\\ "
                + lastLine;
    }
}
