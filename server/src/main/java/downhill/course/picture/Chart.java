package downhill.course.picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Lines of numbers at equal distances: positive ones on a logarithmic scale, others on a linear one.
 *
 * @param title what is drawn, without a word about its scale
 * @param across what stands on the x-axis, from {@code from} to {@code to}
 * @param level a number that is drawn across, or NaN
 * @param levelName its name
 */
record Chart(String title, String across, double from, double to, List<Series> series, double level, String levelName) {
    private static final double LOWEST = -20; // powers of ten; beyond them a number is as good as 0 or ∞
    private static final double HIGHEST = 20;

    /**
     * @param values the first stands at the chart's {@code from}, the last at {@code to}
     * @param head whether the mark's shape stands at the end
     */
    record Series(Mark mark, double[] values, double to, boolean head) {}

    Chart(String title, String across, double from, double to, List<Series> series) {
        this(title, across, from, to, series, Double.NaN, "");
    }

    void draw(Svg svg, double width, double height) {
        boolean linear = series.stream()
                .flatMapToDouble(each -> Arrays.stream(each.values()))
                .anyMatch(value -> value < 0);
        double[] range = linear ? linearRange() : powers();
        Plane plane = new Plane(from, to, range[0], range[1], Axes.box(width, height));
        double ticksAcross = Math.min(to - from, plane.box().width() / 70);
        double ticksUpwards = plane.box().height() / 34;
        Axes.draw(
                svg,
                plane,
                Ticks.round(from, to, ticksAcross),
                linear ? Ticks.round(range[0], range[1], ticksUpwards) : Ticks.powers(range[0], range[1], ticksUpwards),
                true);
        Axes.titles(svg, plane, linear ? title : title + ", logarithmic", across);
        Clip.open(svg, plane.box(), 8);
        for (int i = series.size() - 1; i >= 0; i--) {
            draw(svg, plane, series.get(i), linear);
        }
        if (!Double.isNaN(level)) {
            double y = plane.toY(place(level, linear));
            svg.line(plane.box().left(), y, plane.box().right(), y, "dotted");
            svg.write(plane.box().right(), y - 5, "e small", levelName);
        }
        Clip.close(svg);
    }

    private void draw(Svg svg, Plane plane, Series line, boolean linear) {
        int count = line.values().length;
        if (count == 0) {
            return;
        }
        double[] points = new double[2 * count];
        for (int i = 0; i < count; i++) {
            points[2 * i] = plane.toX(from + (line.to() - from) * i / Math.max(1, count - 1));
            points[2 * i + 1] = plane.toY(place(line.values()[i], linear));
        }
        svg.path(line.mark().line(), Line.data(points));
        if (line.head()) {
            line.mark().shape(svg, points[2 * count - 2], points[2 * count - 1], 4.5);
        }
    }

    private double[] linearRange() {
        double[] range = extent(true);
        double spare = (range[1] - range[0]) * 0.05;
        return new double[] {range[0] - spare, range[1] > range[0] ? range[1] + spare : range[0] + 1};
    }

    private double[] powers() {
        double[] range = extent(false);
        double low = Math.floor(range[0] - 0.01);
        return new double[] {low, Math.max(low + 1, Math.ceil(range[1] + 0.01))};
    }

    private double[] extent(boolean linear) {
        DoubleStream values = series.stream().flatMapToDouble(each -> Arrays.stream(each.values()));
        double[] places = DoubleStream.concat(
                        values, Double.isNaN(level) ? DoubleStream.empty() : DoubleStream.of(level))
                .map(value -> place(value, linear))
                .toArray();
        return new double[] {
            Arrays.stream(places).min().orElse(0), Arrays.stream(places).max().orElse(0)
        };
    }

    private static double place(double value, boolean linear) {
        if (linear) {
            return Double.isNaN(value) ? 0 : Math.min(1e6, Math.max(-1e6, value));
        }
        return Double.isNaN(value) ? HIGHEST : power(value, LOWEST);
    }

    /** The power of ten of a number, not below a lowest one. */
    static double power(double value, double lowest) {
        return value > 0 ? Math.min(HIGHEST, Math.max(lowest, Math.log10(value))) : lowest;
    }
}
