package downhill.course.figure;

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
                Setting.numbers("start", "start", "", 2, 2, -1000, 1000),
                Setting.whole("steps", "", "steps each", 100, 1, MAX_STEPS),
                Setting.whole("step", "", "step shown", 0, 0, MAX_STEPS),
                Setting.optimizers("optimizers", "sgd, momentum, adam"));
    }
}
