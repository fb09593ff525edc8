package downhill.course.figure;

import downhill.optim.Hyperparameter.Scale;

/** A plain and a residual network of one depth and seed, measured layer by layer and trained. */
final class DepthFigure {
    private DepthFigure() {}

    static FigureEntry entry() {
        return new FigureEntry(
                "depth",
                "Depth",
                "Measure how large gradients and activations are in every layer of a deep network, plain and residual,"
                        + " and train both.",
                Setting.whole("depth", "", "hidden layers", 30, 2, 60),
                Setting.choice(
                        "norm", "Batch normalization", "before", "Before ReLU", "after", "After ReLU", "off", "None"),
                Setting.number("branch", "\\alpha", "scale of the residual branch", 1, 0.01, 1, Scale.LOG),
                Setting.choice(
                        "optimizer",
                        "Optimizer",
                        "sgd",
                        "SGD",
                        "momentum",
                        "Momentum",
                        "nesterov",
                        "Nesterov",
                        "rmsprop",
                        "RMSProp",
                        "adam",
                        "Adam",
                        "adamw",
                        "AdamW"),
                Setting.number("lr", "\\eta", "learning rate", 0.05, 1e-4, 1, Scale.LOG),
                Setting.whole("steps", "", "training steps", 200, 0, 500),
                Setting.choice(
                        "measured", "Layers measured", "start", "Before training", "end", "Where training has come to"),
                Setting.whole("seed", "", "seed of the weights", 1, 0, 9999));
    }
}
