package downhill.course;

import downhill.lab.DepthNet;
import downhill.lab.DepthRun;
import downhill.optim.Optimizers;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The small networks on two spirals that several chapters train, as the depth figure builds them. */
final class ToyNet {
    /** As the depth figure has it. */
    static final int WIDTH = 16;

    static final int STEPS = 200;

    /** Those that a median is taken over, from 1. */
    static final int SEEDS = 9;

    private ToyNet() {}

    static DepthNet of(int depth, boolean residual, DepthNet.Norm norm, long seed) {
        return of(depth, residual, 1, norm, seed);
    }

    /** @param branch what the branch of a residual layer is scaled by */
    static DepthNet of(int depth, boolean residual, double branch, DepthNet.Norm norm, long seed) {
        return new DepthNet(depth, WIDTH, residual, branch, norm, seed);
    }

    /** Training by SGD, which has measured the network before the first step. */
    static DepthRun sgd(DepthNet net, double lr) {
        return new DepthRun(net, STEPS, Optimizers.get("sgd").chain(new double[] {lr}));
    }

    /** The loss at the end of a training, or where it broke off. */
    static double trained(DepthRun run) {
        run.advance(STEPS);
        return run.losses()[run.steps()];
    }

    /** What is no number counts as the largest. */
    static double median(IntToDoubleFunction ofSeed) {
        return IntStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToDouble(ofSeed)
                .sorted()
                .toArray()[SEEDS / 2];
    }

    /** Zeros in the shape of a network's parameters. */
    static double[][] zeros(DepthNet net) {
        return Arrays.stream(net.params()).map(p -> new double[p.length]).toArray(double[][]::new);
    }
}
