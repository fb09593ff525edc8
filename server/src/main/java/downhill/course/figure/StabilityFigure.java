package downhill.course.figure;

/** The stability map: which learning rates an optimizer bears, and where it is fast. */
final class StabilityFigure {
    private StabilityFigure() {}

    static FigureEntry entry() {
        return new FigureEntry(
                "stability",
                "Stability map",
                "See for every pair of settings at once how fast an optimizer arrives, or how soon it diverges.",
                Setting.landscape("landscape", "ravine"),
                Setting.numbers("start", "start", "", 2, 2, -1000, 1000),
                Setting.optimizer("optimizer", "momentum"),
                Setting.choice(
                        "vertical",
                        "vertical axis",
                        "auto",
                        "automatic",
                        "gamma",
                        "momentum",
                        "beta",
                        "decay",
                        "beta1",
                        "decay of the first moment",
                        "beta2",
                        "decay of the second moment",
                        "weightDecay",
                        "weight decay",
                        "landscape",
                        "condition number"),
                Setting.spans("rates", "learning rates from, to", "", 1, 1e-6, 10),
                Setting.whole("budget", "", "steps each", 200, 20, 1000),
                Setting.numbers("at", "cell looked at", "", 2, 2, 0, 1000));
    }
}
