package downhill.course.picture;

import downhill.course.figure.State;
import downhill.lab.Race;
import downhill.lab.Racer;
import downhill.landscape.NoisyGradient;
import downhill.schedule.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A learning-rate schedule and cosine decay, and the loss of both from one start over the same noise. */
final class SketchpadPicture implements Drawing {
    private static final int STEPS_PER_EPOCH = 5; // of sketchpad-run.js
    private static final double TOP = 1.5; // multiples of the learning rate
    private static final double FAR = 1e6; // nothing leaves this view before its loss has diverged
    private static final Map<String, int[]> MILESTONES =
            Map.of("step60", new int[] {60, 120}, "step100", new int[] {100, 150});
    private static final Mark OWN = Mark.series(1);
    private static final Mark COSINE = Mark.series(2);

    private final State state;
    private final State.Ground ground;
    private final State.Entrant optimizer;
    private final int steps;
    private final Schedule[] schedules;
    private final Racer[] racers;

    SketchpadPicture(State state) {
        this.state = state;
        ground = state.ground();
        optimizer = state.optimizer();
        steps = state.whole("epochs") * STEPS_PER_EPOCH;
        int warmup = Math.min(state.whole("warmup"), state.whole("epochs")) * STEPS_PER_EPOCH;
        schedules = new Schedule[] {
            shape(state.text("schedule")).warmup(warmup), shape("cosine").warmup(warmup)
        };
        double[] start = ground.entry().start();
        Race race = new Race(
                new NoisyGradient(ground.landscape(), state.number("noise")),
                start[0],
                start[1],
                steps,
                0,
                state.whole("seed"),
                new double[] {-FAR, FAR, -FAR, FAR});
        for (Schedule schedule : schedules) {
            race.add(optimizer.entry(), optimizer.values(), schedule, 0);
        }
        race.advance(steps);
        racers = new Racer[] {race.racer(0), race.racer(1)};
    }

    private Schedule shape(String name) {
        double lr = optimizer.values()[0];
        if (MILESTONES.containsKey(name)) {
            int[] milestones = Arrays.stream(MILESTONES.get(name))
                    .filter(milestone -> milestone <= state.whole("epochs"))
                    .map(milestone -> milestone * STEPS_PER_EPOCH)
                    .toArray();
            return Schedule.step(lr, 0.1, milestones);
        }
        if (name.equals("drawn")) {
            double[] heights = state.numbers("heights");
            double[] fractions = new double[heights.length];
            Arrays.setAll(fractions, i -> (double) i / (heights.length - 1));
            return Schedule.sketched(lr, steps, fractions, heights);
        }
        return Schedule.named(name, lr, steps);
    }

    private String title() {
        return state.title("schedule");
    }

    @Override
    public String label() {
        return "Learning rate and loss over " + state.whole("epochs") + " epochs on "
                + ground.entry().title() + ": " + title() + ", and cosine decay.";
    }

    @Override
    public String words() {
        return "Mean loss over the last tenth of the run: " + mean(0) + " with this schedule, " + mean(1)
                + " with cosine decay.";
    }

    /** The mean loss over the last tenth of a run. */
    private String mean(int run) {
        Racer racer = racers[run];
        if (racer.steps() < steps) {
            return "diverged";
        }
        int count = racer.steps() + 1;
        int tail = Math.max(1, (int) Math.round(count / 10.0));
        return Words.readable(Arrays.stream(racer.losses(), count - tail, count).sum() / tail);
    }

    @Override
    public List<List<Panel>> rows() {
        return List.of(
                List.of(new Panel(1, 290, 240, this::rates), new Panel(1, 290, 240, this::losses)),
                List.of(Table.panel(2, this::table)));
    }

    private Table table() {
        return new Table(
                List.of("Schedule", "mean loss, last tenth"),
                new double[] {1},
                List.of(
                        new Table.Row(OWN, false, List.of(title(), mean(0))),
                        new Table.Row(COSINE, false, List.of("Cosine", mean(1)))));
    }

    private void rates(Svg svg, double width, double height) {
        int epochs = state.whole("epochs");
        Plane plane = new Plane(0, epochs, 0, TOP, Axes.box(width, height));
        Axes.draw(
                svg,
                plane,
                Ticks.round(0, epochs, width / 80),
                Ticks.at(List.of(0.0, 0.5, 1.0, 1.5), Words::shortest),
                true);
        Axes.titles(svg, plane, "Learning rate, multiples of η", "epoch");
        for (int run = 1; run >= 0; run--) {
            double[] points = new double[2 * steps];
            for (int i = 0; i < steps; i++) {
                points[2 * i] = plane.toX((double) i / STEPS_PER_EPOCH);
                points[2 * i + 1] = plane.toY(schedules[run].at(i) / optimizer.values()[0]);
            }
            svg.path((run == 0 ? OWN : COSINE).line(), Line.data(points));
        }
    }

    private void losses(Svg svg, double width, double height) {
        List<Chart.Series> lines = List.of(loss(0, OWN), loss(1, COSINE));
        new Chart("Loss", "epoch", 0, state.whole("epochs"), lines).draw(svg, width, height);
    }

    private Chart.Series loss(int run, Mark mark) {
        Racer racer = racers[run];
        Mark thin = new Mark(mark.colour() + " thin", mark.index());
        double[] losses = Arrays.copyOf(racer.losses(), racer.steps() + 1);
        return new Chart.Series(thin, losses, (double) racer.steps() / STEPS_PER_EPOCH, false);
    }
}
