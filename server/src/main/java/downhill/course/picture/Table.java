package downhill.course.picture;

import java.util.List;
import java.util.function.Supplier;

/**
 * A few numbers beside a chart: legend and reading at once.
 *
 * @param columns where each column after the first ends, as a part of the width; the last is 1
 * @param head one for each column
 */
record Table(List<String> head, double[] columns, List<Row> rows) {
    static final double LINE = 24;
    private static final double WIDEST = 560; // the eye loses its row where columns stand farther apart
    private static final double TEXT = 42; // where the words begin, right of the sample

    /**
     * @param mark drawn before the row; null for none
     * @param shape whether its sample holds the shape
     */
    record Row(Mark mark, boolean shape, List<String> cells) {}

    /**
     * A panel of its own for a table.
     *
     * @param rows that it is going to have
     */
    static Panel panel(int rows, Supplier<Table> table) {
        double height = LINE * (rows + 1);
        return new Panel(1, height, height, (svg, width, ignored) -> table.get().draw(svg, 0, width));
    }

    void draw(Svg svg, double top, double room) {
        double width = Math.min(room, WIDEST);
        double y = top;
        line(svg, head, "s small", y, width);
        y += LINE;
        svg.line(0, y, width, y, "rule");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.mark() != null && row.shape()) {
                row.mark().sample(svg, 0, y + LINE / 2);
            } else if (row.mark() != null) {
                row.mark().stroke(svg, 0, y + LINE / 2);
            }
            line(svg, row.cells(), "", y, width);
            y += LINE;
            if (i < rows.size() - 1) {
                svg.line(0, y, width, y, "grid");
            }
        }
    }

    private void line(Svg svg, List<String> cells, String classes, double top, double width) {
        svg.write(TEXT, top + 16.5, classes.isEmpty() ? "n" : classes, cells.get(0));
        for (int i = 1; i < cells.size(); i++) {
            svg.write(columns[i - 1] * width, top + 16.5, ("e " + classes).strip(), cells.get(i));
        }
    }
}
