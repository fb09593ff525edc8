package downhill.course.figure;

import downhill.optim.Hyperparameter.Scale;

/** A learning-rate schedule, chosen or drawn, against cosine decay on a noisy landscape. */
final class SketchpadFigure {
    private SketchpadFigure() {}

    static FigureEntry entry() {
        return new FigureEntry(
                "sketchpad",
                "Schedule sketchpad",
                "Draw a learning-rate schedule, run it against cosine decay, and take it to a training run.",
                Setting.choice(
                        "schedule",
                        "Schedule",
                        "step60",
                        "Step: ×0.1 at epochs 60 and 120",
                        "step100",
                        "Step: ×0.1 at epochs 100 and 150",
                        "constant",
                        "Constant",
                        "cosine",
                        "Cosine",
                        "drawn",
                        "Drawn by you"),
                Setting.numbers(
                        "heights",
                        "Drawn heights, multiples of η at equal distances",
                        "1, 0.9, 0.75, 0.5, 0.25, 0",
                        2,
                        41,
                        0,
                        1.5),
                Setting.whole("warmup", "", "warmup epochs", 0, 0, 50),
                Setting.whole("epochs", "", "epochs", 200, 10, 300),
                Setting.landscape("landscape", "ravine"),
                Setting.optimizer("optimizer", "sgd(lr=0.05)"),
                Setting.number("noise", "\\sigma", "gradient noise", 2, 0, 10, Scale.LINEAR),
                Setting.whole("seed", "", "seed of the noise", 1, 0, 9999));
    }
}
