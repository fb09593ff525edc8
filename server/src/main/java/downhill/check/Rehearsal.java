package downhill.check;

import downhill.data.Batch;
import downhill.model.BatchResult;
import downhill.model.Model;
import downhill.optim.ClipByGlobalNorm;
import downhill.optim.Optimizer;
import downhill.optim.ParameterInfo;
import downhill.train.Config;
import downhill.train.RunOptimizer;
import java.util.List;

/** A new model and its optimizer, as the first steps of a run have them; nothing of it is kept. Single-threaded. */
final class Rehearsal implements AutoCloseable {
    private final Model model;
    private final List<ParameterInfo> parameters;
    private final Optimizer optimizer;
    private final double[][] values; // [parameter][element]
    private final double[][] grads; // same shape

    /**
     * @param config of the rehearsal; may differ from the subject's
     * @param stepsPerEpoch what turns the schedule's epochs into steps
     */
    Rehearsal(Subject subject, Config config, int stepsPerEpoch) {
        model = config.build(subject.models());
        parameters = model.parameters();
        values = model.zeros();
        grads = model.zeros();
        model.read(values);
        optimizer = RunOptimizer.of(config, parameters, stepsPerEpoch);
    }

    List<ParameterInfo> parameters() {
        return parameters;
    }

    /** Loss and gradients of a batch, where the next step would take them; nothing is updated. */
    BatchResult pass(Batch batch) {
        model.write(optimizer.lookAhead(values));
        return model.lossAndGradients(batch, grads);
    }

    /** Global norm of the last pass's gradients. */
    double gradNorm() {
        return ClipByGlobalNorm.norm(grads);
    }

    /** Norm of the gradient of one parameter in the last pass. */
    double gradNorm(ParameterInfo parameter) {
        return ClipByGlobalNorm.norm(new double[][] {grads[parameter.index()]});
    }

    /** Updates by the gradients of the last pass, which are then used up. */
    void update() {
        optimizer.step(values, grads);
    }

    @Override
    public void close() {
        model.close();
    }
}
