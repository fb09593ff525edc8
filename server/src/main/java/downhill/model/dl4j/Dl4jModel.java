package downhill.model.dl4j;

import downhill.data.Batch;
import downhill.model.Architecture;
import downhill.model.BatchResult;
import downhill.model.BufferState;
import downhill.model.BufferState.Buffer;
import downhill.model.Initializer;
import downhill.model.Model;
import downhill.optim.ParameterInfo;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A model that DL4J and ND4J compute.
 *
 * <p>The same parameters and batches give the same bits in every process with the same number of threads and the same
 * kind of processor. Batches may differ in size. Single-threaded.
 */
public final class Dl4jModel implements Model {
    static {
        DeviceChoice.configure(); // before the first use of ND4J below
        NativeThreads.configure();
    }

    private final Architecture architecture;
    private final BatchArrays batches;
    private final CrossEntropy loss;
    private final ComputationGraph graph;
    private final List<ParameterInfo> parameters;
    private final FlatArrays parameterArrays;
    private final FlatArrays bufferArrays;
    private boolean finiteParameters;
    private long forwardNanos;

    private Dl4jModel(Architecture architecture, double labelSmoothing, DataType type) {
        this.architecture = architecture;
        batches = new BatchArrays(architecture, type);
        loss = new CrossEntropy(labelSmoothing);
        parameters = architecture.parameters();
        graph = Graphs.build(architecture, loss, type);
        List<Buffer> buffers = architecture.initialBuffers().buffers();
        parameterArrays = new FlatArrays(
                graph, parameters.stream().map(ParameterInfo::name).toList());
        bufferArrays = new FlatArrays(graph, buffers.stream().map(Buffer::name).toList());
        buffers(architecture.initialBuffers());
    }

    /** A model in single precision with the weights that {@link Initializer} draws for a seed. */
    public static Dl4jModel create(Architecture architecture, double labelSmoothing, long seed) {
        return create(architecture, labelSmoothing, seed, DataType.FLOAT);
    }

    /** The same without label smoothing. */
    static Dl4jModel create(Architecture architecture, long seed) {
        return create(architecture, 0, seed);
    }

    /** The same in a chosen precision: double is for checks, several times as slow. */
    static Dl4jModel create(Architecture architecture, long seed, DataType type) {
        return create(architecture, 0, seed, type);
    }

    /** All that can be chosen. */
    static Dl4jModel create(Architecture architecture, double labelSmoothing, long seed, DataType type) {
        Dl4jModel model = new Dl4jModel(architecture, labelSmoothing, type);
        model.write(Initializer.initialize(architecture, seed));
        return model;
    }

    @Override
    public List<ParameterInfo> parameters() {
        return parameters;
    }

    @Override
    public void read(double[][] params) {
        parameterArrays.read(graph.params(), params);
    }

    @Override
    public void write(double[][] params) {
        finiteParameters = allFinite(params);
        parameterArrays.write(params, graph.params());
    }

    /**
     * {@inheritDoc}
     *
     * <p>Where a parameter or a gradient is not finite in single precision, the loss is NaN: pooling and ReLU may hide a
     * NaN on its way forward.
     *
     * @throws IllegalArgumentException where images or labels do not fit the architecture
     */
    @Override
    public BatchResult lossAndGradients(Batch batch, double[][] gradOut) {
        long start = System.nanoTime();
        try {
            graph.setInputs(batches.images(batch));
            graph.setLabels(batches.labels(batch));
            graph.computeGradientAndScore();
            forwardNanos = loss.askedAt() - start;
            parameterArrays.read(graph.getFlattenedGradients(), gradOut);
        } finally {
            graph.clear();
        }
        return new BatchResult(finiteParameters && allFinite(gradOut) ? loss.loss() : Double.NaN, loss.correct());
    }

    /** How long the forward pass of the last {@link #lossAndGradients} took, from images to logits, in nanoseconds. */
    public long forwardNanos() {
        return forwardNanos;
    }

    private static boolean allFinite(double[][] arrays) {
        for (double[] array : arrays) {
            double zero = 0;
            for (double value : array) {
                zero += 0 * (float) value;
            }
            if (Double.isNaN(zero)) { // 0 × ∞ and 0 × NaN are NaN
                return false;
            }
        }
        return true;
    }

    @Override
    public float[][] probabilities(Batch batch) {
        try (INDArray probabilities = graph.outputSingle(batches.images(batch))) {
            return probabilities.toFloatMatrix();
        }
    }

    @Override
    public BufferState buffers() {
        BufferState state = architecture.initialBuffers(); // for its names and sizes; filled below
        bufferArrays.read(graph.params(), values(state));
        return state;
    }

    /** @throws IllegalArgumentException where the number, names or sizes are not this architecture's */
    @Override
    public void buffers(BufferState state) {
        List<Buffer> expected = architecture.initialBuffers().buffers();
        List<Buffer> found = state.buffers();
        if (found.size() != expected.size()) {
            throw new IllegalArgumentException("the state holds " + found.size() + " buffers, but "
                    + architecture.name() + " has " + expected.size());
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!describe(found.get(i)).equals(describe(expected.get(i)))) {
                throw new IllegalArgumentException("buffer " + i + " is " + describe(found.get(i)) + ", but "
                        + architecture.name() + " has " + describe(expected.get(i)));
            }
        }
        bufferArrays.write(values(state), graph.params());
    }

    private static String describe(Buffer buffer) {
        return buffer.name() + "[" + buffer.values().length + "]";
    }

    private static double[][] values(BufferState state) {
        return state.buffers().stream().map(Buffer::values).toArray(double[][]::new);
    }

    @Override
    public void close() {
        graph.clear();
        graph.close();
        batches.close();
    }
}
