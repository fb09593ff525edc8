package downhill.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import downhill.model.Architecture;
import downhill.model.Layer;
import java.util.List;

/** The same architectures from DJL's blocks, channels first as PyTorch has it by default. */
final class PyTorchBlocks {
    private final boolean channelsLast;

    private PyTorchBlocks(boolean channelsLast) {
        this.channelsLast = channelsLast;
    }

    /** The network as PyTorch would have it, which flattens channel by channel. */
    static Block of(Architecture architecture) {
        return new PyTorchBlocks(false).sequence(architecture.layers());
    }

    /** The network whose dense weights stand in our order: it flattens pixel by pixel, for one copy more. */
    static Block inOurOrder(Architecture architecture) {
        return new PyTorchBlocks(true).sequence(architecture.layers());
    }

    private SequentialBlock sequence(List<Layer> layers) {
        SequentialBlock sequence = new SequentialBlock();
        layers.forEach(layer -> add(layer, sequence));
        return sequence;
    }

    private void add(Layer layer, SequentialBlock sequence) {
        if (layer instanceof Layer.Conv conv) {
            int padding = conv.kernel() / 2;
            sequence.add(Conv2d.builder()
                    .setFilters(conv.channels())
                    .setKernelShape(new Shape(conv.kernel(), conv.kernel()))
                    .optStride(new Shape(conv.stride(), conv.stride()))
                    .optPadding(new Shape(padding, padding))
                    .optBias(conv.bias())
                    .build());
        } else if (layer instanceof Layer.BatchNorm norm) {
            sequence.add(BatchNorm.builder()
                    .optEpsilon((float) Layer.BatchNorm.EPS)
                    .optMomentum((float) Layer.BatchNorm.DECAY)
                    .build());
            if (norm.relu()) {
                sequence.add(Activation.reluBlock());
            }
        } else if (layer instanceof Layer.Relu) {
            sequence.add(Activation.reluBlock());
        } else if (layer instanceof Layer.MaxPool pool) {
            Shape square = new Shape(pool.size(), pool.size());
            sequence.add(Pool.maxPool2dBlock(square, square));
        } else if (layer instanceof Layer.GlobalAveragePool) {
            sequence.add(Pool.globalAvgPool2dBlock());
        } else if (layer instanceof Layer.Residual residual) {
            sequence.add(residual(residual));
        } else if (layer instanceof Layer.Dense dense) {
            if (channelsLast) {
                sequence.add(new LambdaBlock(PyTorchBlocks::channelsLast));
            }
            sequence.add(Blocks.batchFlattenBlock());
            sequence.add(Linear.builder().setUnits(dense.outputs()).build());
        }
    }

    private static NDList channelsLast(NDList inputs) {
        NDArray x = inputs.singletonOrThrow();
        return new NDList(x.getShape().dimension() == 4 ? x.transpose(0, 2, 3, 1) : x);
    }

    private Block residual(Layer.Residual residual) {
        ParallelBlock block = new ParallelBlock(outputs -> {
            NDArray body = outputs.get(0).singletonOrThrow();
            NDArray shortcut = outputs.get(1).singletonOrThrow();
            return new NDList(body.add(optionA(shortcut, body)).getNDArrayInternal().relu());
        });
        block.add(sequence(residual.body()));
        block.add(Blocks.identityBlock());
        return block;
    }

    /** Every second pixel and channels of zeros where the body halves the image, the input itself elsewhere. */
    private static NDArray optionA(NDArray input, NDArray body) {
        if (input.getShape().equals(body.getShape())) {
            return input;
        }
        NDArray sampled = input.get(new NDIndex(":, :, ::2, ::2"));
        Shape shape = sampled.getShape();
        long missing = body.getShape().get(1) - shape.get(1);
        NDArray zeros =
                input.getManager().zeros(new Shape(shape.get(0), missing, shape.get(2), shape.get(3)));
        return sampled.concat(zeros, 1);
    }
}
