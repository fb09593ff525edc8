package downhill.course.picture;

/**
 * A map from a part of the plane to a rectangle of pixels, y upwards.
 *
 * @param box of the pixels
 */
record Plane(double xMin, double xMax, double yMin, double yMax, Box box) {
    private static final double FAR = 5000; // pixels; nothing farther out can be seen

    /** A rectangle of pixels. */
    record Box(double left, double top, double width, double height) {
        double right() {
            return left + width;
        }

        double bottom() {
            return top + height;
        }
    }

    /** The smallest plane that shows a view with one unit as long in x as in y, so that angles are true. */
    static Plane withTrueAngles(double[] view, Box box) {
        double scale = Math.min(box.width / (view[1] - view[0]), box.height / (view[3] - view[2]));
        double x = (view[0] + view[1]) / 2;
        double y = (view[2] + view[3]) / 2;
        double halfWidth = box.width / scale / 2;
        double halfHeight = box.height / scale / 2;
        return new Plane(x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight, box);
    }

    double toX(double x) {
        return near(box.left + (x - xMin) / (xMax - xMin) * box.width);
    }

    double toY(double y) {
        return near(box.top + (yMax - y) / (yMax - yMin) * box.height);
    }

    private static double near(double pixels) {
        return Math.min(FAR, Math.max(-FAR, pixels));
    }
}
