package downhill.course.picture;

/** Draws what stands around a plane: ticks, lines across, its title, what is on its x-axis. */
final class Axes {
    private static final double SIZE = 13; // of the text, see picture.css

    private Axes() {}

    /** Ticks below and to the left; with lines, those of the y-axis run across. */
    static void draw(Svg svg, Plane plane, Ticks across, Ticks upwards, boolean lines) {
        Plane.Box box = plane.box();
        StringBuilder grid = new StringBuilder();
        for (double place : upwards.places()) {
            double y = plane.toY(place);
            grid.append('M')
                    .append(Svg.number(lines ? box.left() : box.left() - 4))
                    .append(' ')
                    .append(Svg.number(y));
            grid.append('H').append(Svg.number(lines ? box.right() : box.left()));
            svg.write(box.left() - 7, y + SIZE / 3, "e s", upwards.label().apply(place));
        }
        for (double place : across.places()) {
            double x = plane.toX(place);
            grid.append('M')
                    .append(Svg.number(x))
                    .append(' ')
                    .append(Svg.number(box.bottom()))
                    .append("v4");
            svg.write(x, box.bottom() + SIZE + 5, "m s", across.label().apply(place));
        }
        svg.path("grid", grid.toString());
    }

    /** The name of a chart above it, and that of its x-axis under the right end. */
    static void titles(Svg svg, Plane plane, String title, String across) {
        Plane.Box box = plane.box();
        svg.write(0, box.top() - 11, "t", title);
        svg.write(box.right(), box.bottom() + 2 * SIZE + 8, "e s", across);
    }

    /** The box of a chart that fills a panel, with room for ticks, title and the name of the x-axis. */
    static Plane.Box box(double width, double height) {
        return new Plane.Box(48, 28, width - 64, height - 28 - 2 * SIZE - 12);
    }
}
