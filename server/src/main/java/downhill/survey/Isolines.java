package downhill.survey;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of equal height on a grid, by marching squares: each square between four points is crossed where the height on
 * its sides, taken as linear, is the level. A saddle, where all four sides are crossed, is joined by the mean of its
 * corners. Squares with a corner that is not finite are left out.
 */
final class Isolines {
    /** A piece of a line, in units of the grid's indices: column and row, from 0. */
    record Segment(double x1, double y1, double x2, double y2) {}

    private final double[][] heights; // [row][column]

    Isolines(double[][] heights) {
        this.heights = heights;
    }

    /** The pieces of the lines of one level, square by square. */
    List<Segment> at(double level) {
        List<Segment> segments = new ArrayList<>();
        for (int row = 0; row + 1 < heights.length; row++) {
            for (int column = 0; column + 1 < heights[row].length; column++) {
                square(row, column, level, segments);
            }
        }
        return segments;
    }

    /** Corners a b / d c clockwise from the smallest row and column; sides ab, bc, dc, ad. */
    private void square(int row, int column, double level, List<Segment> out) {
        double a = heights[row][column] - level;
        double b = heights[row][column + 1] - level;
        double c = heights[row + 1][column + 1] - level;
        double d = heights[row + 1][column] - level;
        if (!Double.isFinite(a + b + c + d)) {
            return;
        }
        double[] top = crosses(a, b) ? new double[] {column + share(a, b), row} : null;
        double[] right = crosses(b, c) ? new double[] {column + 1, row + share(b, c)} : null;
        double[] bottom = crosses(d, c) ? new double[] {column + share(d, c), row + 1} : null;
        double[] left = crosses(a, d) ? new double[] {column, row + share(a, d)} : null;
        if (top != null && right != null && bottom != null && left != null) {
            boolean middleAsA = (a + b + c + d >= 0) == (a >= 0);
            out.add(middleAsA ? segment(top, right) : segment(top, left));
            out.add(middleAsA ? segment(bottom, left) : segment(bottom, right));
            return;
        }
        double[] from = null;
        for (double[] crossing : new double[][] {top, right, bottom, left}) {
            if (crossing != null && from != null) {
                out.add(segment(from, crossing));
            }
            from = crossing != null ? crossing : from;
        }
    }

    private static boolean crosses(double from, double to) {
        return from >= 0 != to >= 0;
    }

    private static double share(double from, double to) {
        return from / (from - to);
    }

    private static Segment segment(double[] from, double[] to) {
        return new Segment(from[0], from[1], to[0], to[1]);
    }
}
