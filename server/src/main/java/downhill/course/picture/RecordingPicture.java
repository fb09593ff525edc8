package downhill.course.picture;

import downhill.recording.Curve;
import downhill.recording.Overlay;
import downhill.train.InWords;
import downhill.train.TrainingEvent.EpochDone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Curves of recorded runs over their epochs, two charts in a row, and the numbers at their ends. */
final class RecordingPicture implements Drawing {
    private static final double HEIGHT = 250;
    private static final double LAYER = 9; // pixels of a layer's row
    private static final double LAYERS = 140; // pixels of all of them, at least
    private static final double AROUND_LAYERS = 90; // pixels for title and ticks

    private final Overlay overlay;
    private final List<Curve> curves;

    RecordingPicture(Overlay overlay, List<Curve> curves) {
        this.overlay = overlay;
        this.curves = curves;
    }

    @Override
    public String label() {
        String shown =
                curves.stream().map(curve -> Words.lowered(curve.title())).collect(Collectors.joining(", "));
        return "Recorded training, " + shown + " of "
                + Words.joined(overlay.lines().stream().map(Overlay.Line::label).toList()) + " over the epochs.";
    }

    @Override
    public String words() {
        return overlay.summary();
    }

    @Override
    public List<List<Panel>> rows() {
        List<Panel> panels = new ArrayList<>();
        for (Curve curve : curves) {
            if (curve.isMap()) {
                overlay.lines().forEach(line -> panels.add(map(curve, line)));
            } else {
                panels.add(new Panel(1, HEIGHT, HEIGHT, (svg, width, height) -> new RecordedCurves(curve, overlay)
                        .draw(svg, width, height)));
            }
        }
        List<List<Panel>> rows = new ArrayList<>();
        for (int i = 0; i < panels.size(); i += 2) {
            rows.add(panels.subList(i, Math.min(i + 2, panels.size())));
        }
        rows.add(List.of(Table.panel(overlay.lines().size(), this::table)));
        return rows;
    }

    private static Panel map(Curve curve, Overlay.Line line) {
        double height = AROUND_LAYERS
                + Math.max(LAYERS, LAYER * line.recording().layers().names().size());
        return new Panel(
                1, height, height, (svg, width, given) -> new RecordedLayers(curve, line).draw(svg, width, given));
    }

    private Table table() {
        return new Table(
                List.of("Test accuracy", "last", "best"),
                new double[] {0.8, 1},
                overlay.lines().stream().map(RecordingPicture::row).toList());
    }

    private static Table.Row row(Overlay.Line line) {
        EpochDone last = line.recording().last();
        EpochDone best = line.recording().best();
        return new Table.Row(
                new Mark(line.colour(), line.mark()),
                false,
                List.of(line.label(), InWords.percent(last.testAccuracy()), InWords.percent(best.testAccuracy())));
    }
}
