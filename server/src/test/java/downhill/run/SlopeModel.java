package downhill.run;

import downhill.data.Batch;
import downhill.model.BatchResult;
import downhill.model.BufferState;
import downhill.model.Model;
import downhill.optim.ParameterInfo;
import java.util.Arrays;
import java.util.List;

/** A model of one weight w with the loss (w − 3)² / 2: it has gradients without an engine, at a chosen pace. */
final class SlopeModel implements Model {
    private final long millisABatch;
    private double weight;

    SlopeModel(long millisABatch) {
        this.millisABatch = millisABatch;
    }

    @Override
    public List<ParameterInfo> parameters() {
        return List.of(new ParameterInfo(0, "weight", ParameterInfo.Kind.WEIGHT, 1));
    }

    @Override
    public void read(double[][] params) {
        params[0][0] = weight;
    }

    @Override
    public void write(double[][] params) {
        weight = params[0][0];
    }

    @Override
    public BatchResult lossAndGradients(Batch batch, double[][] gradOut) {
        try {
            Thread.sleep(millisABatch);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts training", e);
        }
        gradOut[0][0] = weight - 3;
        return new BatchResult((weight - 3) * (weight - 3) / 2, 1);
    }

    @Override
    public float[][] probabilities(Batch batch) {
        float[][] probabilities = new float[batch.size()][10];
        for (float[] row : probabilities) {
            Arrays.fill(row, 0.1f);
        }
        return probabilities;
    }

    @Override
    public BufferState buffers() {
        return new BufferState(List.of());
    }

    @Override
    public void buffers(BufferState state) {
        // It has none.
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
