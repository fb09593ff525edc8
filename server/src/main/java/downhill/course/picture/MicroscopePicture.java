package downhill.course.picture;

import downhill.course.figure.State;
import downhill.lab.Microscope;
import downhill.landscape.Landscape;
import downhill.optim.ChainOptions;
import java.util.ArrayList;
import java.util.List;

/** One step taken apart: every term of the rule as an arrow on the map, and its two numbers. */
final class MicroscopePicture implements Drawing {
    private static final double HEAD = 9; // pixels of an arrow's head

    private final State state;
    private final State.Ground ground;
    private final Landscape landscape;
    private final State.Entrant optimizer;
    private final Mark mark;
    private final Microscope step;
    private final List<StepTerm> terms;

    MicroscopePicture(State state) {
        this.state = state;
        ground = state.ground();
        landscape = ground.landscape();
        optimizer = state.optimizer();
        mark = Mark.of(optimizer);
        ChainOptions options = Conventions.of(state, optimizer);
        double[] start = state.start();
        step = new Microscope(
                landscape, start[0], start[1], state.whole("after"), Conventions.chain(optimizer, options));
        terms = StepTerm.of(step, options.lrInsideVelocity());
    }

    private double[] term(String name) {
        return step.term(name).values()[0];
    }

    @Override
    public String label() {
        return "One step of " + optimizer.entry().title() + " on "
                + ground.entry().title() + ", with every term of the rule as an arrow and its two numbers.";
    }

    @Override
    public String words() {
        double[] from = term("point");
        double[] to = term("next");
        String title = optimizer.entry().title();
        if (Double.isNaN(to[0] - to[0]) || Double.isNaN(to[1] - to[1])) {
            return title + " has diverged here: its numbers are no longer finite.";
        }
        double before = landscape.value(from[0], from[1]);
        double after = landscape.value(to[0], to[1]);
        String change = after == before
                ? "stays at " + Words.readable(before, 4)
                : (after < before ? "falls" : "rises") + " from " + Words.readable(before, 4) + " to "
                        + Words.readable(after, 4);
        return title + " goes from " + Words.point(from[0], from[1]) + " to " + Words.point(to[0], to[1])
                + ": the loss " + change + ".";
    }

    @Override
    public List<List<Panel>> rows() {
        return List.of(List.of(new Panel(1.3, 360, 300, this::map), Table.panel(terms.size(), this::table)));
    }

    private Table table() {
        List<Table.Row> rows = new ArrayList<>();
        for (StepTerm each : terms) {
            Mark sample = each.name().equals("update") ? new Mark(mark.colour() + " thick", 0) : each.mark();
            rows.add(new Table.Row(
                    sample, false, List.of(each.words(), Words.readable(each.x(), 4), Words.readable(each.y(), 4))));
        }
        return new Table(List.of("Term", "x", "y"), new double[] {0.72, 1}, rows);
    }

    private void map(Svg svg, double width, double height) {
        double[] view = state.on("close") ? closeUp() : state.view();
        new GroundMap(landscape, ground.entry().minima(), view).draw(svg, width, height, plane -> inside(svg, plane));
    }

    private void inside(Svg svg, Plane plane) {
        double[] path = step.path();
        GroundMap.path(svg, plane, path, path.length / 2 - 1, new Mark(mark.colour(), 0));
        if (state.whole("after") > 0) {
            GroundMap.start(svg, plane, state.start());
        }
        double[] at = term("point");
        double eta = optimizer.values()[0];
        for (StepTerm each : terms) {
            if (each.mark() != null) {
                double scale = each.rated() ? -1 : -eta;
                arrow(svg, plane, at, scale * each.x(), scale * each.y(), each.mark(), "");
            }
        }
        double[] update = term("update");
        arrow(svg, plane, at, -update[0], -update[1], new Mark(mark.colour(), 0), " thick");
        double[] next = term("next");
        mark.shape(svg, plane.toX(at[0]), plane.toY(at[1]), 5);
        mark.shape(svg, plane.toX(next[0]), plane.toY(next[1]), 7);
    }

    private static void arrow(Svg svg, Plane plane, double[] from, double dx, double dy, Mark mark, String more) {
        double x = plane.toX(from[0]);
        double y = plane.toY(from[1]);
        double tipX = plane.toX(from[0] + dx);
        double tipY = plane.toY(from[1] + dy);
        double length = Math.hypot(tipX - x, tipY - y);
        if (!(length >= 1)) {
            return;
        }
        double ux = (tipX - x) / length;
        double uy = (tipY - y) / length;
        double head = Math.min(more.isEmpty() ? HEAD + 2 : HEAD + 4, length);
        String shaft = svg.define("M" + Svg.number(x) + " " + Svg.number(y) + "L" + Svg.number(tipX - ux * head * 0.8)
                + " " + Svg.number(tipY - uy * head * 0.8));
        svg.use(shaft, "halo");
        svg.use(shaft, mark.line() + more);
        svg.path(
                "tip " + mark.colour(),
                "M" + Svg.number(tipX) + " " + Svg.number(tipY)
                        + "L" + Svg.number(tipX - ux * head - uy * head * 0.45) + " "
                        + Svg.number(tipY - uy * head + ux * head * 0.45)
                        + "L" + Svg.number(tipX - ux * head + uy * head * 0.45) + " "
                        + Svg.number(tipY - uy * head - ux * head * 0.45) + "z");
    }

    /** A view in which the step fills a good part of the map. */
    private double[] closeUp() {
        double[] at = term("point");
        double[] update = term("update");
        double reach = 1.7 * Math.max(Math.hypot(update[0], update[1]), 1e-9);
        return Double.isNaN(reach - reach)
                ? state.view()
                : new double[] {at[0] - 1.6 * reach, at[0] + 1.6 * reach, at[1] - reach, at[1] + reach};
    }
}
