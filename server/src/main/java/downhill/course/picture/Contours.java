package downhill.course.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where sampled values reach a level, as closed loops: marching squares with linear interpolation, the loops cut off at the
 * edge of the grid. High ground lies to the left of each loop; high corners of a saddle are kept apart.
 */
final class Contours {
    private final int width; // nodes, those around the grid included
    private final int height;
    private final double[] values; // [row * width + column]; −∞ around the grid

    /**
     * @param grid {@code [row * columns + column]}; what is not a number counts as low
     */
    Contours(double[] grid, int columns, int rows) {
        width = columns + 2;
        height = rows + 2;
        values = new double[width * height];
        Arrays.fill(values, Double.NEGATIVE_INFINITY);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = grid[row * columns + column];
                values[(row + 1) * width + column + 1] = Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
            }
        }
    }

    /** The loops around the ground at or above a level: x₀, y₀, …, in grid units from 0 at the first node. */
    List<double[]> at(double level) {
        int[] next = new int[2 * values.length]; // from a crossed edge to the one that follows it; −1 for none
        Arrays.fill(next, -1);
        for (int row = 0; row < height - 1; row++) {
            for (int column = 0; column < width - 1; column++) {
                link(row * width + column, level, next);
            }
        }
        List<double[]> loops = new ArrayList<>();
        for (int edge = 0; edge < next.length; edge++) {
            if (next[edge] >= 0) {
                loops.add(loop(edge, level, next));
            }
        }
        return loops;
    }

    /** The same in pixels, where the first node stands in the lower left corner of a box and the last in the upper right. */
    List<double[]> at(double level, Plane.Box box) {
        List<double[]> loops = at(level);
        for (double[] loop : loops) {
            for (int i = 0; i < loop.length; i += 2) {
                loop[i] = box.left() + loop[i] / (width - 3) * box.width();
                loop[i + 1] = box.bottom() - loop[i + 1] / (height - 3) * box.height();
            }
        }
        return loops;
    }

    /** Joins the crossings of one cell: each that leaves high ground, counter-clockwise, to the one before it. */
    private void link(int node, double level, int[] next) {
        int[] corners = {node, node + 1, node + width + 1, node + width};
        int[] edges = {2 * node, 2 * (node + 1) + 1, 2 * (node + width), 2 * node + 1};
        for (int i = 0; i < 4; i++) {
            if (values[corners[i]] >= level && values[corners[(i + 1) % 4]] < level) {
                int before = (i + 3) % 4;
                while (!(values[corners[before]] < level && values[corners[(before + 1) % 4]] >= level)) {
                    before = (before + 3) % 4;
                }
                next[edges[i]] = edges[before];
            }
        }
    }

    /** Follows a loop once around, and takes it out. */
    private double[] loop(int start, double level, int[] next) {
        double[] points = new double[64];
        int length = 0;
        int edge = start;
        while (next[edge] >= 0) {
            if (length + 4 > points.length) {
                points = Arrays.copyOf(points, 2 * points.length);
            }
            place(edge, level, points, length);
            length += 2;
            int following = next[edge];
            next[edge] = -1;
            edge = following;
        }
        points[length] = points[0];
        points[length + 1] = points[1];
        return Arrays.copyOf(points, length + 2);
    }

    private void place(int edge, double level, double[] points, int at) {
        int from = edge / 2;
        int to = edge % 2 == 0 ? from + 1 : from + width;
        double share = (level - values[from]) / (values[to] - values[from]);
        double t = Double.isNaN(share - share) ? 0.5 : share;
        points[at] = between(from % width, to % width, width, t);
        points[at + 1] = between(from / width, to / width, height, t);
    }

    /** The nodes around the grid lie upon its edge. */
    private static double between(int from, int to, int count, double t) {
        double a = Math.min(count - 3, Math.max(0, from - 1));
        double b = Math.min(count - 3, Math.max(0, to - 1));
        return a + (b - a) * t;
    }
}
