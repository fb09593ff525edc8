package downhill.course.picture;

import downhill.course.figure.State;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.lab.StabilityMap;
import downhill.landscape.Landscape;
import java.util.List;
import java.util.stream.DoubleStream;

/** A stability map: how soon an optimizer arrives or diverges in each cell, what theory allows, and one cell's path. */
final class StabilityPicture implements Drawing {
    private static final int COLUMNS = 100;
    private static final int ROWS = 75;
    private static final double LEGEND = 54;

    private final State state;
    private final State.Ground ground;
    private final State.Entrant optimizer;
    private final StabilityAxes axes;
    private final int budget;

    StabilityPicture(State state) {
        this.state = state;
        ground = state.ground();
        optimizer = state.optimizer();
        axes = new StabilityAxes(state, COLUMNS, ROWS);
        budget = state.whole("budget");
    }

    @Override
    public String label() {
        return "Stability map of " + optimizer.entry().title() + " on "
                + ground.entry().title()
                + ": learning rate across" + (axes.varies() ? ", " + axes.label() + " upwards" : "")
                + "; where it arrives, where it diverges, and what theory allows.";
    }

    @Override
    public String words() {
        double[] at = axes.at();
        return "At " + axes.words(at) + " it " + fate(at) + ".";
    }

    private String fate(double[] at) {
        int steps = (int) axes.map().at(at[0], at[1]);
        return steps > 0
                ? "arrives after " + Words.steps(steps)
                : steps < 0 ? "diverges at step " + -steps : "neither arrives nor diverges within " + budget + " steps";
    }

    @Override
    public List<List<Panel>> rows() {
        return List.of(List.of(new Panel(1.35, 430, 340, this::heat), new Panel(1, 300, 290, this::path)));
    }

    private void heat(Svg svg, double width, double height) {
        Plane plane = new Plane(0, 1, 0, 1, new Plane.Box(52, 28, width - 60, height - 28 - 48 - LEGEND));
        StabilityMap map = axes.map();
        map.compute(0, ROWS, 1);
        new StabilityCells(map.cells(), COLUMNS, budget).draw(svg, plane.box());
        Ticks across = AxisScale.ticks(axes.rates());
        Axes.draw(
                svg,
                plane,
                across,
                axes.varies() ? AxisScale.ticks(axes.upwards()) : Ticks.at(List.of(), Words::shortest),
                false);
        svg.write(0, 13, "t", axes.varies() ? axes.label() : "");
        svg.write(plane.box().right(), plane.box().bottom() + 36, "e s", "learning rate η, logarithmic");
        limits(svg, plane);
        double[] at = axes.at();
        double x = plane.toX(AxisScale.place(axes.rates(), at[0]));
        double y = plane.toY(AxisScale.place(axes.upwards(), at[1]));
        svg.element("circle", "class", "under", "cx", x, "cy", y, "r", 7);
        svg.element("circle", "class", "limit", "cx", x, "cy", y, "r", 7);
        legend(svg, height - LEGEND + 8, width);
    }

    private void limits(Svg svg, Plane plane) {
        DoubleStream.Builder points = DoubleStream.builder();
        for (int row = 0; row < ROWS; row++) {
            double x = AxisScale.place(axes.rates(), axes.limit(axes.upwards().at(row)));
            if (x >= 0 && x <= 1) {
                points.add(plane.toX(x)).add(plane.toY(row / (ROWS - 1.0)));
            }
        }
        double[] line = points.build().toArray();
        if (line.length > 0) {
            String data = svg.define(Line.data(line));
            svg.use(data, "under");
            svg.use(data, "limit");
        }
    }

    private void legend(Svg svg, double top, double width) {
        double second = width * 0.5;
        key(svg, 0, top, "h0", "arrives after 1 step");
        key(svg, second, top, "h" + (StabilityCells.SHADES - 1), "after " + budget);
        key(svg, 0, top + 24, "n0", "neither in the budget");
        svg.element("rect", "x", second, "y", top + 24, "width", 24, "height", 14, "fill", StabilityCells.HATCH);
        boolean theory = !Double.isNaN(axes.limit(axes.upwards().at(0)));
        svg.write(second + 31, top + 36, "s", theory ? "diverges; line: theory" : "diverges");
    }

    private static void key(Svg svg, double x, double y, String classes, String words) {
        svg.rect(x, y, 24, 14, "bar " + classes);
        svg.write(x + 31, y + 12, "s", words);
    }

    /** The path of the cell looked at, by full gradients. */
    private void path(Svg svg, double width, double height) {
        double[] at = axes.at();
        double[] start = state.start();
        Landscape landscape = new FullGradients(axes.landscapeAt(at[1]));
        Race race = new Race(landscape, start[0], start[1], budget, RacePicture.TOLERANCE, 1, state.view());
        race.add(optimizer.entry().chain(axes.valuesAt(at)));
        race.advance(budget);
        Racer racer = race.racer(0);
        Mark mark = Mark.of(optimizer);
        svg.write(0, 13, "t", "The path at " + axes.words(at));
        svg.open("g", "transform", "translate(0 20)");
        new GroundMap(landscape, ground.entry().minima(), state.view()).draw(svg, width, height - 20, plane -> {
            GroundMap.path(svg, plane, racer.path(), racer.steps(), mark);
            GroundMap.start(svg, plane, start);
            GroundMap.head(svg, plane, racer.path(), racer.steps(), mark);
        });
        svg.close("g");
    }

    /** A landscape without the noise of its batches. */
    private record FullGradients(Landscape landscape) implements Landscape {
        @Override
        public double value(double x, double y) {
            return landscape.value(x, y);
        }

        @Override
        public void gradient(double x, double y, double[] gradOut) {
            landscape.gradient(x, y, gradOut);
        }
    }
}
