package downhill.course.figure;

import downhill.optim.Hyperparameter.Scale;

/** One optimizer twice over a cliff: with its gradients as they are, and clipped to a norm. */
final class CliffFigure {
    private static final int MAX_STEPS = 500;

    private CliffFigure() {}

    static FigureEntry entry() {
        return new FigureEntry(
                "cliff",
                "Clipping",
                "Walk over a cliff twice from one start, with the gradient as it is and clipped to a norm.",
                Setting.landscape("landscape", "cliff"),
                Setting.numbers("start", "start", "", 2, 2, -1000, 1000),
                Setting.optimizer("optimizer", "sgd"),
                Setting.number("clip", "c", "largest norm of the gradient", 1, 0.01, 100, Scale.LOG),
                Setting.whole("steps", "", "steps each", 40, 1, MAX_STEPS),
                Setting.flag("whole", "Show all of both paths", true),
                Setting.numbers("at", "step looked at; none for the last", "", 1, 1, 0, MAX_STEPS));
    }
}
