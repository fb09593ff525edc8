package downhill.train;

import downhill.data.Batch;
import downhill.model.Architecture;
import downhill.model.BatchResult;
import downhill.model.BufferState;
import downhill.model.Model;
import downhill.optim.ParameterInfo;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Softmax regression that computes something else at one step, as a diverged or broken engine would. */
class Spoiled implements Model {
    private final SoftmaxRegression model;
    private final int step;
    private final DoubleUnaryOperator loss;
    private final DoubleUnaryOperator gradient;
    private int steps;

    Spoiled(Architecture architecture, long seed, int step, DoubleUnaryOperator loss, DoubleUnaryOperator gradient) {
        this.model = new SoftmaxRegression(architecture, seed);
        this.step = step;
        this.loss = loss;
        this.gradient = gradient;
    }

    @Override
    public BatchResult lossAndGradients(Batch batch, double[][] gradOut) {
        BatchResult result = model.lossAndGradients(batch, gradOut);
        steps++;
        if (steps != step) {
            return result;
        }
        gradOut[1][3] = gradient.applyAsDouble(gradOut[1][3]);
        return new BatchResult(loss.applyAsDouble(result.loss()), result.correct());
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
