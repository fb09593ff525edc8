package downhill.bench;

import ai.djl.ndarray.types.DataType;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import downhill.data.Batch;
import downhill.model.Architecture;

/** PyTorch's step through DJL: its gradients, its momentum SGD, all inside the engine. */
final class PyTorchContender implements Contender {
    private final PyTorchPass network;

    PyTorchContender(Architecture architecture, Batch batch, double lr, double momentum) {
        Optimizer sgd = Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed((float) lr))
                .optMomentum((float) momentum)
                .build();
        network = new PyTorchPass(PyTorchBlocks.of(architecture), batch, DataType.FLOAT32, sgd);
    }

    @Override
    public double step() {
        double loss = network.step();
        network.update();
        return loss;
    }

    @Override
    public double classify() {
        return Math.exp(network.evaluate()[0]);
    }

    @Override
    public void close() {
        network.close();
    }
}
