package downhill.course.picture;

import downhill.course.figure.State;
import downhill.lab.GradientMemory;
import downhill.optim.ChainOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gradients that are dictated, what an optimizer keeps of them, and the updates that it makes: bars, step by step. */
final class MemoryPicture implements Drawing {
    // The quantities that hold the past, by the name that the chain reports them under.
    private static final Map<String, String> KEPT = Map.of(
            "v", "velocity v",
            "s", "mean square s",
            "m", "first moment m",
            "mHat", "corrected m̂",
            "denominator", "divisor");
    private static final double HEIGHT = 120;

    private final State.Entrant optimizer;
    private final double[] gradients;
    private final GradientMemory memory;
    private final ChainOptions options;

    /** @param colour a class of the style sheet */
    private record Strip(String title, String colour, double[] values) {}

    MemoryPicture(State state) {
        optimizer = state.optimizer();
        gradients = state.numbers("gradients");
        options = Conventions.of(state, optimizer);
        memory = remember(gradients);
    }

    private GradientMemory remember(double[] sequence) {
        return new GradientMemory(sequence, Conventions.chain(optimizer, options));
    }

    @Override
    public String label() {
        return "The gradients and what " + optimizer.entry().title() + " keeps of them, step by step.";
    }

    @Override
    public String words() {
        double[] updates = memory.series("update");
        int last = gradients.length - 1;
        return optimizer.entry().title() + "’s first update is " + Words.readable(updates[0], 4) + ", its last "
                + Words.readable(updates[last], 4) + ", for gradients of " + Words.readable(gradients[0]) + " and "
                + Words.readable(gradients[last]) + ".";
    }

    @Override
    public List<List<Panel>> rows() {
        List<List<Panel>> rows = new ArrayList<>();
        for (Strip strip : strips()) {
            Panel panel = new Panel(
                    1,
                    HEIGHT,
                    HEIGHT,
                    (svg, width, height) -> Bars.draw(svg, width, height, strip.title, strip.colour, strip.values));
            if (rows.isEmpty() || rows.get(rows.size() - 1).size() == 2) {
                rows.add(new ArrayList<>());
            }
            rows.get(rows.size() - 1).add(panel);
        }
        return rows;
    }

    private List<Strip> strips() {
        List<Strip> strips = new ArrayList<>(List.of(new Strip("gradient g", "series-1", gradients)));
        String held = "";
        boolean adaptive = memory.series("denominator") != null;
        for (String name : memory.names()) {
            if (KEPT.containsKey(name) && !(name.equals("v") && adaptive)) {
                strips.add(new Strip(KEPT.get(name), "series-" + (strips.size() + 1), memory.series(name)));
                held = held.isEmpty() ? name : held;
            }
        }
        strips.add(new Strip("update Δ", optimizer.entry().name(), memory.series("update")));
        if (!held.isEmpty()) {
            String squared = held.equals("s") ? " squared" : "";
            strips.add(
                    new Strip("weight of each gradient" + squared + " in the last " + held, "series-6", weights(held)));
        }
        return strips;
    }

    /** With what weight the last step holds each gradient: the answer to a single gradient of 1, read backwards. */
    private double[] weights(String held) {
        double[] impulse = new double[gradients.length];
        impulse[0] = 1;
        double[] answer = remember(impulse).series(held);
        double[] weights = new double[answer.length];
        for (int i = 0; i < answer.length; i++) {
            weights[i] = answer[answer.length - 1 - i];
        }
        return weights;
    }
}
