package downhill.web;

import downhill.lab.Curvature;
import downhill.lab.ValueGrid;
import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import downhill.landscape.NoisyGradient;
import downhill.optim.Optimizers;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;

/** What a page can ask of the ground: landscapes, functions of the reader, grids of their values and contour lines. */
public final class Terrain {
    private Terrain() {}

    /** The landscape of a name, for values of its parameters in the catalogue's order. */
    @JSExport
    public static Landscape newLandscape(String name, double[] values) {
        return Landscapes.get(name).landscape(values);
    }

    /** The reader's own function; it must have no {@link #expressionProblem}. */
    @JSExport
    public static Landscape newOwnLandscape(String expression) {
        return Landscapes.own(expression).landscape();
    }

    /** What is wrong with an expression, for the reader, or an empty text. */
    @JSExport
    public static String expressionProblem(String expression) {
        try {
            Landscapes.own(expression);
            return "";
        } catch (IllegalArgumentException problem) {
            return problem.getMessage();
        }
    }

    /** A learning rate that suits an optimizer on the landscape of a name with these values of its parameters. */
    @JSExport
    public static double suitableRate(String landscape, double[] values, String optimizer) {
        return Landscapes.get(landscape).rate(Optimizers.get(optimizer), values);
    }

    /** The landscape with normal noise of standard deviation {@code sigma} on each coordinate of its gradient. */
    @JSExport
    public static Landscape noisy(Landscape landscape, double sigma) {
        return new NoisyGradient(landscape, sigma);
    }

    /** L(x, y). */
    @JSExport
    public static double value(Landscape landscape, double x, double y) {
        return landscape.value(x, y);
    }

    /** λ₁, λ₂ and the steep direction dx, dy at a point: see {@link Curvature#principal}. */
    @JSExport
    public static Float64Array curvatures(Landscape landscape, double x, double y) {
        return Float64Array.copyFromJavaArray(Curvature.principal(landscape, x, y));
    }

    /** A landscape sampled on a grid: see {@link ValueGrid}. */
    @JSExport
    public static ValueGrid newGrid(
            Landscape landscape, int width, int height, double xMin, double xMax, double yMin, double yMax) {
        return new ValueGrid(landscape, width, height, xMin, xMax, yMin, yMax);
    }

    /** A live view of a grid's values, row by row from yMin upwards. */
    @JSExport
    public static Float64Array values(ValueGrid grid) {
        return Float64Array.copyFromJavaArray(grid.values());
    }

    /** The segments of one contour line: x₀, y₀, x₁, y₁, … in grid units. */
    @JSExport
    public static Float64Array contour(ValueGrid grid, double level) {
        return Float64Array.copyFromJavaArray(grid.contour(level));
    }
}
