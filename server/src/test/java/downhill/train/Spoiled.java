package downhill.train;

import downhill.data.Batch;
import downhill.model.Architecture;
import downhill.model.BatchResult;
import downhill.model.ModelAround;
import java.util.function.DoubleUnaryOperator;

/** Softmax regression that computes something else at one step, as a diverged or broken engine would. */
class Spoiled extends ModelAround {
    private final int step;
    private final DoubleUnaryOperator loss;
    private final DoubleUnaryOperator gradient;
    private int steps;

    Spoiled(Architecture architecture, long seed, int step, DoubleUnaryOperator loss, DoubleUnaryOperator gradient) {
        super(new SoftmaxRegression(architecture, seed));
        this.step = step;
        this.loss = loss;
        this.gradient = gradient;
    }

    @Override
    public BatchResult lossAndGradients(Batch batch, double[][] gradOut) {
        BatchResult result = super.lossAndGradients(batch, gradOut);
        steps++;
        if (steps != step) {
            return result;
        }
        gradOut[1][3] = gradient.applyAsDouble(gradOut[1][3]);
        return new BatchResult(loss.applyAsDouble(result.loss()), result.correct());
    }
}
