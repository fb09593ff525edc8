package downhill.course.picture;

/** Keeps what is drawn within a rectangle. */
final class Clip {
    private Clip() {}

    /** @param margin that may be drawn on beyond the box */
    static void open(Svg svg, Plane.Box box, double margin) {
        double left = box.left() - margin;
        double top = box.top() - margin;
        double width = box.width() + 2 * margin;
        double height = box.height() + 2 * margin;
        svg.open(
                "svg",
                "x",
                left,
                "y",
                top,
                "width",
                width,
                "height",
                height,
                "viewBox",
                Svg.number(left) + " " + Svg.number(top) + " " + Svg.number(width) + " " + Svg.number(height));
    }

    static void close(Svg svg) {
        svg.close("svg");
    }
}
