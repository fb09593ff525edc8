package downhill.course.figure;

import downhill.optim.Hyperparameter.Scale;

/** The sweep: the loss at the end for every learning rate, the comparison that one path cannot make. */
final class SweepFigure {
    private SweepFigure() {}

    static FigureEntry entry() {
        return new FigureEntry(
                "sweep",
                "Learning-rate sweep",
                "Give every optimizer the same tries at its learning rate, and see what each ends with.",
                Setting.landscape("landscape", "noisy"),
                Setting.numbers("start", "start", "", 2, 2, -1000, 1000),
                Setting.optimizers("optimizers", "sgd, momentum, nesterov, rmsprop, adam, adamw"),
                Setting.spans("rates", "Learning rates from, to", "0.0001, 10", 1, 1e-6, 10),
                Setting.whole("tries", "", "rates tried by each", 41, 3, 81),
                Setting.whole("seeds", "", "seeds for each rate", 9, 1, 25),
                Setting.whole("steps", "", "steps of each run", 100, 10, 500),
                Setting.number("noise", "\\sigma", "noise on the gradient", 0, 0, 20, Scale.LINEAR),
                Setting.number("scatter", "", "scatter of the start", 0.5, 0, 2, Scale.LINEAR),
                Setting.numbers("at", "learning rate looked at", "", 1, 1, 1e-6, 10));
    }
}
