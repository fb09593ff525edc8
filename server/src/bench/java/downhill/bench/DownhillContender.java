package downhill.bench;

import downhill.data.Batch;
import downhill.model.Architecture;
import downhill.model.Model;
import downhill.model.dl4j.Dl4jModel;
import downhill.optim.Optimizer;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;

/** Our step: DL4J's loss and gradients, our momentum in double, parameters copied both ways. */
final class DownhillContender implements Contender {
    private final Model model;
    private final Batch batch;
    private final Optimizer optimizer;
    private final double[][] params; // [parameter][element]
    private final double[][] grads;

    DownhillContender(Architecture architecture, Batch batch, double lr, double momentum) {
        this.batch = batch;
        model = Dl4jModel.create(architecture, 0, 1);
        ParameterInfo[] parameters = model.parameters().toArray(ParameterInfo[]::new);
        optimizer =
                new Optimizer(parameters, Optimizers.get("momentum").chain(new double[] {lr, momentum}));
        params = model.zeros();
        grads = model.zeros();
        model.read(params);
    }

    @Override
    public double step() {
        model.write(optimizer.lookAhead(params));
        double loss = model.lossAndGradients(batch, grads).loss();
        optimizer.step(params, grads);
        return loss;
    }

    @Override
    public double classify() {
        return model.probabilities(batch)[0][0];
    }

    @Override
    public void close() {
        model.close();
    }
}
