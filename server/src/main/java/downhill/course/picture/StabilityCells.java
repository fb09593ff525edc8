package downhill.course.picture;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The cells of a stability map: shades for how soon one arrives, hatching where it diverges.
 *
 * @param steps as {@code StabilityMap.cells} holds them, row by row from below
 * @param budget steps that each cell had
 */
record StabilityCells(double[] steps, int columns, int budget) {
    /** Shades of what arrives, from the first step to the last of the budget: classes h0, h1, … */
    static final int SHADES = 8;

    static final String HATCH = "url(#hatch)";
    private static final int NEITHER = SHADES;
    private static final int DIVERGES = SHADES + 1;
    private static final String PATTERN =
            "<defs><pattern id=\"hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\""
                    + " patternTransform=\"rotate(45)\"><rect class=\"v0\" width=\"7\" height=\"7\"/>"
                    + "<rect class=\"v1\" width=\"2.5\" height=\"7\"/></pattern></defs>";

    void draw(Svg svg, Plane.Box box) {
        StringBuilder[] paths =
                Stream.generate(StringBuilder::new).limit(SHADES + 2).toArray(StringBuilder[]::new);
        for (int row = 0; row < steps.length / columns; row++) {
            row(row, box, paths);
        }
        svg.raw(PATTERN);
        svg.open("g", "class", "cells", "stroke-width", box.height() / (steps.length / columns) + 0.3); // no seams
        for (int kind = 0; kind < paths.length; kind++) {
            if (paths[kind].length() == 0) {
                continue;
            }
            if (kind == DIVERGES) {
                svg.element("path", "stroke", HATCH, "d", paths[kind]);
            } else {
                svg.element(
                        "path",
                        "class",
                        kind == NEITHER ? "n0" : "h" + kind,
                        "stroke",
                        "currentColor",
                        "d",
                        paths[kind]);
            }
        }
        svg.close("g");
    }

    /** Neighbours of one kind become one thick line. */
    private void row(int row, Plane.Box box, StringBuilder[] paths) {
        int rows = steps.length / columns;
        int[] kinds = Arrays.stream(steps, row * columns, (row + 1) * columns)
                .mapToInt(this::kind)
                .toArray();
        int from = 0;
        for (int column = 1; column <= columns; column++) {
            if (column == columns || kinds[column] != kinds[from]) {
                StringBuilder path = paths[kinds[from]];
                path.append('M')
                        .append(Svg.number(box.left() + box.width() * from / columns))
                        .append(' ');
                path.append(Svg.number(box.bottom() - box.height() * (row + 0.5) / rows));
                path.append('h').append(Svg.number(box.width() * (column - from) / columns));
                from = column;
            }
        }
    }

    private int kind(double count) {
        return count > 0
                ? (int) Math.min(SHADES - 1, SHADES * Math.log(count) / Math.log(budget + 1.0))
                : count < 0 ? DIVERGES : NEITHER;
    }
}
