package downhill.data;

/**
 * The ten shapes of {@link Shapes10} as functions of a point: how far outside the outline it lies, negative inside.
 *
 * <p>Coordinates are relative to the shape's centre, in units of its radius. Near the outline the value is the distance
 * to it, which is all that drawing with a soft edge of one pixel needs.
 */
enum ShapeOutline {
    CIRCLE("circle", (x, y) -> length(x, y) - 0.9),
    RING("ring", (x, y) -> Math.abs(length(x, y) - 0.72) - 0.24),
    CRESCENT("crescent", (x, y) -> Math.max(length(x, y) - 0.95, 0.75 - length(x - 0.5, y))),
    HALF_DISC("half disc", (x, y) -> Math.max(length(x, y + 0.4) - 1, -0.4 - y)),
    TRIANGLE("triangle", (x, y) -> triangle(x, y) - 0.5),
    SQUARE("square", (x, y) -> box(x, y, 0.75, 0.75)),
    STAR("star", (x, y) -> pentagram(x, y)),
    CROSS("cross", (x, y) -> Math.min(box(x, y, 0.95, 0.28), box(x, y, 0.28, 0.95))),
    HEART("heart", (x, y) -> heart(x + 0.2, y + 0.2)),
    CORNER("corner", (x, y) -> Math.min(box(x, y + 0.5, 0.8, 0.28), box(x + 0.52, y, 0.28, 0.78)));

    private static final double HALF_SQRT3 = Math.sqrt(3) / 2;
    /** Cosine and sine of k · 72° for k = 0, 1, 2, from the golden ratio. */
    private static final double COS72 = (Math.sqrt(5) - 1) / 4;

    private static final double SIN72 = Math.sqrt(1 - COS72 * COS72);
    private static final double COS144 = -(Math.sqrt(5) + 1) / 4;
    private static final double SIN144 = Math.sqrt(1 - COS144 * COS144);

    private final String title;
    private final Distance distance;

    ShapeOutline(String title, Distance distance) {
        this.title = title;
        this.distance = distance;
    }

    /** The name of the class. */
    String title() {
        return title;
    }

    /** How far the point lies outside, in radii; negative inside. */
    double distance(double x, double y) {
        return distance.at(x, y);
    }

    @FunctionalInterface
    private interface Distance {
        double at(double x, double y);
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    private static double box(double x, double y, double halfWidth, double halfHeight) {
        return Math.max(Math.abs(x) - halfWidth, Math.abs(y) - halfHeight);
    }

    /** The largest of the heights above three lines through the origin, 120° apart. */
    private static double triangle(double x, double y) {
        return Math.max(-y, Math.max(y / 2 + HALF_SQRT3 * x, y / 2 - HALF_SQRT3 * x));
    }

    /** A point is in a pentagram where it lies within at least four of its five lines: the second largest height. */
    private static double pentagram(double x, double y) {
        double largest = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < 5; k++) {
            double height = height(k, x, y);
            if (height > largest) {
                second = largest;
                largest = height;
            } else if (height > second) {
                second = height;
            }
        }
        return second - COS72;
    }

    private static double height(int line, double x, double y) {
        return switch (line) {
            case 0 -> x;
            case 1 -> COS72 * x + SIN72 * y;
            case 2 -> COS144 * x + SIN144 * y;
            case 3 -> COS144 * x - SIN144 * y;
            default -> COS72 * x - SIN72 * y;
        };
    }

    /** A square with a half disc on two neighbouring sides. */
    private static double heart(double x, double y) {
        double half = 0.5;
        double discs = Math.min(length(x - half, y), length(x, y - half)) - half;
        return Math.min(box(x, y, half, half), discs);
    }
}
