package downhill.course.picture;

import downhill.course.figure.State;
import downhill.lab.DecayExperiment;
import downhill.optim.ChainOptions;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Weights that decay while their gradients cancel, under L2 in Adam and under AdamW. */
final class DecayPicture implements Drawing {
    private static final List<String> TITLES = List.of("L2 in Adam", "AdamW, decoupled decay");

    private final State state;
    private final double[] gradients;
    private final double[][][] paths; // [side][weight][step]
    private final double[] ideal; // (1 − ηλ)ᵗ
    private final int steps;
    private final int shown;

    DecayPicture(State state) {
        this.state = state;
        gradients = state.numbers("gradients");
        steps = state.whole("steps");
        double[] at = state.numbers("at");
        shown = at.length == 0 ? steps : (int) Math.min(steps, Math.round(at[0]));
        double decay = state.number("decay");
        OptimizerEntry adam = Optimizers.get("adam");
        OptimizerEntry adamw = Optimizers.get("adamw");
        paths = new double[][][] {
            run(adam, adam.options().withL2(decay)), run(adamw, adamw.options()),
        };
        ideal = new double[steps + 1];
        Arrays.setAll(ideal, step -> Math.pow(1 - state.number("lr") * decay, step));
    }

    private double[][] run(OptimizerEntry optimizer, ChainOptions options) {
        Map<String, Double> chosen =
                Map.of("lr", state.number("lr"), "beta2", state.number("beta2"), "weightDecay", state.number("decay"));
        double[] values = Arrays.stream(optimizer.hyperparameters())
                .mapToDouble(h -> chosen.getOrDefault(h.name(), h.defaultValue()))
                .toArray();
        DecayExperiment experiment =
                new DecayExperiment(gradients, steps, optimizer.chain(Schedule.constant(values[0]), values, options));
        double[][] weights = new double[gradients.length][];
        Arrays.setAll(weights, experiment::path);
        return weights;
    }

    @Override
    public String label() {
        return "Weights against the step under L2 in Adam and under AdamW, one line for each size of gradient, and the line"
                + " (1 − ηλ)ᵗ.";
    }

    @Override
    public String words() {
        return "After " + Words.steps(shown) + " the weights stand at " + ends(0) + " under L2 in Adam, and at "
                + ends(1) + " under AdamW; (1 − ηλ)ᵗ is " + Words.readable(ideal[shown]) + ".";
    }

    private String ends(int side) {
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < gradients.length; i++) {
            ends.add(Words.readable(paths[side][i][shown]) + " (±" + Words.shortest(gradients[i]) + ")");
        }
        return Words.joined(ends);
    }

    @Override
    public List<List<Panel>> rows() {
        return List.of(List.of(chart(0), chart(1)), List.of(Table.panel(gradients.length + 1, this::table)));
    }

    private Table table() {
        List<Table.Row> rows = new ArrayList<>();
        for (int i = 0; i < gradients.length; i++) {
            rows.add(new Table.Row(
                    Mark.series(i + 1),
                    false,
                    List.of(
                            "±" + Words.shortest(gradients[i]),
                            Words.fixed(paths[0][i][shown], 4),
                            Words.fixed(paths[1][i][shown], 4))));
        }
        rows.add(new Table.Row(null, false, List.of("(1 − ηλ)ᵗ", "", Words.fixed(ideal[shown], 4))));
        return new Table(List.of("After " + Words.steps(shown), "L2 in Adam", "AdamW"), new double[] {0.7, 1}, rows);
    }

    private Panel chart(int side) {
        return new Panel(1, 300, 240, (svg, width, height) -> {
            double low = Arrays.stream(paths)
                    .flatMap(Arrays::stream)
                    .flatMapToDouble(Arrays::stream)
                    .min()
                    .orElse(0);
            double high = Arrays.stream(paths)
                    .flatMap(Arrays::stream)
                    .flatMapToDouble(Arrays::stream)
                    .max()
                    .orElse(1);
            double bottom = low < 0 ? Math.max(-10, low) - 0.03 : 0;
            double top = Math.min(10, Math.max(1, high)) + 0.05;
            Plane plane = new Plane(0, steps, bottom, top, Axes.box(width, height));
            Axes.draw(svg, plane, Ticks.round(0, steps, width / 80), Ticks.round(bottom, top, height / 44), true);
            Axes.titles(svg, plane, TITLES.get(side), "step");
            Clip.open(svg, plane.box(), 3);
            for (int i = 0; i < gradients.length; i++) {
                line(svg, plane, paths[side][i], Mark.series(i + 1).line());
            }
            line(svg, plane, ideal, "dotted");
            Clip.close(svg);
        });
    }

    private static void line(Svg svg, Plane plane, double[] values, String classes) {
        double[] points = new double[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            points[2 * i] = plane.toX(i);
            points[2 * i + 1] = plane.toY(values[i]);
        }
        svg.path(classes, Line.data(points));
    }
}
