package downhill.lab;

import downhill.math.Exact;

/**
 * Two interleaved spirals in the plane, one a class: no straight line separates them, so depth has something to do.
 *
 * <p>Point i of n of class c lies at radius √6·t and angle 2πt + πc, t = (i + ½)/n; then each coordinate has a root mean
 * square of about 1. Nothing is random.
 */
final class Spirals {
    private static final double REACH = Math.sqrt(6);

    /** {@code [row][x, y]}, flattened; rows of the two classes alternate. */
    final double[] points;

    /** The class, 0 or 1, of each row. */
    final int[] labels;

    /** @param rows number of points, even */
    Spirals(int rows) {
        points = new double[2 * rows];
        labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            int label = row % 2;
            double t = (row / 2 + 0.5) / (rows / 2);
            double angle = Math.PI * (2 * t + label);
            points[2 * row] = REACH * t * Exact.cos(angle);
            points[2 * row + 1] = REACH * t * Exact.cos(angle - Math.PI / 2);
            labels[row] = label;
        }
    }
}
