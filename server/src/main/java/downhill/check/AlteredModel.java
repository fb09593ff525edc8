package downhill.check;

import downhill.data.Batch;
import downhill.model.BatchResult;
import downhill.model.Model;
import downhill.model.ModelAround;
import downhill.optim.ParameterInfo;

/** A model whose loss and gradients come out multiplied by a factor: a wrong backward pass. */
final class AlteredModel extends ModelAround {
    /** What the gradient of a parameter is multiplied by, for a batch of a size. */
    interface GradientFactor {
        double of(ParameterInfo parameter, int batchSize);
    }

    private final GradientFactor gradientFactor;
    private final boolean summed;

    /** @param summed whether the loss is the sum over the batch instead of the mean */
    AlteredModel(Model model, GradientFactor gradientFactor, boolean summed) {
        super(model);
        this.gradientFactor = gradientFactor;
        this.summed = summed;
    }

    @Override
    public BatchResult lossAndGradients(Batch batch, double[][] gradOut) {
        BatchResult result = super.lossAndGradients(batch, gradOut);
        for (ParameterInfo parameter : parameters()) {
            double factor = gradientFactor.of(parameter, batch.size());
            double[] grad = gradOut[parameter.index()];
            for (int j = 0; j < grad.length; j++) {
                grad[j] *= factor;
            }
        }
        return summed ? new BatchResult(result.loss() * batch.size(), result.correct()) : result;
    }
}
