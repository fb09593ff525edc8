package downhill.web;

import downhill.augment.Augmentation;
import downhill.lab.Axis;
import downhill.lab.Curvature;
import downhill.lab.DecayExperiment;
import downhill.lab.DepthNet;
import downhill.lab.DepthRun;
import downhill.lab.GradientMemory;
import downhill.lab.Microscope;
import downhill.lab.Race;
import downhill.lab.StabilityMap;
import downhill.lab.ValueGrid;
import downhill.landscape.Landscape;
import downhill.landscape.LandscapeEntry;
import downhill.landscape.Landscapes;
import downhill.landscape.NoisyGradient;
import downhill.optim.ChainOptions;
import downhill.optim.GradientTransform;
import downhill.optim.Hyperparameter;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.optim.Term;
import downhill.schedule.Schedule;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * The functions that the compiled module exports. Static, because a call of an exported instance method costs a hundred
 * times as much.
 */
public final class Laboratory {
    /** Below this gradient norm a racer counts as converged. */
    private static final double TOLERANCE = 1e-9;

    private Laboratory() {}

    /** Required by the compiler; the module does nothing until a page calls it. */
    public static void main(String[] arguments) {}

    /** All optimizers and landscapes, as JSON, and what holds of every own function. */
    @JSExport
    public static String catalogue() {
        return CatalogueJson.write(Optimizers.all(), Landscapes.all(), Landscapes.own("x^2 + y^2"));
    }

    /** The landscape of a name, for values of its parameters in the catalogue's order. */
    @JSExport
    public static Landscape newLandscape(String name, double[] values) {
        return Landscapes.get(name).landscape(values);
    }

    /** The reader's own function; it must have no {@link #expressionProblem}. */
    @JSExport
    public static Landscape newOwnLandscape(String expression) {
        return Landscapes.own(expression).landscape();
    }

    /** What is wrong with an expression, for the reader, or an empty text. */
    @JSExport
    public static String expressionProblem(String expression) {
        try {
            Landscapes.own(expression);
            return "";
        } catch (IllegalArgumentException problem) {
            return problem.getMessage();
        }
    }

    /** A learning rate that suits an optimizer on the landscape of a name with these values of its parameters. */
    @JSExport
    public static double suitableRate(String landscape, double[] values, String optimizer) {
        return Landscapes.get(landscape).rate(Optimizers.get(optimizer), values);
    }

    /** A race without racers: see {@link Race}. */
    @JSExport
    public static Race newRace(Landscape landscape, double x, double y, int budget) {
        return new Race(landscape, x, y, budget, TOLERANCE);
    }

    /** A race that never stops early, for comparing trajectories number by number. */
    @JSExport
    public static Race newEndlessRace(Landscape landscape, double x, double y, int budget) {
        return new Race(landscape, x, y, budget, 0);
    }

    /** Adds an optimizer with its hyperparameters in the catalogue's order; returns its number. */
    @JSExport
    public static int addRacer(Race race, String optimizer, double[] hyperparameters) {
        return race.add(Optimizers.get(optimizer).chain(hyperparameters));
    }

    // Race: noise, schedules, clipping, recorded series

    /** A race whose noise has a seed, and whose racers stop outside the view xMin, xMax, yMin, yMax. */
    @JSExport
    public static Race newRaceWithin(
            Landscape landscape, double x, double y, int budget, double tolerance, int seed, double[] view) {
        return new Race(landscape, x, y, budget, tolerance, seed, view);
    }

    /** The landscape with normal noise of standard deviation {@code sigma} on each coordinate of its gradient. */
    @JSExport
    public static Landscape noisy(Landscape landscape, double sigma) {
        return new NoisyGradient(landscape, sigma);
    }

    /**
     * A learning rate over time: {@code constant}, {@code step} (divided by 10 after half and after three quarters of the
     * steps) or {@code cosine}, after a linear warmup.
     */
    @JSExport
    public static Schedule newSchedule(String kind, double lr, int totalSteps, int warmup) {
        switch (kind) {
            case "step":
                return Schedule.step(lr, 0.1, totalSteps / 2, Math.max(totalSteps * 3 / 4, totalSteps / 2 + 1))
                        .warmup(warmup);
            case "cosine":
                return Schedule.cosine(lr, totalSteps).warmup(warmup);
            default:
                return Schedule.constant(lr).warmup(warmup);
        }
    }

    /** Adds an optimizer with a schedule and gradients clipped to a norm (0: never) and records its state. */
    @JSExport
    public static int enter(Race race, String optimizer, double[] hyperparameters, Schedule lr, double clipNorm) {
        return race.add(Optimizers.get(optimizer), hyperparameters, lr, clipNorm);
    }

    /** A live view of the gradient norm at each of a racer's steps. */
    @JSExport
    public static Float64Array gradientNorms(Race race, int racer) {
        return Float64Array.copyFromJavaArray(race.racer(racer).gradientNorms());
    }

    /** A series that a racer recorded (v, s, m, mHat, vHat: x₀, y₀, x₁, …; lr: one a step), or null. */
    @JSExport
    public static Float64Array series(Race race, int racer, String name) {
        double[] series = race.racer(racer).series(name);
        return series == null ? null : Float64Array.copyFromJavaArray(series);
    }

    /** Lets every racer take up to {@code steps} steps; returns how many are still running. */
    @JSExport
    public static int advance(Race race, int steps) {
        return race.advance(steps);
    }

    /** How many points a racer has visited: its steps and the start. */
    @JSExport
    public static int length(Race race, int racer) {
        return race.racer(racer).steps() + 1;
    }

    /** A live view of a racer's points: x₀, y₀, x₁, y₁, … */
    @JSExport
    public static Float64Array path(Race race, int racer) {
        return Float64Array.copyFromJavaArray(race.racer(racer).path());
    }

    /** A live view of the loss at each of a racer's points. */
    @JSExport
    public static Float64Array losses(Race race, int racer) {
        return Float64Array.copyFromJavaArray(race.racer(racer).losses());
    }

    /** {@code running}, {@code converged}, {@code diverged}, {@code left} or {@code spent}. */
    @JSExport
    public static String outcome(Race race, int racer) {
        switch (race.racer(racer).outcome()) {
            case CONVERGED:
                return "converged";
            case DIVERGED:
                return "diverged";
            case LEFT:
                return "left";
            case SPENT:
                return "spent";
            default:
                return "running";
        }
    }

    /** L(x, y). */
    @JSExport
    public static double value(Landscape landscape, double x, double y) {
        return landscape.value(x, y);
    }

    /** A landscape sampled on a grid: see {@link ValueGrid}. */
    @JSExport
    public static ValueGrid newGrid(
            Landscape landscape, int width, int height, double xMin, double xMax, double yMin, double yMax) {
        return new ValueGrid(landscape, width, height, xMin, xMax, yMin, yMax);
    }

    /** A live view of a grid's values, row by row from yMin upwards. */
    @JSExport
    public static Float64Array values(ValueGrid grid) {
        return Float64Array.copyFromJavaArray(grid.values());
    }

    /** The segments of one contour line: x₀, y₀, x₁, y₁, … in grid units. */
    @JSExport
    public static Float64Array contour(ValueGrid grid, double level) {
        return Float64Array.copyFromJavaArray(grid.contour(level));
    }

    // Microscope, memory of gradients, decay

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

    // Depth

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

    // Stability map

    /**
     * A stability map, not yet computed: see {@link StabilityMap}.
     *
     * @param expression the reader's own function; empty for the landscape of the catalogue
     * @param axes rates from, rates to, others from, others to, columns, rows
     */
    @JSExport
    public static StabilityMap newStabilityMap(
            String landscape,
            String expression,
            double[] shape,
            String optimizer,
            double[] values,
            int other,
            double[] axes,
            double[] start,
            int budget) {
        LandscapeEntry place = expression.isEmpty() ? Landscapes.get(landscape) : Landscapes.own(expression);
        OptimizerEntry entry = Optimizers.get(optimizer);
        Hyperparameter upwards =
                other == StabilityMap.LANDSCAPE ? place.parameters()[0] : entry.hyperparameters()[other];
        Axis rates = new Axis(Hyperparameter.Scale.LOG, axes[0], axes[1], (int) axes[4]);
        Axis others = new Axis(upwards.scale(), axes[2], axes[3], (int) axes[5]);
        return new StabilityMap(place, shape, entry, values, rates, other, others, start, budget);
    }

    /** Computes some rows of a stability map, every {@code stride}-th cell. */
    @JSExport
    public static void computeStability(StabilityMap map, int from, int to, int stride) {
        map.compute(from, to, stride);
    }

    /** A live view of a stability map's cells. */
    @JSExport
    public static Float64Array stabilityCells(StabilityMap map) {
        return Float64Array.copyFromJavaArray(map.cells());
    }

    /** The largest curvature of a landscape at a point. */
    @JSExport
    public static double largestCurvature(Landscape landscape, double x, double y) {
        return Curvature.largest(landscape, x, y);
    }

    /** See {@link Curvature#limit}. */
    @JSExport
    public static double stabilityLimit(String optimizer, double gamma, double lambda) {
        return Curvature.limit(optimizer, gamma, lambda);
    }

    // Schedule sketchpad

    /** {@code lr}, multiplied by a factor at each milestone, a step; ascending. */
    @JSExport
    public static Schedule stepSchedule(double lr, double factor, int[] milestones) {
        return Schedule.step(lr, factor, milestones);
    }

    /** Straight lines through points, each a fraction of the run and a multiple of {@code lr}. */
    @JSExport
    public static Schedule sketchedSchedule(double lr, int totalSteps, double[] fractions, double[] multiples) {
        return Schedule.sketched(lr, totalSteps, fractions, multiples);
    }

    /** A schedule approached by a straight line over its first steps. */
    @JSExport
    public static Schedule warmed(Schedule schedule, int steps) {
        return schedule.warmup(steps);
    }

    /** The learning rate of each of the first steps. */
    @JSExport
    public static Float64Array learningRates(Schedule schedule, int steps) {
        double[] rates = new double[steps];
        for (int step = 0; step < steps; step++) {
            rates[step] = schedule.at(step);
        }
        return Float64Array.copyFromJavaArray(rates);
    }

    // Augmentation

    /** How training changes images: see {@link Augmentation}. */
    @JSExport
    public static Augmentation newAugmentation(
            int padding, boolean flip, double brightness, double contrast, double saturation) {
        return new Augmentation(padding, flip, brightness, contrast, saturation);
    }

    /** An image of three channels, {@code [channel][row][column]}, as training sees it; a new array. */
    @JSExport
    public static Int8Array augment(
            Augmentation augmentation, Int8Array image, int height, int width, int seed, int epoch, int index) {
        byte[] in = new byte[image.getLength()];
        for (int i = 0; i < in.length; i++) {
            in[i] = image.get(i);
        }
        byte[] out = new byte[in.length];
        augmentation.apply(in, out, 3, height, width, seed, epoch, index);
        return Int8Array.copyFromJavaArray(out);
    }

    /** What is drawn for one image: see {@link Augmentation#draws}. */
    @JSExport
    public static Float64Array augmentationDraws(Augmentation augmentation, int seed, int epoch, int index) {
        return Float64Array.copyFromJavaArray(augmentation.draws(seed, epoch, index));
    }
}
