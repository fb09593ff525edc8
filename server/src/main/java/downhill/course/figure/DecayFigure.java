package downhill.course.figure;

import downhill.optim.Hyperparameter.Scale;

/** Weights that decay while their gradients cancel: L2 in Adam beside AdamW. */
final class DecayFigure {
    private static final int MAX_STEPS = 3000;

    private DecayFigure() {}

    static FigureEntry entry() {
        return new FigureEntry(
                "decay",
                "Weight decay",
                "Let weights with gradients of different sizes decay, under L2 in Adam and under AdamW.",
                Setting.numbers(
                        "gradients",
                        "Sizes g of the gradients +g, −g, +g, …: one weight each",
                        "0.01, 0.1, 1, 10",
                        1,
                        6,
                        0.0001,
                        1000),
                Setting.number("lr", "\\eta", "learning rate", 0.01, 1e-4, 0.1, Scale.LOG),
                Setting.number("decay", "\\lambda", "weight decay", 0.1, 0, 1, Scale.LINEAR),
                Setting.number("beta2", "\\beta_2", "decay of the second moment", 0.999, 0.9, 0.9999, Scale.LOG_TO_ONE),
                Setting.whole("steps", "", "steps", 1000, 10, MAX_STEPS),
                Setting.numbers("at", "step looked at; none for the last", "", 1, 1, 0, MAX_STEPS));
    }
}
