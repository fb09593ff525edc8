package downhill.course.picture;

import java.util.Arrays;

/** A line through points in pixels as SVG path data, without the points that cannot be seen. */
final class Line {
    private static final int MOST = 700; // points that one line may keep
    private static final double UNSEEN = 0.12; // pixels

    private Line() {}

    /** @param points x₀, y₀, x₁, y₁, …, at least one; none of them NaN */
    static String data(double[] points) {
        return data(points, false);
    }

    static String data(double[] points, boolean closed) {
        double tolerance = UNSEEN;
        double[] kept = simplified(points, tolerance);
        while (kept.length > 2 * MOST) {
            tolerance *= 1.5;
            kept = simplified(points, tolerance);
        }
        StringBuilder out = new StringBuilder("M");
        long x = 0;
        long y = 0;
        for (int i = 0; i < kept.length; i += 2) {
            long nextX = Math.round(10 * kept[i]);
            long nextY = Math.round(10 * kept[i + 1]);
            if (i == 2) {
                out.append('l');
            }
            tenths(out, nextX - x);
            tenths(out, nextY - y);
            x = nextX;
            y = nextY;
        }
        return out.append(closed ? "z" : kept.length == 2 ? "h0" : "").toString();
    }

    /** A number after another one, with a space only where the sign does not part them. */
    private static void tenths(StringBuilder out, long value) {
        if (value >= 0 && Character.isDigit(out.charAt(out.length() - 1))) {
            out.append(' ');
        }
        out.append(value < 0 ? "-" : "").append(Math.abs(value) / 10 == 0 && value != 0 ? "" : Math.abs(value) / 10);
        if (value % 10 != 0) {
            out.append('.').append(Math.abs(value) % 10);
        }
    }

    /** The Ramer-Douglas-Peucker algorithm: what is left strays from the line by no more than the tolerance. */
    static double[] simplified(double[] points, double tolerance) {
        int count = points.length / 2;
        boolean[] keep = new boolean[count];
        keep[0] = true;
        keep[count - 1] = true;
        int[] open = new int[2 * count + 2];
        int size = 0;
        open[size++] = 0;
        open[size++] = count - 1;
        while (size > 0) {
            int last = open[--size];
            int first = open[--size];
            int farthest = -1;
            double most = tolerance;
            for (int i = first + 1; i < last; i++) {
                double away = distance(points, i, first, last);
                if (away > most) {
                    most = away;
                    farthest = i;
                }
            }
            if (farthest > 0) {
                keep[farthest] = true;
                open[size++] = first;
                open[size++] = farthest;
                open[size++] = farthest;
                open[size++] = last;
            }
        }
        double[] kept = new double[points.length];
        int length = 0;
        for (int i = 0; i < count; i++) {
            if (keep[i]) {
                kept[length++] = points[2 * i];
                kept[length++] = points[2 * i + 1];
            }
        }
        return Arrays.copyOf(kept, length);
    }

    /** Of a point from the segment between two others. */
    private static double distance(double[] points, int i, int first, int last) {
        double x = points[2 * first];
        double y = points[2 * first + 1];
        double dx = points[2 * last] - x;
        double dy = points[2 * last + 1] - y;
        double square = dx * dx + dy * dy;
        double share = square == 0 ? 0 : ((points[2 * i] - x) * dx + (points[2 * i + 1] - y) * dy) / square;
        double near = Math.max(0, Math.min(1, share));
        return Math.hypot(points[2 * i] - x - near * dx, points[2 * i + 1] - y - near * dy);
    }
}
