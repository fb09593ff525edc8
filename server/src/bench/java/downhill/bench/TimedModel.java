package downhill.bench;

import downhill.data.Batch;
import downhill.model.BatchResult;
import downhill.model.BufferState;
import downhill.model.Model;
import downhill.optim.ParameterInfo;
import java.util.List;

/** A model whose work for a gradient is timed: parameters in, forward and backward pass, gradient out. */
final class TimedModel implements Model {
    private final Model model;
    private final StepClock clock;

    TimedModel(Model model, StepClock clock) {
        this.model = model;
        this.clock = clock;
    }

    @Override
    public void write(double[][] params) {
        StepClock.Reading start = StepClock.now();
        model.write(params);
        clock.addPiece(StepClock.now().minus(start));
    }

    @Override
    public BatchResult lossAndGradients(Batch batch, double[][] gradOut) {
        StepClock.Reading start = StepClock.now();
        BatchResult result = model.lossAndGradients(batch, gradOut);
        clock.addPiece(StepClock.now().minus(start));
        return result;
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
