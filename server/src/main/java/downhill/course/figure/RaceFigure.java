package downhill.course.figure;

import downhill.optim.Hyperparameter.Scale;

/** The race: several optimizers on one landscape, from one start, with one budget. */
final class RaceFigure {
    /** Enough for every lesson, and quick to recompute while a slider moves. */
    private static final int MAX_STEPS = 2000;

    private RaceFigure() {}

    static FigureEntry entry() {
        return new FigureEntry(
                "race",
                "Race",
                "Let several optimizers walk down one landscape from one start, step by step.",
                Setting.landscape("landscape", "ravine"),
                Setting.spans("view", "View: x from, to, y from, to", "", 2, -1000, 1000),
                Setting.numbers("start", "start", "", 2, 2, -1000, 1000),
                Setting.whole("steps", "", "steps each", 100, 1, MAX_STEPS),
                Setting.whole("step", "", "step shown", 0, 0, MAX_STEPS),
                Setting.optimizers("optimizers", "sgd, momentum, adam"),
                Setting.number("noise", "\\sigma", "noise on the gradient", 0, 0, 20, Scale.LINEAR),
                Setting.whole("seed", "", "seed of the noise", 0, 0, 999),
                Setting.choice(
                        "schedule",
                        "learning rate",
                        "constant",
                        "Constant",
                        "step",
                        "A tenth after half, a hundredth after three quarters",
                        "cosine",
                        "Cosine to zero"),
                Setting.whole("warmup", "", "steps of warmup", 0, 0, 200),
                Setting.number("clip", "c", "norm to clip to (0: never)", 0, 0, 20, Scale.LINEAR),
                chart());
    }

    /** The names are those of the recorded series, with the coordinate that is drawn. */
    private static Setting chart() {
        return Setting.choice(
                "chart",
                "Chart",
                "loss",
                "Loss",
                "x",
                "Coordinate x",
                "y",
                "Coordinate y",
                "gradient",
                "Gradient norm",
                "lr",
                "Learning rate",
                "v-x",
                "Velocity v along x",
                "v-y",
                "Velocity v along y",
                "s-x",
                "Mean square s along x",
                "s-y",
                "Mean square s along y",
                "m-x",
                "First moment m along x",
                "m-y",
                "First moment m along y",
                "second-x",
                "Second moment v along x",
                "second-y",
                "Second moment v along y",
                "mHat-x",
                "Corrected m̂ along x",
                "mHat-y",
                "Corrected m̂ along y",
                "vHat-x",
                "Corrected v̂ along x",
                "vHat-y",
                "Corrected v̂ along y");
    }
}
