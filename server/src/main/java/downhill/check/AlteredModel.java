package downhill.check;

import downhill.data.Batch;
import downhill.model.BatchResult;
import downhill.model.BufferState;
import downhill.model.Model;
import downhill.optim.ParameterInfo;
import java.util.List;

/** A model whose loss and gradients come out multiplied by a factor: a wrong backward pass. */
final class AlteredModel implements Model {
    /** What the gradient of a parameter is multiplied by, for a batch of a size. */
    interface GradientFactor {
        double of(ParameterInfo parameter, int batchSize);
    }

    private final Model model;
    private final GradientFactor gradientFactor;
    private final boolean summed;

    /** @param summed whether the loss is the sum over the batch instead of the mean */
    AlteredModel(Model model, GradientFactor gradientFactor, boolean summed) {
        this.model = model;
        this.gradientFactor = gradientFactor;
        this.summed = summed;
    }

    @Override
    public BatchResult lossAndGradients(Batch batch, double[][] gradOut) {
        BatchResult result = model.lossAndGradients(batch, gradOut);
        for (ParameterInfo parameter : model.parameters()) {
            double factor = gradientFactor.of(parameter, batch.size());
            double[] grad = gradOut[parameter.index()];
            for (int j = 0; j < grad.length; j++) {
                grad[j] *= factor;
            }
        }
        return summed ? new BatchResult(result.loss() * batch.size(), result.correct()) : result;
    }

    @Override
    public List<ParameterInfo> parameters() {
        return model.parameters();
    }

    @Override
    public void read(double[][] params) {
        model.read(params);
    }

    @Override
    public void write(double[][] params) {
        model.write(params);
    }

    @Override
    public float[][] probabilities(Batch batch) {
        return model.probabilities(batch);
    }

    @Override
    public BufferState buffers() {
        return model.buffers();
    }

    @Override
    public void buffers(BufferState state) {
        model.buffers(state);
    }

    @Override
    public void close() {
        model.close();
    }
}
