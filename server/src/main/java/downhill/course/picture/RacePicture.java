package downhill.course.picture;

import downhill.course.figure.State;
import downhill.lab.Outcome;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.landscape.Landscape;
import downhill.landscape.NoisyGradient;
import downhill.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A race at one step, or at its end where its author leaves it at the start: the map, a chart, and who stands where. */
final class RacePicture implements Drawing {
    static final double TOLERANCE = 1e-9; // of laboratory.js: below this gradient norm a racer has converged
    private static final double HEADROOM = 3; // powers of ten above the start at which what diverges leaves the chart
    private static final double LOWEST = -12; // powers of ten; below this a loss is as good as zero

    private final State state;
    private final State.Ground ground;
    private final double[] start;
    private final List<Entry> entries = new ArrayList<>();
    private final int steps;
    private final int shown;

    /** @param last the step that is drawn, at most the racer's own */
    private record Entry(State.Entrant entrant, Mark mark, Racer racer, int last) {}

    RacePicture(State state) {
        this.state = state;
        ground = state.ground();
        start = state.start();
        steps = state.whole("steps");
        shown = state.whole("step") == 0 ? steps : state.whole("step");
        double noise = state.number("noise");
        Landscape landscape = noise > 0 ? new NoisyGradient(ground.landscape(), noise) : ground.landscape();
        Race race = new Race(landscape, start[0], start[1], steps, TOLERANCE, state.whole("seed"), state.view());
        List<State.Entrant> entrants = state.optimizers();
        for (State.Entrant each : entrants) {
            Schedule schedule = Schedule.named(state.text("schedule"), each.values()[0], steps)
                    .warmup(state.whole("warmup"));
            race.add(each.entry(), each.values(), schedule, state.number("clip"));
        }
        race.advance(steps);
        for (int i = 0; i < entrants.size(); i++) {
            Racer racer = race.racer(i);
            Mark mark = Mark.of(entrants.get(i));
            entries.add(new Entry(entrants.get(i), mark, racer, Math.min(shown, racer.steps())));
        }
    }

    @Override
    public String label() {
        return "Map of the landscape " + ground.entry().title() + " with the paths of " + Words.joined(titles())
                + " from the start " + Words.point(start[0], start[1]) + "; beside it: "
                + state.title("chart").toLowerCase(Locale.ROOT) + " against the step.";
    }

    private List<String> titles() {
        return entries.stream().map(each -> each.entrant().entry().title()).toList();
    }

    @Override
    public String words() {
        List<String> losses = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (Entry each : entries) {
            String title = each.entrant().entry().title();
            if (outcome(each) == Outcome.DIVERGED || outcome(each) == Outcome.LEFT) {
                gone.add(title + " " + verdict(each, "at step "));
            } else {
                losses.add(Words.readable(each.racer().losses()[each.last()]) + " (" + title + ")");
            }
        }
        String opening = "After " + Words.steps(shown) + " from " + Words.point(start[0], start[1]);
        String loss = losses.isEmpty() ? "" : " the loss is " + Words.joined(losses);
        return opening + loss + (losses.isEmpty() || gone.isEmpty() ? "" : ";") + (gone.isEmpty() ? "" : " ")
                + Words.joined(gone) + ".";
    }

    private Outcome outcome(Entry entry) {
        return shown >= entry.racer().steps() ? entry.racer().outcome() : Outcome.RUNNING;
    }

    private String verdict(Entry entry, String at) {
        return switch (outcome(entry)) {
            case CONVERGED -> "converged " + at + entry.last();
            case DIVERGED ->
                (Double.isNaN(entry.racer().losses()[entry.last()]) ? "undefined " : "diverged ") + at + entry.last();
            case LEFT -> "left the map " + at + entry.last();
            case SPENT -> "out of steps";
            case RUNNING -> "running";
        };
    }

    @Override
    public List<List<Panel>> rows() {
        double table = Table.LINE * (entries.size() + 1);
        double wide = Math.max(360, 200 + table);
        return List.of(
                List.of(new Panel(1.5, wide, 300, this::map), new Panel(1, wide, 210 + table, (svg, width, height) -> {
                    chart(svg, width, height - table - 8);
                    standings().draw(svg, height - table, width);
                })));
    }

    private void map(Svg svg, double width, double height) {
        new GroundMap(ground.landscape(), ground.entry().minima(), state.view()).draw(svg, width, height, plane -> {
            entries.forEach(each -> GroundMap.path(svg, plane, each.racer().path(), each.last(), each.mark()));
            GroundMap.start(svg, plane, start);
            entries.forEach(each -> GroundMap.head(svg, plane, each.racer().path(), each.last(), each.mark()));
        });
    }

    private Table standings() {
        return new Table(
                List.of("After " + Words.steps(shown), "loss", ""),
                new double[] {0.58, 1},
                entries.stream()
                        .map(each -> new Table.Row(
                                each.mark(),
                                true,
                                List.of(
                                        each.entrant().entry().title(),
                                        Words.readable(each.racer().losses()[each.last()]),
                                        verdict(each, "at ")))) // the column is narrow
                        .toList());
    }

    private void chart(Svg svg, double width, double height) {
        String chart = state.text("chart");
        List<Chart.Series> lines = new ArrayList<>();
        for (Entry each : entries) {
            double[] values = RaceSeries.of(each.racer(), each.entrant().entry().name(), chart, each.last());
            if (values.length > 0) {
                double[] drawn = chart.equals("loss") ? below(values) : values;
                lines.add(new Chart.Series(each.mark(), drawn, drawn.length - 1, true));
            }
        }
        new Chart(state.title("chart"), "step", 0, steps, lines).draw(svg, width, height);
    }

    /** A loss within what is worth showing. */
    private double[] below(double[] losses) {
        double most = losses[0] > 0 ? losses[0] * Math.pow(10, HEADROOM) : Double.MAX_VALUE;
        double least = Math.pow(10, LOWEST);
        return Arrays.stream(losses)
                .map(loss -> loss >= 0 ? Math.max(least, Math.min(most, loss)) : Double.isNaN(loss) ? most : loss)
                .toArray();
    }
}
