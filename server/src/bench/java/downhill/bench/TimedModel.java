package downhill.bench;

import downhill.data.Batch;
import downhill.model.BatchResult;
import downhill.model.ModelAround;
import downhill.model.dl4j.Dl4jModel;

/** A model that notes when it was asked for a gradient, when its forward pass was done, and when it had answered. */
final class TimedModel extends ModelAround {
    private final Dl4jModel model;
    private StepClock.Reading asked;
    private StepClock.Reading answered;

    TimedModel(Dl4jModel model) {
        super(model);
        this.model = model;
    }

    /** When the parameters of the last gradient came in. */
    StepClock.Reading asked() {
        return asked;
    }

    /** When the last gradient went out. */
    StepClock.Reading answered() {
        return answered;
    }

    /** How long the forward pass of the last gradient took, in nanoseconds by the clock. */
    double forwardNanos() {
        return model.forwardNanos();
    }

    @Override
    public void write(double[][] params) {
        asked = StepClock.now();
        super.write(params);
    }

    @Override
    public BatchResult lossAndGradients(Batch batch, double[][] gradOut) {
        BatchResult result = super.lossAndGradients(batch, gradOut);
        answered = StepClock.now();
        return result;
    }
}
