package downhill.bench;

import ai.djl.ndarray.types.DataType;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import downhill.data.Batch;
import downhill.model.Architecture;
import downhill.model.Architectures;
import downhill.model.BufferState;
import downhill.model.Model;
import downhill.model.dl4j.Dl4jModel;
import downhill.model.dl4j.NativeMemory;
import downhill.optim.ParameterInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Whether one training step of our engine computes what PyTorch computes: loss, logits, the gradient of every parameter
 * and BatchNorm's running statistics, from the same parameters and the same batch.
 *
 * <p>Two engines that add in different orders cannot agree to the last bit, so the judge is PyTorch in double precision:
 * ours and PyTorch's in single precision must both be as near to it as rounding lets them. The error of an array is the
 * largest difference from the judge over the judge's largest value.
 *
 * <p>One thing is not smooth: where the input of a ReLU lies within rounding of 0, one engine passes a gradient that the
 * other stops. ResNet-20 has 24 million ReLUs in a batch of 128, of which that happens to some in either engine, and
 * then shows in the gradients of all layers before it. So each array is judged by its median error over {@value #DRAWS}
 * small batches, of which most have no such ReLU; the largest error with 128 images is printed as well.
 *
 * <p>Exits with 1 where an error of ours is more than {@value #AS_GOOD} times PyTorch's own and above {@value #ROUNDING}.
 * Arguments: names of architectures ({@code resnet20 cnn3} by default).
 */
public final class Agreement {
    private static final double AS_GOOD = 4;
    private static final double ROUNDING = 1e-5;
    private static final int DRAWS = 9;
    private static final int SMALL = 4; // images
    private static final int LARGE = 128;
    private static final int PASSES = 50; // that bring the running statistics to those of the batch

    private final Architecture architecture;

    private record Line(String name, double ours, double theirs) {
        boolean agrees() {
            return ours <= Math.max(ROUNDING, AS_GOOD * theirs);
        }
    }

    private Agreement(Architecture architecture) {
        this.architecture = architecture;
    }

    public static void main(String[] arguments) {
        NativeMemory.configure();
        boolean agree = true;
        for (String name : arguments.length == 0 ? new String[] {"resnet20", "cnn3"} : arguments) {
            agree &= new Agreement(Architectures.get(name)).print();
        }
        System.exit(agree ? 0 : 1); // also because PyTorch's threads would keep the process
    }

    private boolean print() {
        System.out.printf(
                "%s, errors beside PyTorch in double precision, medians of %d batches of %d images%n  %-40s %10s %10s%n",
                architecture.name(),
                DRAWS,
                SMALL,
                "",
                "ours",
                "PyTorch's");
        List<Line> lines = medians(
                LongStream.range(0, DRAWS).mapToObj(seed -> compare(SMALL, seed)).toList());
        lines.forEach(Agreement::print);
        long differ = lines.stream().filter(line -> !line.agrees()).count();
        System.out.printf("  %d of %d arrays agree%n", lines.size() - differ, lines.size());
        List<Line> large = compare(LARGE, DRAWS);
        print(new Line(
                "largest with " + LARGE + " images",
                large.stream().mapToDouble(Line::ours).max().orElse(0),
                large.stream().mapToDouble(Line::theirs).max().orElse(0)));
        return differ == 0;
    }

    private static void print(Line line) {
        System.out.printf(
                Locale.ROOT,
                "  %-40s %10.1e %10.1e%s%n",
                line.name(),
                line.ours(),
                line.theirs(),
                line.agrees() ? "" : "  DIFFERS");
    }

    private static List<Line> medians(List<List<Line>> draws) {
        return IntStream.range(0, draws.get(0).size())
                .mapToObj(i -> new Line(
                        draws.get(0).get(i).name(),
                        Spread.of(draws.stream().map(d -> d.get(i).ours()).toList())
                                .median(),
                        Spread.of(draws.stream().map(d -> d.get(i).theirs()).toList())
                                .median()))
                .toList();
    }

    private List<Line> compare(int images, long seed) {
        Batch batch = RandomBatch.of(architecture, images, seed);
        List<Line> lines = new ArrayList<>();
        try (Model model = Dl4jModel.create(architecture, 0, seed);
                PyTorchPass single = pass(batch, DataType.FLOAT32);
                PyTorchPass judge = pass(batch, DataType.FLOAT64)) {
            double[][] params = model.zeros();
            model.read(params);
            double[][] grads = model.zeros();
            for (int i = 0; i < PASSES; i++) {
                model.lossAndGradients(batch, grads);
            }
            single.write(params, values(model.buffers()));
            judge.write(params, values(model.buffers()));
            lines.add(line("logits in inference mode", logits(model, batch), single.evaluate(), judge.evaluate()));
            double loss = model.lossAndGradients(batch, grads).loss();
            lines.add(line("loss", new double[] {loss}, new double[] {single.step()}, new double[] {judge.step()}));
            List<double[]> singleGrads = single.gradients();
            List<double[]> judgeGrads = judge.gradients();
            for (ParameterInfo parameter : model.parameters()) {
                int i = parameter.index();
                lines.add(line("∂ " + parameter.name(), grads[i], singleGrads.get(i), judgeGrads.get(i)));
            }
            List<double[]> singleBuffers = single.buffers();
            List<double[]> judgeBuffers = judge.buffers();
            List<BufferState.Buffer> buffers = model.buffers().buffers();
            for (int i = 0; i < buffers.size(); i++) {
                BufferState.Buffer buffer = buffers.get(i);
                lines.add(line(buffer.name(), buffer.values(), singleBuffers.get(i), judgeBuffers.get(i)));
            }
        }
        return lines;
    }

    /** Never updated, so the optimizer does not matter. */
    private PyTorchPass pass(Batch batch, DataType type) {
        Optimizer none = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0)).build();
        return new PyTorchPass(PyTorchBlocks.inOurOrder(architecture), batch, type, none);
    }

    private static double[][] values(BufferState state) {
        return state.buffers().stream().map(BufferState.Buffer::values).toArray(double[][]::new);
    }

    /** Logarithms of the probabilities: the logits less their log-sum-exp, which is all that a classification knows. */
    private static double[] logits(Model model, Batch batch) {
        return Arrays.stream(model.probabilities(batch))
                .flatMapToDouble(row -> {
                    double[] logs = new double[row.length];
                    for (int j = 0; j < logs.length; j++) {
                        logs[j] = Math.log(row[j]);
                    }
                    return Arrays.stream(logs);
                })
                .toArray();
    }

    private static Line line(String name, double[] ours, double[] theirs, double[] judge) {
        return new Line(name, error(ours, judge), error(theirs, judge));
    }

    private static double error(double[] values, double[] judge) {
        if (values.length != judge.length) {
            throw new IllegalStateException(values.length + " values against " + judge.length);
        }
        double scale = 0;
        double difference = 0;
        for (int i = 0; i < judge.length; i++) {
            scale = Math.max(scale, Math.abs(judge[i]));
            difference = Math.max(difference, Math.abs(values[i] - judge[i]));
        }
        return difference == 0 ? 0 : difference / scale;
    }
}
