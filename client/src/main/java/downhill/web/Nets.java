package downhill.web;

import downhill.lab.DepthNet;
import downhill.lab.DepthRun;
import downhill.optim.Optimizers;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;

/** What a page can ask of a small network in training. */
public final class Nets {
    private Nets() {}

    /**
     * A network in training: see {@link DepthNet}.
     *
     * @param norm 0 for no batch normalization, 1 before the ReLU, 2 after it
     */
    @JSExport
    public static DepthRun newDepthRun(
            int depth,
            int width,
            boolean residual,
            double branchScale,
            int norm,
            int seed,
            int budget,
            String optimizer,
            double[] hyperparameters) {
        DepthNet net = new DepthNet(depth, width, residual, branchScale, DepthNet.Norm.values()[norm], seed);
        return new DepthRun(net, budget, Optimizers.get(optimizer).chain(hyperparameters));
    }

    /** Takes up to so many steps; returns how many were taken in all. */
    @JSExport
    public static int train(DepthRun run, int steps) {
        return run.advance(steps);
    }

    /** A live view of the loss at the start and after each step. */
    @JSExport
    public static Float64Array trainingLosses(DepthRun run) {
        return Float64Array.copyFromJavaArray(run.losses());
    }

    /** A live view of the norm of the gradient of each layer's weight, the logits' last. */
    @JSExport
    public static Float64Array layerGradientNorms(DepthRun run) {
        return Float64Array.copyFromJavaArray(run.net().gradientNorms());
    }

    /** A live view of the root mean square of each hidden layer's output. */
    @JSExport
    public static Float64Array layerActivationScales(DepthRun run) {
        return Float64Array.copyFromJavaArray(run.net().activationScales());
    }
}
