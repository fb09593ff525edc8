package downhill.bench;

import downhill.data.Batch;
import downhill.model.BatchResult;
import downhill.model.Model;
import downhill.model.ModelAround;

/** A model whose work for a gradient is timed: parameters in, forward and backward pass, gradient out. */
final class TimedModel extends ModelAround {
    private final StepClock clock;

    TimedModel(Model model, StepClock clock) {
        super(model);
        this.clock = clock;
    }

    @Override
    public void write(double[][] params) {
        StepClock.Reading start = StepClock.now();
        super.write(params);
        clock.addPiece(StepClock.now().minus(start));
    }

    @Override
    public BatchResult lossAndGradients(Batch batch, double[][] gradOut) {
        StepClock.Reading start = StepClock.now();
        BatchResult result = super.lossAndGradients(batch, gradOut);
        clock.addPiece(StepClock.now().minus(start));
        return result;
    }
}
