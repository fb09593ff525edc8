package downhill.bench;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import downhill.data.Batch;
import downhill.data.ImageShape;
import downhill.model.Architecture;

/** PyTorch's step through DJL: its gradients, its momentum SGD, all inside the engine. */
final class PyTorchContender implements Contender {
    private static final String ENGINE = "PyTorch";

    private final Batch batch;
    private final float[] images; // [image][channel][row][column]
    private final Model model;
    private final Trainer trainer;

    PyTorchContender(Architecture architecture, Batch batch, double lr, double momentum) {
        this.batch = batch;
        images = RandomBatch.channelsFirst(batch);
        model = Model.newInstance(architecture.name(), ENGINE);
        model.setBlock(PyTorchBlocks.of(architecture));
        Optimizer sgd = Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed((float) lr))
                .optMomentum((float) momentum)
                .build();
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(sgd));
        trainer.initialize(shape());
    }

    private Shape shape() {
        ImageShape shape = batch.shape();
        return new Shape(batch.size(), shape.channels(), shape.height(), shape.width());
    }

    @Override
    public String name() {
        return "PyTorch " + Engine.getEngine(ENGINE).getVersion();
    }

    @Override
    public double step() {
        // What a step makes hangs on this manager, or it stays until the collector finds it.
        try (NDManager step = trainer.getManager().newSubManager()) {
            NDArray x = step.create(images, shape());
            NDArray y = step.create(batch.labels());
            double loss;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList logits = trainer.forward(new NDList(x), new NDList(y));
                NDArray mean = trainer.getLoss().evaluate(new NDList(y), logits);
                collector.backward(mean);
                loss = mean.getFloat();
                logits.attach(step);
                mean.attach(step);
            }
            trainer.step();
            return loss;
        }
    }

    @Override
    public double classify() {
        try (NDManager step = trainer.getManager().newSubManager()) {
            NDList logits = trainer.evaluate(new NDList(step.create(images, shape())));
            logits.attach(step);
            return logits.singletonOrThrow().softmax(1).toFloatArray()[0];
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
