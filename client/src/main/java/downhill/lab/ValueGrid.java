package downhill.lab;

import downhill.landscape.Landscape;

/**
 * A landscape sampled at the nodes of a rectangular grid, and its contour lines.
 *
 * <p>Nodes are stored row by row from {@code yMin} upwards: {@code values[row * width + column]}. Immutable once made.
 */
public final class ValueGrid {
    private final int width;
    private final int height;
    private final double[] values;

    /**
     * @param width nodes along x, at least 2
     * @param height nodes along y, at least 2
     */
    public ValueGrid(Landscape landscape, int width, int height, double xMin, double xMax, double yMin, double yMax) {
        if (width < 2 || height < 2) {
            throw new IllegalArgumentException("a grid needs 2 × 2 nodes, but got " + width + " × " + height);
        }
        this.width = width;
        this.height = height;
        values = new double[width * height];
        for (int row = 0; row < height; row++) {
            double y = yMin + (yMax - yMin) * row / (height - 1);
            for (int column = 0; column < width; column++) {
                values[row * width + column] = landscape.value(xMin + (xMax - xMin) * column / (width - 1), y);
            }
        }
    }

    /** The sampled values, live, {@code [row * width + column]}. */
    public double[] values() {
        return values;
    }

    /**
     * The line where the landscape has one value, by marching squares with linear interpolation.
     *
     * @return segments x₀, y₀, x₁, y₁, … in grid units: x from 0 to width − 1, y from 0 (at yMin) to height − 1. A saddle
     *     inside a cell is cut in the way that keeps the high corners apart.
     */
    public double[] contour(double level) {
        double[] segments = new double[8 * (width - 1) * (height - 1)];
        int length = 0;
        for (int row = 0; row < height - 1; row++) {
            for (int column = 0; column < width - 1; column++) {
                length = cell(column, row, level, segments, length);
            }
        }
        double[] used = new double[length];
        System.arraycopy(segments, 0, used, 0, length);
        return used;
    }

    /** Appends the segments of one cell: each high corner, or pair of low ones, is fenced off from the others. */
    private int cell(int column, int row, double level, double[] out, int length) {
        double southWest = values[row * width + column] - level;
        double southEast = values[row * width + column + 1] - level;
        double northWest = values[(row + 1) * width + column] - level;
        double northEast = values[(row + 1) * width + column + 1] - level;
        double[] crossings = new double[8];
        int count = 0;
        // Around the cell, so that neighbours in this list belong together where all four edges are crossed.
        count = crossing(southWest, southEast, column, row, 1, 0, crossings, count);
        count = crossing(southEast, northEast, column + 1, row, 0, 1, crossings, count);
        count = crossing(northEast, northWest, column + 1, row + 1, -1, 0, crossings, count);
        count = crossing(northWest, southWest, column, row + 1, 0, -1, crossings, count);
        // With four crossings, start so that the first pair fences off a high corner.
        int shift = count == 8 && southEast < 0 ? 6 : 0;
        for (int i = 0; i < count; i++) {
            out[length++] = crossings[(i + shift) % 8];
        }
        return length;
    }

    private static int crossing(
            double from, double to, double x, double y, double dx, double dy, double[] crossings, int count) {
        if (from < 0 == to < 0) {
            return count;
        }
        double t = from / (from - to);
        crossings[count] = x + dx * t;
        crossings[count + 1] = y + dy * t;
        return count + 2;
    }
}
