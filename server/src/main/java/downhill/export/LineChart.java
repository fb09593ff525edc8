package downhill.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line chart as an SVG document of its own. It has neither scripts nor style sheets nor inline styles, so any content
 * policy lets it be seen. Single-threaded.
 */
final class LineChart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 44;
    private static final int BOTTOM = 44;
    private static final int TICKS = 5; // about
    private static final String[] COLOURS = {"#0b62c4", "#c2410c"}; // readable on white, and apart for the colour-blind

    /** Points of one line, x ascending. */
    private record Line(String name, double[] x, double[] y) {}

    private final String title;
    private final String xLabel;
    private final List<Line> lines = new ArrayList<>();

    LineChart(String title, String xLabel) {
        this.title = title;
        this.xLabel = xLabel;
    }

    /** Adds a line; at most two. A single point is drawn as a dot. */
    LineChart line(String name, double[] x, double[] y) {
        if (lines.size() == COLOURS.length) {
            throw new IllegalArgumentException("a chart shows at most " + COLOURS.length + " lines");
        }
        lines.add(new Line(name, x, y));
        return this;
    }

    String svg() {
        Axis x = Axis.over(lines.stream().map(Line::x).toList(), LEFT, WIDTH - RIGHT);
        Axis y = Axis.over(lines.stream().map(Line::y).toList(), HEIGHT - BOTTOM, TOP);
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" width=\""
                + WIDTH + "\" height=\"" + HEIGHT + "\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.append("<title>" + title + "</title>\n");
        svg.append("<rect width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" fill=\"#ffffff\"/>\n");
        text(svg, LEFT, 20, "start", title);
        drawTicks(svg, x, y);
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", xLabel);
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), COLOURS[i], x, y);
            text(
                    svg,
                    WIDTH - RIGHT - 130.0 * (lines.size() - 1 - i),
                    20,
                    "end",
                    lines.get(i).name(),
                    COLOURS[i]);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void drawTicks(StringBuilder svg, Axis x, Axis y) {
        for (double tick : y.ticks()) {
            String at = coordinate(y.place(tick));
            svg.append("<path d=\"M" + LEFT + " " + at + "H" + (WIDTH - RIGHT) + "\" stroke=\"#dddddd\"/>\n");
            text(svg, LEFT - 8, y.place(tick) + 4, "end", y.label(tick));
        }
        for (double tick : x.ticks()) {
            text(svg, x.place(tick), HEIGHT - BOTTOM + 18, "middle", x.label(tick));
        }
    }

    private static void draw(StringBuilder svg, Line line, String colour, Axis x, Axis y) {
        if (line.x().length == 1) {
            svg.append("<circle cx=\"" + coordinate(x.place(line.x()[0])) + "\" cy=\""
                    + coordinate(y.place(line.y()[0])) + "\" r=\"3\" fill=\"" + colour + "\"/>\n");
            return;
        }
        svg.append("<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"1.5\" points=\"");
        for (int i = 0; i < line.x().length; i++) {
            svg.append(i == 0 ? "" : " ")
                    .append(coordinate(x.place(line.x()[i])))
                    .append(',')
                    .append(coordinate(y.place(line.y()[i])));
        }
        svg.append("\"/>\n");
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        text(svg, x, y, anchor, text, "#333333");
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text, String colour) {
        svg.append("<text x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" text-anchor=\"" + anchor
                + "\" fill=\"" + colour + "\">" + text + "</text>\n");
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /**
     * A linear scale from values to places on the page.
     *
     * @param min value at {@code from}
     * @param max value at {@code to}; larger than {@code min}
     * @param step between ticks: 1, 2 or 5 times a power of ten
     */
    private record Axis(double min, double max, double step, double from, double to) {
        static Axis over(List<double[]> values, double from, double to) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (double[] some : values) {
                for (double value : some) {
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                }
            }
            if (min > max) { // no point at all
                min = 0;
                max = 0;
            }
            if (min == max) {
                double room = min == 0 ? 1 : Math.abs(min) / 2;
                min -= room;
                max += room;
            }
            return new Axis(min, max, step((max - min) / TICKS), from, to);
        }

        private static double step(double atLeast) {
            double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
            double multiple = atLeast / power;
            return power * (multiple <= 1 ? 1 : multiple <= 2 ? 2 : multiple <= 5 ? 5 : 10);
        }

        double place(double value) {
            return from + (value - min) / (max - min) * (to - from);
        }

        List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            for (double i = Math.ceil(min / step); i * step <= max; i++) {
                ticks.add(i * step);
            }
            return ticks;
        }

        String label(double tick) {
            int decimals = (int) Math.max(0, -Math.floor(Math.log10(step)));
            return decimals > 4
                    ? String.format(Locale.ROOT, "%.1e", tick)
                    : String.format(Locale.ROOT, "%,." + decimals + "f", tick);
        }
    }
}
