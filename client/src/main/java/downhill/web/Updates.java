package downhill.web;

import downhill.lab.DecayExperiment;
import downhill.lab.GradientMemory;
import downhill.lab.Microscope;
import downhill.landscape.Landscape;
import downhill.optim.ChainOptions;
import downhill.optim.GradientTransform;
import downhill.optim.Optimizers;
import downhill.optim.Term;
import downhill.schedule.Schedule;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;

/** What a page can ask of single updates: one step taken apart, what a sequence of gradients leaves, what decay does. */
public final class Updates {
    private Updates() {}

    /** See {@link ChainOptions}; weight decay 0 and norm 0 for none. */
    @JSExport
    public static ChainOptions newOptions(
            boolean biasCorrection,
            boolean epsInsideRoot,
            boolean lrInsideVelocity,
            double weightDecay,
            boolean decoupledDecay,
            double clipNorm) {
        return new ChainOptions(biasCorrection, epsInsideRoot, lrInsideVelocity, weightDecay, decoupledDecay, clipNorm);
    }

    /** The step after {@code steps} steps from a start, taken apart. */
    @JSExport
    public static Microscope newMicroscope(
            Landscape landscape,
            double x,
            double y,
            int steps,
            String optimizer,
            double[] values,
            ChainOptions options) {
        return new Microscope(landscape, x, y, steps, chain(optimizer, values, options));
    }

    /** The names of a microscope's quantities, separated by spaces; those of arrows end in {@code >}. */
    @JSExport
    public static String terms(Microscope microscope) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < microscope.size(); i++) {
            Term term = microscope.term(i);
            names.append(i == 0 ? "" : " ").append(term.name()).append(term.arrow() ? ">" : "");
        }
        return names.toString();
    }

    /** The two numbers of one of a microscope's quantities. */
    @JSExport
    public static Float64Array term(Microscope microscope, int index) {
        return Float64Array.copyFromJavaArray(microscope.term(index).values()[0]);
    }

    /** The points that a microscope's optimizer visited before the step: x₀, y₀, x₁, y₁, … */
    @JSExport
    public static Float64Array walked(Microscope microscope) {
        return Float64Array.copyFromJavaArray(microscope.path());
    }

    /** What an optimizer makes of a sequence of gradients. */
    @JSExport
    public static GradientMemory newMemory(
            double[] gradients, String optimizer, double[] values, ChainOptions options) {
        return new GradientMemory(gradients, chain(optimizer, values, options));
    }

    /** A quantity of a memory after each step. */
    @JSExport
    public static Float64Array remembered(GradientMemory memory, String name) {
        return Float64Array.copyFromJavaArray(memory.series(name));
    }

    /** Weights with gradients of these sizes that cancel, under an optimizer with its decay. */
    @JSExport
    public static DecayExperiment newDecay(
            double[] sizes, int steps, String optimizer, double[] values, ChainOptions options) {
        return new DecayExperiment(sizes, steps, chain(optimizer, values, options));
    }

    /** The value of one weight at the start and after each step. */
    @JSExport
    public static Float64Array decayed(DecayExperiment experiment, int weight) {
        return Float64Array.copyFromJavaArray(experiment.path(weight));
    }

    private static GradientTransform[] chain(String optimizer, double[] values, ChainOptions options) {
        return Optimizers.get(optimizer).chain(Schedule.constant(values[0]), values, options);
    }
}
