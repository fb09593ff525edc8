package downhill.survey;

import downhill.data.Batch;
import downhill.data.Batches;
import downhill.data.Dataset;
import downhill.data.Normalization;
import downhill.model.BufferState;
import downhill.model.Model;
import downhill.optim.ParameterInfo;
import java.util.List;

/**
 * A model that is put at any weights to see what its loss is there, on the same images every time.
 *
 * <p>The images are taken in the order of the data set and as they are, without augmentation. The model belongs to the
 * probe until {@link #close}, which gives it the weights and running statistics that it came with. Single-threaded.
 */
public final class Probe implements AutoCloseable {
    private final Model model;
    private final Batches batches;
    private final int images;
    private final double[][] centre;
    private final BufferState buffers;
    private final double[][] batchGradient;

    /**
     * @param data what the loss is the mean of
     * @param normalization that the model was trained with
     * @param batchSize images at once, at most; matters where BatchNorm uses the batch's own statistics. Batches are
     *     made as equal as they can be, since a last one of a few images would have statistics of its own
     */
    public Probe(Model model, Dataset data, Normalization normalization, int batchSize) {
        this.model = model;
        this.images = data.size();
        int count = (images + batchSize - 1) / batchSize;
        this.batches = Batches.inOrder(data, normalization, (images + count - 1) / count);
        this.centre = model.zeros();
        model.read(centre);
        this.buffers = model.buffers();
        this.batchGradient = model.zeros();
    }

    /** The parameters, in index order. */
    public List<ParameterInfo> parameters() {
        return model.parameters();
    }

    /** A copy of the weights that the model came with. */
    public double[][] centre() {
        return Vectors.copy(centre);
    }

    /** Number of images that the loss is the mean of. */
    public int images() {
        return images;
    }

    /** Images that go through the model at once; the last batch may hold fewer. */
    public int batchSize() {
        return (images + batches.perEpoch() - 1) / batches.perEpoch();
    }

    /**
     * The mean cross-entropy at some weights, in nats; NaN where it is not finite.
     *
     * <p>With {@link Statistics#RUNNING} it is that of the probabilities; one that rounds to 0 counts as the smallest
     * positive float, so an image costs 103 at most. With {@link Statistics#BATCH} it is the loss of training, label
     * smoothing included, without any penalty on the weights.
     */
    public double loss(double[][] weights, Statistics statistics) {
        if (statistics == Statistics.BATCH) {
            return lossAndGradient(weights, Vectors.zeros(centre));
        }
        model.write(weights);
        model.buffers(buffers);
        double sum = 0;
        for (int index = 0; index < batches.perEpoch(); index++) {
            Batch batch = batches.batch(0, index);
            float[][] probabilities = model.probabilities(batch);
            for (int i = 0; i < batch.size(); i++) {
                sum -= Math.log(Math.max(probabilities[i][batch.labels()[i]], Float.MIN_VALUE));
            }
        }
        return sum / images;
    }

    /**
     * The loss of training at some weights and its gradient, with each batch's own statistics.
     *
     * @param gradOut receives the gradient of the mean over all images
     */
    public double lossAndGradient(double[][] weights, double[][] gradOut) {
        model.write(weights);
        Vectors.scaled(gradOut, 0, gradOut);
        double loss = 0;
        for (int index = 0; index < batches.perEpoch(); index++) {
            Batch batch = batches.batch(0, index);
            double share = (double) batch.size() / images;
            loss += share * model.lossAndGradients(batch, batchGradient).loss();
            Vectors.addScaled(gradOut, share, batchGradient, gradOut);
        }
        return loss;
    }

    /** Gives the model its weights and running statistics back. */
    @Override
    public void close() {
        model.write(centre);
        model.buffers(buffers);
    }
}
