package downhill.course.picture;

import downhill.landscape.Landscape;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The map of a landscape: relief, minima, axes, and what a figure draws on it.
 *
 * @param view that has to be seen: xMin, xMax, yMin, yMax
 */
record GroundMap(Landscape landscape, double[][] minima, double[] view) {
    private static final double DOTS = 7; // pixels; steps closer together are not marked one by one

    /** @param inside draws on the map, within its frame */
    void draw(Svg svg, double width, double height, Consumer<Plane> inside) {
        Plane plane = Plane.withTrueAngles(view, new Plane.Box(38, 4, width - 42, height - 30));
        Relief.draw(svg, landscape, plane);
        Axes.draw(
                svg,
                plane,
                Ticks.round(plane.xMin(), plane.xMax(), width / 70),
                Ticks.round(plane.yMin(), plane.yMax(), height / 60),
                false);
        Clip.open(svg, plane.box(), 0);
        for (double[] minimum : minima) {
            String x = Svg.number(plane.toX(minimum[0]) - 6) + " " + Svg.number(plane.toY(minimum[1]));
            String y = Svg.number(plane.toX(minimum[0])) + " " + Svg.number(plane.toY(minimum[1]) - 6);
            svg.path("cross", "M" + x + "h12M" + y + "v12");
        }
        inside.accept(plane);
        Clip.close(svg);
    }

    /** Draws a path x₀, y₀, x₁, y₁, … up to a step. */
    static void path(Svg svg, Plane plane, double[] path, int last, Mark mark) {
        double[] points = new double[2 * last + 2];
        StringBuilder dots = new StringBuilder();
        int count = 0;
        for (int i = 0; i <= last; i++) {
            double x = plane.toX(path[2 * i]);
            double y = plane.toY(path[2 * i + 1]);
            if (Double.isNaN(x) || Double.isNaN(y)) {
                break;
            }
            points[2 * i] = x;
            points[2 * i + 1] = y;
            if (i > 0 && i < last && Math.hypot(x - points[2 * i - 2], y - points[2 * i - 1]) >= DOTS) {
                dots.append('M')
                        .append(Svg.number(x))
                        .append(' ')
                        .append(Svg.number(y))
                        .append("h0");
            }
            count = 2 * i + 2;
        }
        if (count == 0) {
            return;
        }
        String line = svg.define(Line.data(Arrays.copyOf(points, count)));
        svg.use(line, "halo");
        svg.use(line, mark.line());
        if (dots.length() > 0) {
            svg.path("dots " + mark.colour(), dots.toString());
        }
    }

    /** Draws the shape of a mark where a path has come to; beyond the map it waits at the edge. */
    static void head(Svg svg, Plane plane, double[] path, int last, Mark mark) {
        Plane.Box box = plane.box();
        double x = Math.min(box.right(), Math.max(box.left(), plane.toX(path[2 * last])));
        double y = Math.min(box.bottom(), Math.max(box.top(), plane.toY(path[2 * last + 1])));
        if (last > 0) {
            mark.shape(svg, x, y, 6);
        }
    }

    static void start(Svg svg, Plane plane, double[] start) {
        svg.element("circle", "class", "ring", "cx", plane.toX(start[0]), "cy", plane.toY(start[1]), "r", 5.5);
    }
}
