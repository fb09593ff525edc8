package downhill.bench;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import downhill.data.Batch;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/** A network in PyTorch through DJL, on one batch, in a chosen precision: gradients, updates, classification. */
final class PyTorchPass implements AutoCloseable {
    private final Batch batch;
    private final DataType type;
    private final float[] images; // [image][channel][row][column]
    private final Model model;
    private final Trainer trainer;

    /**
     * With parameters that DJL draws.
     *
     * @param updates how {@link #update} updates them
     */
    PyTorchPass(Block network, Batch batch, DataType type, Optimizer updates) {
        this.batch = batch;
        this.type = type;
        images = RandomBatch.channelsFirst(batch);
        model = Model.newInstance("network", "PyTorch");
        model.setDataType(type);
        model.setBlock(network);
        trainer = model.newTrainer(
                new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(updates));
        trainer.initialize(shape());
    }

    private Shape shape() {
        return new Shape(
                batch.size(),
                batch.shape().channels(),
                batch.shape().height(),
                batch.shape().width());
    }

    /** Sets all parameters and running statistics; both in the order of the architecture. */
    void write(double[][] params, double[][] buffers) {
        write(parameters(true), params);
        write(parameters(false), buffers);
    }

    private void write(List<Parameter> parameters, double[][] values) {
        if (parameters.size() != values.length) {
            throw new IllegalStateException(parameters.size() + " arrays here, " + values.length + " there");
        }
        for (int i = 0; i < values.length; i++) {
            NDArray array = parameters.get(i).getArray();
            double[] mine = transposed(values[i], array.getShape(), false);
            if (array.size() != values[i].length) {
                throw new IllegalStateException(parameters.get(i).getName() + " has " + array.size() + " values here, "
                        + values[i].length + " there");
            }
            if (type == DataType.FLOAT64) {
                array.set(DoubleBuffer.wrap(mine));
            } else {
                float[] floats = new float[values[i].length];
                for (int j = 0; j < floats.length; j++) {
                    floats[j] = (float) mine[j];
                }
                array.set(FloatBuffer.wrap(floats));
            }
        }
    }

    /** What is trained, or else what is only gathered, in the order of the layers. */
    private List<Parameter> parameters(boolean trained) {
        return model.getBlock().getParameters().values().stream()
                .filter(parameter -> trained != isStatistic(parameter))
                .toList();
    }

    private static boolean isStatistic(Parameter parameter) {
        return parameter.getType() == Parameter.Type.RUNNING_MEAN || parameter.getType() == Parameter.Type.RUNNING_VAR;
    }

    private NDArray images(NDManager manager) {
        return manager.create(images, shape()).toType(type, false);
    }

    /** Logarithms of the class probabilities in inference mode. */
    double[] evaluate() {
        try (NDManager pass = trainer.getManager().newSubManager()) {
            NDList logits = trainer.evaluate(new NDList(images(pass)));
            logits.attach(pass);
            return doubles(logits.singletonOrThrow().logSoftmax(1));
        }
    }

    /** Forward and backward in training mode. @return the mean loss */
    double step() {
        // What a pass makes hangs on this manager, or it stays until the collector finds it.
        try (NDManager pass = trainer.getManager().newSubManager()) {
            NDArray labels = pass.create(batch.labels());
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList logits = trainer.forward(new NDList(images(pass)), new NDList(labels));
                NDArray loss = trainer.getLoss().evaluate(new NDList(labels), logits);
                collector.backward(loss);
                logits.attach(pass);
                loss.attach(pass);
                return doubles(loss)[0];
            }
        }
    }

    /** Updates the parameters by the gradients of the last {@link #step}. */
    void update() {
        trainer.step();
    }

    List<double[]> gradients() {
        return parameters(true).stream()
                .map(parameter -> {
                    NDArray gradient = parameter.getArray().getGradient();
                    return transposed(doubles(gradient), gradient.getShape(), true);
                })
                .toList();
    }

    /** Dense weights are {@code [output][input]} there and {@code [input][output]} here; all else is alike. */
    private static double[] transposed(double[] values, Shape theirs, boolean fromThere) {
        if (theirs.dimension() != 2) {
            return values;
        }
        int rows = (int) theirs.get(fromThere ? 0 : 1);
        int columns = values.length / rows;
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i % columns * rows + i / columns] = values[i];
        }
        return result;
    }

    List<double[]> buffers() {
        return parameters(false).stream()
                .map(parameter -> doubles(parameter.getArray()))
                .toList();
    }

    private static double[] doubles(NDArray array) {
        if (array.getDataType() == DataType.FLOAT64) {
            return array.toDoubleArray();
        }
        float[] floats = array.toFloatArray();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
