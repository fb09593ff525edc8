package downhill.course.figure;

import java.util.List;

/** The catalogue of figures: all that a chapter can show and {@code /laboratory} lists. */
public final class Figures {
    private static final List<FigureEntry> ALL = List.of(
            RaceFigure.entry(),
            MicroscopeFigure.entry(),
            MemoryFigure.entry(),
            StabilityFigure.entry(),
            SweepFigure.entry(),
            SketchpadFigure.entry(),
            DepthFigure.entry(),
            CliffFigure.entry(),
            DecayFigure.entry(),
            AugmentFigure.entry());

    private Figures() {}

    /** All kinds, in the order in which the laboratory shows them. */
    public static List<FigureEntry> all() {
        return ALL;
    }

    /**
     * The kind of a name.
     *
     * @throws IllegalArgumentException naming what exists
     */
    public static FigureEntry get(String name) {
        return ALL.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure is called \"" + name + "\"; there are "
                        + String.join(", ", ALL.stream().map(FigureEntry::name).toList())));
    }
}
