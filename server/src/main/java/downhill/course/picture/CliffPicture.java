package downhill.course.picture;

import downhill.course.figure.State;
import downhill.lab.Outcome;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.schedule.Schedule;
import java.util.Arrays;
import java.util.List;

/** One optimizer twice from one start, with its gradients as they are and clipped: maps, losses, gradients. */
final class CliffPicture implements Drawing {
    private static final double FARTHEST = 3; // times the landscape's own view by which a map grows at most
    private static final List<Mark> MARKS = List.of(Mark.series(1), Mark.series(2));

    private final State state;
    private final State.Ground ground;
    private final State.Entrant optimizer;
    private final double[] start;
    private final Racer[] racers;
    private final int shown;

    CliffPicture(State state) {
        this.state = state;
        ground = state.ground();
        optimizer = state.optimizer();
        start = state.start();
        int steps = state.whole("steps");
        double[] at = state.numbers("at");
        shown = at.length == 0 ? steps : (int) Math.min(steps, Math.round(at[0]));
        Race race = new Race(
                ground.landscape(),
                start[0],
                start[1],
                steps,
                RacePicture.TOLERANCE,
                0,
                ground.entry().view());
        for (double clip : new double[] {0, state.number("clip")}) {
            race.add(
                    optimizer.entry(),
                    optimizer.values(),
                    Schedule.constant(optimizer.values()[0]),
                    clip);
        }
        race.advance(steps);
        racers = new Racer[] {race.racer(0), race.racer(1)};
    }

    private String clipped() {
        return "Clipped to norm " + Words.shortest(state.number("clip"));
    }

    @Override
    public String label() {
        return "Two maps of " + ground.entry().title() + " with the path of "
                + optimizer.entry().title()
                + ", without clipping and clipped to norm " + Words.shortest(state.number("clip"))
                + "; below them the loss and the norm of the gradient of both.";
    }

    @Override
    public String words() {
        return "Without clipping the path " + ending(0) + "; clipped it " + ending(1) + ".";
    }

    private String ending(int path) {
        int last = last(path);
        Outcome outcome = last == racers[path].steps() ? racers[path].outcome() : Outcome.RUNNING;
        return switch (outcome) {
            case DIVERGED -> "diverges at step " + last;
            case LEFT -> "has left the map for good at step " + last;
            default ->
                "stands at " + position(path) + " after " + Words.steps(last) + ", with loss "
                        + Words.readable(racers[path].losses()[last]);
        };
    }

    private int last(int path) {
        return Math.min(shown, racers[path].steps());
    }

    private String position(int path) {
        double[] points = racers[path].path();
        return Words.point(points[2 * last(path)], points[2 * last(path) + 1]);
    }

    @Override
    public List<List<Panel>> rows() {
        return List.of(
                List.of(map(0, "Without clipping"), map(1, clipped())),
                List.of(
                        new Panel(1, 240, 220, (svg, width, height) -> losses().draw(svg, width, height)),
                        new Panel(
                                1, 240, 220, (svg, width, height) -> gradients().draw(svg, width, height))),
                List.of(Table.panel(2, this::table)));
    }

    private Panel map(int path, String title) {
        return new Panel(1, 310, 270, (svg, width, height) -> {
            svg.write(0, 13, "t", title);
            svg.open("g", "transform", "translate(0 20)");
            new GroundMap(ground.landscape(), ground.entry().minima(), view()).draw(svg, width, height - 20, plane -> {
                GroundMap.path(svg, plane, racers[path].path(), last(path), MARKS.get(path));
                GroundMap.start(svg, plane, start);
                GroundMap.head(svg, plane, racers[path].path(), last(path), MARKS.get(path));
            });
            svg.close("g");
        });
    }

    private Table table() {
        return new Table(
                List.of("After " + Words.steps(shown), "position", "loss"),
                new double[] {0.74, 1},
                List.of(row(0, "Not clipped"), row(1, "Clipped")));
    }

    private Table.Row row(int path, String title) {
        String loss = Words.readable(racers[path].losses()[last(path)]);
        return new Table.Row(MARKS.get(path), true, List.of(title, position(path), loss));
    }

    private Chart losses() {
        List<Chart.Series> lines = List.of(loss(0), loss(1));
        return new Chart("Loss", "step", 0, state.whole("steps"), lines);
    }

    private Chart.Series loss(int path) {
        return series(path, racers[path].losses(), racers[path].steps() + 1);
    }

    private Chart gradients() {
        List<Chart.Series> lines = List.of(gradient(0), gradient(1));
        double clip = state.number("clip");
        return new Chart(
                "Norm of the gradient", "step", 0, state.whole("steps"), lines, clip, "c = " + Words.shortest(clip));
    }

    private Chart.Series gradient(int path) {
        int count = racers[path].steps() + (racers[path].outcome() == Outcome.CONVERGED ? 1 : 0);
        return series(path, racers[path].gradientNorms(), count);
    }

    private static Chart.Series series(int path, double[] values, int count) {
        return new Chart.Series(MARKS.get(path), Arrays.copyOf(values, count), Math.max(0, count - 1), false);
    }

    /** The landscape's own view, or one with all of both paths. */
    private double[] view() {
        double[] view = ground.entry().view();
        if (!state.on("whole")) {
            return view;
        }
        double[] wide = view.clone();
        for (int axis = 0; axis < 2; axis++) {
            double size = view[2 * axis + 1] - view[2 * axis];
            wide[2 * axis] -= reach(axis, -1, -view[2 * axis], size);
            wide[2 * axis + 1] += reach(axis, 1, view[2 * axis + 1], size);
        }
        return wide;
    }

    private double reach(int axis, int sign, double edge, double size) {
        double far = 0;
        for (Racer racer : racers) {
            for (int i = 0; i <= racer.steps(); i++) {
                double out = sign * racer.path()[2 * i + axis] - edge;
                far = out > far ? out : far;
            }
        }
        return Math.min(FARTHEST, Math.ceil(2 * far / size) / 2) * size;
    }
}
