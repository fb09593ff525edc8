package downhill.course.picture;

import downhill.course.figure.State;

/**
 * How a line is drawn: a colour of the style sheet, and a dash and a shape that do not depend on seeing colour, the same as
 * in {@code marks.js}.
 *
 * @param colour a class of the style sheet: an optimizer's name, or {@code series-1} to {@code series-6}
 * @param index an optimizer's place in the catalogue
 */
record Mark(String colour, int index) {
    /** Outlines within the unit circle. */
    static final String[] SHAPES = {
        "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
        "M-.9-.9H.9V.9H-.9Z",
        "M0-1.2 1.2 0 0 1.2-1.2 0Z",
        "M0-1.1 1.1.9H-1.1Z",
        "M-.4-1.1H.4V-.4H1.1V.4H.4V1.1H-.4V.4H-1.1V-.4H-.4Z",
        "M0 1.1 1.1-.9H-1.1Z",
    };

    /** Lengths of dashes and gaps in pixels; empty for a solid line. */
    static final String[] DASHES = {"", "9 4", "3 3", "12 3 3 3", "6 2", "2 4"};

    static Mark series(int number) {
        return new Mark("series-" + number, number - 1);
    }

    /** That of an optimizer. */
    static Mark of(State.Entrant entrant) {
        return new Mark(entrant.entry().name(), entrant.index());
    }

    /** The classes of a line. */
    String line() {
        return "l " + colour + " " + dash();
    }

    /** The class of the dash alone. */
    String dash() {
        return "d" + index % DASHES.length;
    }

    /** Draws the shape at a point, with a rim that lifts it off the lines. */
    void shape(Svg svg, double x, double y, double radius) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return; // what has diverged stands nowhere
        }
        svg.element(
                "path",
                "class",
                "shape " + colour,
                "transform",
                "translate(" + Svg.number(x) + " " + Svg.number(y) + ")scale(" + Svg.number(radius) + ")",
                "d",
                SHAPES[index % SHAPES.length]);
    }

    /** Draws a sample of line and shape for a legend, 34 pixels wide. */
    void sample(Svg svg, double x, double y) {
        stroke(svg, x, y);
        shape(svg, x + 17, y, 5);
    }

    /** Draws a sample of the line alone. */
    void stroke(Svg svg, double x, double y) {
        svg.line(x, y, x + 34, y, line());
    }
}
