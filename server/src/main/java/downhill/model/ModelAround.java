package downhill.model;

import downhill.data.Batch;
import downhill.optim.ParameterInfo;
import java.util.List;

/** A model that leaves everything to another one; who extends it changes or watches some of that. Single-threaded. */
public abstract class ModelAround implements Model {
    private final Model model;

    /** @param model closed together with this one */
    protected ModelAround(Model model) {
        this.model = model;
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
    public BatchResult lossAndGradients(Batch batch, double[][] gradOut) {
        return model.lossAndGradients(batch, gradOut);
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
