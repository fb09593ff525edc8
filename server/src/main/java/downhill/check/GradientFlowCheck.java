package downhill.check;

import downhill.data.Batch;
import downhill.optim.ParameterInfo;
import downhill.optim.ParameterInfo.Kind;
import downhill.train.Control;
import downhill.train.Finding;
import downhill.train.Measurement;
import downhill.train.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a gradient of the same order reaches every layer: for the weights of each layer l, the norm ‖g_l‖ over {@value
 * #IMAGES} images before training, held against the median over the layers. A norm has no meaning alone: it depends on
 * the loss, the batch and the number of weights.
 *
 * <p>Dead is exactly 0, before training and again after {@value #STEPS} steps, since a block whose last γ starts at 0
 * wakes at the first step and a ReLU that is off for every image never does. Over four seeds of CIFAR-10, cnn3, resnet20,
 * resnet56, resnet110 and plain20 as published stay between 0.23 and 25 times their median. plain56, which is known to
 * train badly, reaches 88 times, and 152 with normalization after the ReLU; resnet110 with it, 1,130 times: those warn.
 */
final class GradientFlowCheck implements Check {
    private static final int IMAGES = 128;
    private static final int STEPS = 10;
    private static final double UNEQUAL = 50; // times the median, or one part in as many
    private static final double EXPLODING = 10_000;

    @Override
    public String name() {
        return "gradient-flow";
    }

    @Override
    public String title() {
        return "Does a gradient reach every layer?";
    }

    @Override
    public Optional<Finding> examine(Subject subject, Control control) {
        Batch batch = Samples.first(subject, IMAGES);
        try (Rehearsal rehearsal = new Rehearsal(subject, subject.config(), 1)) {
            List<ParameterInfo> layers = rehearsal.parameters().stream()
                    .filter(parameter -> parameter.kind() == Kind.WEIGHT)
                    .toList();
            rehearsal.pass(batch);
            double[] norms = norms(rehearsal, layers);
            double[] later = norms;
            for (int step = 0; step < STEPS && Arrays.stream(later).anyMatch(norm -> norm == 0); step++) {
                if (control.next() != Control.Signal.CONTINUE) {
                    return Optional.empty();
                }
                rehearsal.update();
                rehearsal.pass(batch);
                later = norms(rehearsal, layers);
            }
            return Optional.of(finding(layers, norms, later));
        }
    }

    private static double[] norms(Rehearsal rehearsal, List<ParameterInfo> layers) {
        return layers.stream().mapToDouble(rehearsal::gradNorm).toArray();
    }

    private static Finding finding(List<ParameterInfo> layers, double[] norms, double[] later) {
        double[] alive = Arrays.stream(norms).filter(norm -> norm > 0).sorted().toArray();
        double median = alive.length == 0 ? 0 : alive[alive.length / 2];
        List<String> dead = new ArrayList<>();
        List<String> loud = new ArrayList<>();
        List<String> unequal = new ArrayList<>();
        List<Measurement> measured = new ArrayList<>();
        for (int i = 0; i < norms.length; i++) {
            String name = layers.get(i).name();
            measured.addAll(Words.measured(name, norms[i]));
            if (norms[i] == 0) {
                if (later[i] == 0) {
                    dead.add(name);
                }
            } else if (!(norms[i] <= EXPLODING * median)) { // also where it is NaN
                loud.add(name);
            } else if (norms[i] > UNEQUAL * median || norms[i] < median / UNEQUAL) {
                unequal.add(name);
            }
        }
        boolean failed = !dead.isEmpty() || !loud.isEmpty();
        return new Finding(
                failed ? Verdict.FAILED : unequal.isEmpty() ? Verdict.PASSED : Verdict.WARNING,
                found(norms, median, dead, loud, unequal),
                Words.format(
                        "no layer at 0; each within %s times the median of all and a %sth of it; fails above %,d times",
                        (int) UNEQUAL, (int) UNEQUAL, (int) EXPLODING),
                advice(dead, loud, unequal),
                measured);
    }

    private static String found(
            double[] norms, double median, List<String> dead, List<String> loud, List<String> unequal) {
        double smallest = Arrays.stream(norms).min().orElse(0);
        double largest = Arrays.stream(norms).max().orElse(0);
        return Words.format(
                        "gradient norms of %d layers from %.3g to %.3g, median %.3g",
                        norms.length, smallest, largest, median)
                + named("dead", dead)
                + named("exploding", loud)
                + named("far from the others", unequal);
    }

    private static String named(String word, List<String> layers) {
        if (layers.isEmpty()) {
            return "";
        }
        String few = layers.stream().limit(3).collect(Collectors.joining(", "));
        return "; " + word + ": " + few + (layers.size() > 3 ? " and " + (layers.size() - 3) + " more" : "");
    }

    private static String advice(List<String> dead, List<String> loud, List<String> unequal) {
        if (!dead.isEmpty()) {
            return "A gradient of exactly 0 that stays 0: nothing will ever change these weights. One of them lets no"
                    + " signal through: look at the weights, biases and normalization of each.";
        }
        if (!loud.isEmpty()) {
            return "One layer’s gradient drowns the others: look at its backward pass and its initial weights.";
        }
        return unequal.isEmpty()
                ? ""
                : "Layers this unequal are hard to train together with one rate: shortcuts help, and optimizers that"
                        + " divide by the gradient’s own size, like Adam.";
    }
}
