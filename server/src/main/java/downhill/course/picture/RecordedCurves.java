package downhill.course.picture;

import downhill.recording.Curve;
import downhill.recording.Overlay;
import java.util.stream.DoubleStream;

/**
 * One curve of each of some recordings over the epochs: shares from 0 to 1 on a linear scale, others on a logarithmic one
 * where none is 0 and they span more than a power of ten.
 */
record RecordedCurves(Curve curve, Overlay overlay) {
    private static final double WIDE = 10; // a span that a linear scale cannot show

    void draw(Svg svg, double width, double height) {
        boolean logarithmic = isLogarithmic();
        double[] range = range(logarithmic);
        double epochs = overlay.lines().stream()
                .mapToDouble(line -> line.recording().started().epochs())
                .max()
                .orElseThrow();
        Plane plane = new Plane(0, epochs, range[0], range[1], Axes.box(width, height));
        double upwards = plane.box().height() / 34;
        Ticks ticks =
                logarithmic ? Ticks.powers(range[0], range[1], upwards) : Ticks.round(range[0], range[1], upwards);
        Axes.draw(
                svg,
                plane,
                Ticks.round(0, epochs, Math.min(epochs, width / 70)),
                curve.isShare() ? Ticks.at(ticks.places(), place -> Math.round(100 * place) + "%") : ticks,
                true);
        Axes.titles(svg, plane, logarithmic ? curve.title() + ", logarithmic" : curve.title(), "epoch");
        Clip.open(svg, plane.box(), 8);
        for (int i = overlay.lines().size() - 1; i >= 0; i--) {
            draw(svg, plane, overlay.lines().get(i), logarithmic);
        }
        Clip.close(svg);
    }

    private void draw(Svg svg, Plane plane, Overlay.Line line, boolean logarithmic) {
        Curve.Points points = curve.points(line.recording());
        int count = points.steps().size();
        double stepsPerEpoch = line.recording().started().stepsPerEpoch();
        double[] pixels = new double[2 * count];
        for (int i = 0; i < count; i++) {
            double value = points.values().get(i);
            pixels[2 * i] = plane.toX(points.steps().get(i) / stepsPerEpoch);
            pixels[2 * i + 1] = plane.toY(logarithmic ? Math.log10(value) : value);
        }
        Mark mark = new Mark(line.colour(), line.mark());
        svg.path(mark.line(), Line.data(pixels));
        mark.shape(svg, pixels[2 * count - 2], pixels[2 * count - 1], 4.5);
    }

    private DoubleStream values() {
        return overlay.lines().stream().flatMapToDouble(line -> curve.points(line.recording()).values().stream()
                .mapToDouble(Double::doubleValue));
    }

    private boolean isLogarithmic() {
        double min = values().min().orElse(1);
        return !curve.isShare() && min > 0 && values().max().orElse(1) / min > WIDE;
    }

    private double[] range(boolean logarithmic) {
        double min = values().min().orElse(0);
        double max = values().max().orElse(1);
        if (logarithmic) {
            return new double[] {Math.floor(Math.log10(min) * 4) / 4, Math.ceil(Math.log10(max) * 4) / 4};
        }
        double bottom = curve.isShare() || curve == Curve.LEARNING_RATE ? 0 : min;
        double spare = 0.05 * Math.max(max - bottom, 1e-12);
        double top = curve.isShare() ? Math.min(1, max + spare) : max + spare;
        return new double[] {bottom == 0 ? 0 : bottom - spare, top};
    }
}
