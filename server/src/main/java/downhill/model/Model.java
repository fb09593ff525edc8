package downhill.model;

import downhill.data.Batch;
import downhill.optim.ParameterInfo;
import java.util.List;

/**
 * A network that computes losses and gradients and never updates itself: that is the optimizer's work.
 *
 * <p>Arrays are {@code [parameter index][flattened element]} in row-major order of each parameter's shape, in double
 * whatever the precision inside. Single-threaded.
 */
public interface Model extends AutoCloseable {
    /** The trainable parameters, in index order; the order is the same for every model of one architecture. */
    List<ParameterInfo> parameters();

    /** Zeros in the shape of the parameters, {@code [parameter index][flattened element]}. */
    default double[][] zeros() {
        return parameters().stream().map(p -> new double[p.size()]).toArray(double[][]::new);
    }

    /** Copies the parameters out. */
    void read(double[][] params);

    /** Replaces the parameters. */
    void write(double[][] params);

    /**
     * One forward and backward pass in training mode: BatchNorm uses the batch's own statistics and moves its running
     * ones.
     *
     * @param gradOut receives the gradient of the mean loss
     * @return the mean cross-entropy over the batch and how many images were classified rightly
     */
    BatchResult lossAndGradients(Batch batch, double[][] gradOut);

    /** Class probabilities in inference mode, {@code [image][class]}. */
    float[][] probabilities(Batch batch);

    /** A copy of BatchNorm's running statistics: never optimized, clipped or decayed. */
    BufferState buffers();

    /** Replaces the running statistics. */
    void buffers(BufferState state);

    @Override
    void close();
}
