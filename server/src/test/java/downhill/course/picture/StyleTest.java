package downhill.course.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.Test;

/** A picture looks like the figure that it stands for. */
class StyleTest {
    private static String file(String name) throws IOException {
        try (InputStream in = StyleTest.class.getResourceAsStream("/static/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void hasTheColoursOfTheSite() throws IOException {
        String site = file("css/base.css");
        for (OptimizerEntry optimizer : Optimizers.all()) {
            String token = site.replaceAll("(?s).*--" + optimizer.name() + ": light-dark\\(([^)]*)\\).*", "$1");
            String[] colours = token.split(", ");
            String name = "--" + optimizer.name() + ":";
            int dark = Style.sheet().indexOf("@media");
            assertTrue(Style.sheet().indexOf(name + colours[0]) < dark, token);
            assertTrue(Style.sheet().indexOf(name + colours[1]) > dark, token);
        }
        assertFalse(Style.sheet().contains("<") || Style.sheet().contains("&"), "XML would need escapes");
    }

    @Test
    void hasTheMarksOfTheScripts() throws IOException {
        String script = file("js/marks.js");
        for (String shape : Mark.SHAPES) {
            assertTrue(script.contains("'" + shape + "'"), shape);
        }
        String dashes = "["
                + String.join(
                        ", ",
                        List.of(Mark.DASHES).stream()
                                .map(dash -> "[" + dash.replace(" ", ", ") + "]")
                                .toList())
                + "]";
        assertTrue(script.contains("DASHES = " + dashes), dashes);
        for (int i = 1; i < Mark.DASHES.length; i++) {
            assertTrue(Style.sheet().contains(".d" + i + "{stroke-dasharray:" + Mark.DASHES[i] + ";}"), Mark.DASHES[i]);
        }
    }

    @Test
    void hasTheTintsOfTheMaps() throws IOException {
        assertTrue(file("js/relief.js").contains("BANDS = " + Relief.BANDS));
        for (int[][] ends : new int[][][] {Style.LIGHT, Style.DARK}) {
            String tints = "low: " + Arrays.toString(ends[0]) + ", high: " + Arrays.toString(ends[1]);
            assertTrue(file("js/relief.js").contains(tints), tints);
        }
        for (int[][] ends : new int[][][] {Style.ARRIVES_LIGHT, Style.ARRIVES_DARK}) {
            String tints = "[" + Arrays.toString(ends[0]) + ", " + Arrays.toString(ends[1]) + "]";
            assertTrue(file("js/figures/stability-heat.js").contains(tints), tints);
        }
    }

    @Test
    void numbersReadAsInTheFigures() throws IOException {
        try (Context context = Context.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build()) {
            context.eval("js", file("js/format.js").replace("export function", "function"));
            Value readable = context.eval("js", "readable");
            Value coordinate = context.eval("js", "coordinate");
            Value power = context.eval("js", "powerOfTen");
            for (double value : new double[] {
                8.2e-10,
                0.05333,
                56,
                123.4,
                12345.6,
                -99999.9999,
                -1e5,
                0,
                0.00099999,
                0.0009999,
                1.5e300,
                5e-324,
                -0.001,
                2.5,
                0.125,
                1e21,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            }) {
                for (int digits = 2; digits <= 4; digits++) {
                    assertEquals(readable.execute(value, digits).asString(), Words.readable(value, digits), "" + value);
                }
                assertEquals(coordinate.execute(value).asString(), Words.coordinate(value), "" + value);
            }
            for (int exponent = -12; exponent <= 12; exponent++) {
                assertEquals(power.execute(exponent).asString(), Words.powerOfTen(exponent));
            }
        }
        assertEquals("0.018", Words.rate(0.0177827941));
        assertEquals("1000000", Words.shortest(1e6));
        assertEquals("a, b and c", Words.joined(List.of("a", "b", "c")));
    }

    @Test
    void linesKeepWhatCanBeSeen() {
        double[] corner = {0, 0, 5, 0.05, 10, 0, 10, 10};
        assertArrayEquals(new double[] {0, 0, 10, 0, 10, 10}, Line.simplified(corner, 0.12));
        assertEquals("M0 0l10 0 0 10", Line.data(corner));
        assertEquals("M.5-1.5l-1 .4z", Line.data(new double[] {0.5, -1.5, -0.5, -1.1}, true));
        assertArrayEquals(new double[] {-0.5, -1.1}, Stroke.end("M.5-1.5l-1 .4"), 1e-9);
    }

    @Test
    void contoursCloseAtTheEdgeAndAroundEveryHill() {
        double[] grid = {
            0, 0, 0, 0, 0,
            0, 2, 0, 2, 0,
            0, 0, 0, 0, 4,
        };
        List<double[]> loops = new Contours(grid, 5, 3).at(1);
        assertEquals(3, loops.size());
        double[] hill = loops.stream().filter(loop -> loop[0] < 2).findFirst().orElseThrow();
        for (int i = 0; i < hill.length; i += 2) {
            assertEquals(0.5, Math.abs(hill[i] - 1) + Math.abs(hill[i + 1] - 1), 1e-12, "half-way down from (1, 1)");
        }
        assertEquals(1, new Contours(new double[] {3, 3, 3, 3}, 2, 2).at(1).size(), "all of it is high");
    }
}
