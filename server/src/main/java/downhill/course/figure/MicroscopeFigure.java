package downhill.course.figure;

import downhill.optim.Hyperparameter.Scale;

/** The microscope: one step of one optimizer taken apart, with every convention to choose. */
final class MicroscopeFigure {
    private MicroscopeFigure() {}

    static FigureEntry entry() {
        return new FigureEntry(
                "microscope",
                "Update microscope",
                "Take one step of one optimizer apart: every term of the rule with its number and its arrow.",
                Setting.landscape("landscape", "ravine"),
                Setting.numbers("start", "Start x, y", "4, 2", 2, 2, -1000, 1000),
                Setting.whole("after", "", "Steps taken before", 0, 0, 200),
                Setting.optimizer("optimizer", "sgd(lr=0.1)"),
                Setting.choice(
                        "correction", "Bias correction", "own", "as the optimizer has it", "on", "on", "off", "off"),
                Setting.choice(
                        "epsilon",
                        "Place of ε",
                        "own",
                        "as the optimizer has it",
                        "inside",
                        "inside the root",
                        "outside",
                        "outside the root"),
                Setting.choice(
                        "rate",
                        "Place of η",
                        "own",
                        "as the optimizer has it",
                        "inside",
                        "inside the velocity",
                        "outside",
                        "outside the velocity"),
                Setting.number("decay", "\\lambda", "weight decay, 0 for none", 0, 0, 1, Scale.LINEAR),
                Setting.choice("kind", "Kind of decay", "l2", "L2, in the gradient", "decoupled", "decoupled"),
                Setting.number(
                        "clip", "c", "clip the gradient to this norm, 0 for no clipping", 0, 0, 100, Scale.LINEAR),
                Setting.flag("close", "Close up: the step fills the map", false));
    }
}
