package downhill.survey;

import downhill.survey.Isolines.Segment;
import java.util.Locale;
import java.util.Optional;

/**
 * A {@link Grid} as SVG: cells coloured by the logarithm of the loss, contour lines with their losses beside them, axes,
 * the origin, and the way of a run where there is one. All looks are presentation attributes, so that it can be
 * shown where a content policy refuses its style sheet; that turns the ground dark for readers who prefer so.
 */
public final class ContourPicture {
    private static final int PLOT = 480;
    private static final int LEFT = 70;
    private static final int TOP = 40;
    private static final int WIDTH = 690;
    private static final int HEIGHT = 580;
    private static final int LEVELS = 10;
    private static final int LEGEND_X = LEFT + PLOT + 20;
    private static final int LEGEND_STEP = 24;

    private static final String DARK =
            "@media (prefers-color-scheme: dark) {" + " svg { fill: #e9ebef; } .ground { fill: #1a1e26; } }";

    private final Grid grid;
    private final LossScale scale;
    private final StringBuilder out = new StringBuilder();

    private ContourPicture(Grid grid) {
        this.grid = grid;
        this.scale = new LossScale(grid);
    }

    /**
     * The picture as the text of a file.
     *
     * @param title for people
     * @param axes what x and y count
     * @param way points on the plane, {@code [point][x, y]}, in order
     */
    public static String svg(Grid grid, String title, String[] axes, Optional<double[][]> way) {
        ContourPicture picture = new ContourPicture(grid);
        picture.open(title);
        picture.cells();
        picture.lines();
        picture.axes(title, axes);
        way.ifPresent(picture::way);
        picture.legend();
        return picture.out.append("</svg>\n").toString();
    }

    private void open(String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"#222222\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add("<title>%s</title>", escaped(title));
        add(
                "<desc>Loss from %s to %s; dark is low. Lines of equal loss in equal steps of its logarithm.</desc>",
                number(grid.lowest()), number(grid.highest()));
        add("<style>%s</style>", DARK);
        add("<rect class=\"ground\" width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
    }

    private void cells() {
        double width = (double) PLOT / (grid.xs().length - 1);
        double height = (double) PLOT / (grid.ys().length - 1);
        add("<g shape-rendering=\"crispEdges\">");
        for (int row = 0; row + 1 < grid.ys().length; row++) {
            for (int column = 0; column + 1 < grid.xs().length; column++) {
                add(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                        LEFT + column * width,
                        TOP + PLOT - (row + 1) * height,
                        width,
                        height,
                        scale.colour(corners(row, column)));
            }
        }
        add("</g>");
    }

    /** The geometric mean of a cell's corners. */
    private double corners(int row, int column) {
        double[][] losses = grid.losses();
        double sum = Math.log(losses[row][column])
                + Math.log(losses[row][column + 1])
                + Math.log(losses[row + 1][column])
                + Math.log(losses[row + 1][column + 1]);
        return Math.exp(sum / 4);
    }

    private void lines() {
        Isolines isolines = new Isolines(grid.losses());
        double width = (double) PLOT / (grid.xs().length - 1);
        double height = (double) PLOT / (grid.ys().length - 1);
        for (double level : scale.levels(LEVELS)) {
            StringBuilder path = new StringBuilder();
            for (Segment s : isolines.at(level)) {
                path.append(String.format(
                        Locale.ROOT,
                        "M%.1f %.1fL%.1f %.1f",
                        LEFT + s.x1() * width,
                        TOP + PLOT - s.y1() * height,
                        LEFT + s.x2() * width,
                        TOP + PLOT - s.y2() * height));
            }
            add("<path d=\"%s\" fill=\"none\" stroke=\"#000000\" stroke-opacity=\"0.55\"/>", path);
        }
    }

    private void axes(String title, String[] axes) {
        add("<text x=\"%d\" y=\"24\" font-size=\"15\">%s</text>", LEFT, escaped(title));
        for (int i = 0; i <= 4; i++) {
            double x = grid.xs()[0] + (last(grid.xs()) - grid.xs()[0]) * i / 4;
            double y = grid.ys()[0] + (last(grid.ys()) - grid.ys()[0]) * i / 4;
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", px(x), TOP + PLOT + 18, number(x));
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, py(y) + 4, number(y));
        }
        int middle = TOP + PLOT / 2;
        add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                LEFT + PLOT / 2, TOP + PLOT + 42, escaped(axes[0]));
        add(
                "<text x=\"16\" y=\"%d\" text-anchor=\"middle\" transform=\"rotate(-90 16 %d)\">%s</text>",
                middle, middle, escaped(axes[1]));
        add(
                "<path d=\"M%.1f %.1fm-6 0h12m-6 -6v12\" stroke=\"#ffffff\" stroke-width=\"2\" fill=\"none\"/>",
                px(0), py(0));
    }

    private void way(double[][] points) {
        StringBuilder path = new StringBuilder();
        for (double[] point : points) {
            path.append(
                    String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", px(point[0]), py(point[1])));
        }
        add("<path d=\"%s\" fill=\"none\" stroke=\"#e4572e\" stroke-width=\"2\"/>", path);
        for (double[] point : points) {
            add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"#e4572e\"/>", px(point[0]), py(point[1]));
        }
    }

    private void legend() {
        double[] levels = scale.levels(LEVELS);
        add("<text x=\"%d\" y=\"%d\">loss</text>", LEGEND_X, TOP + 12);
        for (int i = 0; i < levels.length; i++) {
            int y = TOP + 24 + (levels.length - 1 - i) * LEGEND_STEP;
            add(
                    "<rect x=\"%d\" y=\"%d\" width=\"18\" height=\"%d\" fill=\"%s\"/>",
                    LEGEND_X, y, LEGEND_STEP, scale.colour(levels[i]));
            add("<text x=\"%d\" y=\"%d\">%s</text>", LEGEND_X + 26, y + 17, number(levels[i]));
        }
    }

    private double px(double x) {
        return LEFT + PLOT * (x - grid.xs()[0]) / (last(grid.xs()) - grid.xs()[0]);
    }

    private double py(double y) {
        return TOP + PLOT - PLOT * (y - grid.ys()[0]) / (last(grid.ys()) - grid.ys()[0]);
    }

    private static double last(double[] axis) {
        return axis[axis.length - 1];
    }

    /** Three significant digits without an exponent where that is short. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3g", Math.abs(value) < 1e-12 ? 0.0 : value);
        return text.contains("e") || !text.contains(".") ? text : text.replaceFirst("\\.?0+$", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void add(String pattern, Object... values) {
        out.append(String.format(Locale.ROOT, pattern, values)).append('\n');
    }
}
