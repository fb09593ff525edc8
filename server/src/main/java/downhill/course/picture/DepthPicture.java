package downhill.course.picture;

import downhill.course.figure.State;
import downhill.lab.DepthNet;
import downhill.lab.DepthRun;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A plain and a residual network of the same weights: gradient and output of every layer, and the loss of training. */
final class DepthPicture implements Drawing {
    private static final int WIDTH = 16; // units a layer, of depth.js
    private static final List<Mark> MARKS = List.of(Mark.series(1), Mark.series(2));
    private static final List<String> NAMES = List.of("Plain", "Residual");

    private final State state;
    private final OptimizerEntry optimizer;
    private final int depth;
    private Net[] nets;

    /** What was measured in one network. */
    private record Net(double[] gradients, double[] scales, double[] losses) {}

    DepthPicture(State state) {
        this.state = state;
        optimizer = Optimizers.get(state.text("optimizer"));
        depth = state.whole("depth");
    }

    @Override
    public String label() {
        return "Norm of the gradient and size of the output of each of " + depth
                + " layers, and the training loss, of a plain and a residual network.";
    }

    @Override
    public String words() {
        String norm = state.text("norm").equals("off")
                ? "without batch normalization"
                : "with batch normalization " + Words.lowered(state.title("norm"));
        String measured = state.text("measured").equals("start") ? "before training" : "where training has come to";
        return depth + " layers " + norm + ", measured " + measured + "; " + Words.steps(state.whole("steps")) + " of "
                + optimizer.title() + " at η = " + Words.shortest(state.number("lr")) + ". Guessing costs 0.693.";
    }

    /** Trains both networks, once. */
    private Net[] nets() {
        if (nets == null) {
            nets = new Net[] {train(false), train(true)};
        }
        return nets;
    }

    private Net train(boolean residual) {
        double[] values = optimizer.defaults();
        values[0] = state.number("lr");
        DepthNet.Norm norm = DepthNet.Norm.valueOf(state.text("norm").toUpperCase(Locale.ROOT));
        DepthNet net = new DepthNet(depth, WIDTH, residual, state.number("branch"), norm, state.whole("seed"));
        DepthRun run = new DepthRun(net, state.whole("steps"), optimizer.chain(values));
        Net before = measured(run);
        run.advance(state.whole("steps"));
        Net after = measured(run);
        return state.text("measured").equals("start") ? new Net(before.gradients, before.scales, after.losses) : after;
    }

    private Net measured(DepthRun run) {
        return new Net(
                Arrays.copyOf(run.net().gradientNorms(), depth),
                run.net().activationScales().clone(),
                Arrays.copyOf(run.losses(), run.steps() + 1));
    }

    @Override
    public List<List<Panel>> rows() {
        return List.of(
                List.of(
                        new Panel(1, 270, 220, (svg, width, height) -> layers(true)
                                .draw(svg, width, height)),
                        new Panel(1, 270, 220, (svg, width, height) -> layers(false)
                                .draw(svg, width, height)),
                        new Panel(1, 270, 220, (svg, width, height) -> losses().draw(svg, width, height))),
                List.of(Table.panel(2, this::table)));
    }

    private Chart layers(boolean gradients) {
        List<Chart.Series> lines = List.of(layer(0, gradients), layer(1, gradients));
        return new Chart(gradients ? "Gradient norm" : "Size of output", "layer", 1, depth, lines);
    }

    private Chart.Series layer(int net, boolean gradients) {
        return new Chart.Series(MARKS.get(net), gradients ? nets()[net].gradients : nets()[net].scales, depth, false);
    }

    private Chart losses() {
        List<Chart.Series> lines = List.of(loss(0), loss(1));
        return new Chart("Training loss", "step", 0, Math.max(1, state.whole("steps")), lines);
    }

    private Chart.Series loss(int net) {
        double[] losses = nets()[net].losses;
        return new Chart.Series(MARKS.get(net), losses, losses.length - 1, false);
    }

    private Table table() {
        return new Table(
                List.of("Network", "∇ layer 1", "∇ layer " + depth, "loss"),
                new double[] {0.5, 0.74, 1},
                List.of(row(0), row(1)));
    }

    private Table.Row row(int net) {
        Net measured = nets()[net];
        double loss = measured.losses[measured.losses.length - 1];
        return new Table.Row(
                MARKS.get(net),
                false,
                List.of(
                        NAMES.get(net),
                        Words.readable(measured.gradients[0]),
                        Words.readable(measured.gradients[depth - 1]),
                        Double.isNaN(loss - loss) ? "not finite" : Words.readable(loss)));
    }
}
