package downhill.course.figure;

/** What an optimizer remembers of the gradients that it is given. */
final class MemoryFigure {
    private MemoryFigure() {}

    static FigureEntry entry() {
        return new FigureEntry(
                "memory",
                "Memory of gradients",
                "Dictate the gradients, and watch what velocity, mean square and moments keep of them.",
                Setting.numbers(
                        "gradients", "Gradients, one a step", "1, 1, 1, 1, 1, 1, 1, 1, 1, 1", 1, 40, -1000, 1000),
                Setting.optimizer("optimizer", "momentum(lr=0.1)"),
                Setting.choice(
                        "correction", "Bias correction", "own", "as the optimizer has it", "on", "on", "off", "off"));
    }
}
