package downhill.model.dl4j;

import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The ND4J operations that our layers are made of, chosen because oneDNN or a vectorized loop carries them out.
 *
 * <p>Images are {@code [image][row][column][channel]} (NHWC) in c order, where {@code conv2d} on a CPU is about 1.6 times as
 * fast as with channels first. A view as {@code [row][channel]} has a row for each pixel of each image. Results go
 * into arrays that the caller owns. On a GPU the operations are the same, but cuDNN's backward convolution asks for
 * channels first and is passed by; a switch of the format has not been written because no GPU that this ND4J supports was
 * at hand to try it.
 */
final class Ops {
    private static final int VALID_PADDING = 0;
    private static final int NHWC = 1;
    private static final int WEIGHTS_OIHW = 1;
    private static final long GROUPS = 32;

    private Ops() {}

    /**
     * Convolution with padding {@code kernel / 2}.
     *
     * @param weight {@code [output channel][input channel][row][column]}
     */
    static void convolve(INDArray input, INDArray weight, int stride, INDArray output) {
        run("conv2d", arrays(input, weight), arrays(output), convolutionArguments(weight, stride));
    }

    /** Gradients of {@link #convolve} with respect to its input and its weight. */
    static void convolveBackward(
            INDArray input,
            INDArray weight,
            INDArray outputGradient,
            int stride,
            INDArray inputGradient,
            INDArray weightGradient) {
        run(
                "conv2d_bp",
                arrays(input, weight, outputGradient),
                arrays(inputGradient, weightGradient),
                convolutionArguments(weight, stride));
    }

    /**
     * The gradient of {@link #convolve} with respect to its weight alone, for few input channels: a product of matrices,
     * where the input's patches are laid out by a convolution with {@link #patches}.
     *
     * @param scratch {@code [image][row][column][patch value]}, of the output's size but for its last dimension
     */
    static void convolveBackwardToWeight(
            INDArray input,
            INDArray patches,
            INDArray outputGradient,
            int stride,
            INDArray scratch,
            INDArray weightGradient) {
        convolve(input, patches, stride, scratch);
        INDArray product = weightGradient.reshape('c', outputGradient.size(3), scratch.size(3));
        run("matmul", arrays(rows(outputGradient), rows(scratch)), arrays(product), 1, 0, 0);
    }

    /** The weight of a convolution whose output channels are the values that another one of this kernel sees. */
    static INDArray patches(DataType type, long inputChannels, long kernel) {
        long values = inputChannels * kernel * kernel;
        return lasting(() -> Nd4j.eye(values).castTo(type).reshape('c', values, inputChannels, kernel, kernel));
    }

    private static int[] convolutionArguments(INDArray weight, int stride) {
        int kernel = (int) weight.size(2);
        int padding = kernel / 2;
        int dilation = 1;
        return new int[] {
            kernel, kernel, stride, stride, padding, padding, dilation, dilation, VALID_PADDING, NHWC, WEIGHTS_OIHW
        };
    }

    /** The view with a row for each pixel and a column for each channel. */
    static INDArray rows(INDArray images) {
        long channels = images.size(-1);
        return images.reshape('c', images.length() / channels, channels);
    }

    /**
     * Sum over each channel of a contiguous array, as a product with a row of ones: several times as fast as a reduction.
     *
     * <p>Up to {@value #GROUPS} consecutive rows stand side by side, so that float adds up that many sums of fewer rows,
     * and double adds these: for 131,072 rows the rounding error falls to a fortieth, at no cost.
     */
    static double[] channelSums(INDArray images, ChannelVectors vectors) {
        int channels = (int) images.size(-1);
        long rows = images.length() / channels;
        long groups = Math.min(GROUPS, Long.lowestOneBit(rows));
        INDArray wide = images.reshape('c', rows / groups, groups * channels);
        INDArray sums = vectors.sums(groups);
        run("matmul", arrays(vectors.ones(rows / groups), wide), arrays(sums), 0, 0, 0);
        double[] parts = doubles(sums);
        double[] whole = new double[channels];
        for (int i = 0; i < parts.length; i++) {
            whole[i % channels] += parts[i];
        }
        return whole;
    }

    /** Sum over each channel of the products of two arrays, through {@code scratch} of their size. */
    static double[] channelDots(INDArray a, INDArray b, INDArray scratch, ChannelVectors vectors) {
        a.muli(b, scratch);
        return channelSums(scratch, vectors);
    }

    /** {@code output = (input − mean) · scale + shift} with a mean, scale and shift for each channel. */
    static void affine(INDArray input, ChannelVectors vectors, INDArray output) {
        DynamicCustomOp op = DynamicCustomOp.builder("batchnorm")
                .addInputs(input, vectors.mean(), vectors.one(), vectors.scale(), vectors.shift())
                .addOutputs(output)
                .addIntegerArguments(1, 1, 3) // with scale, with shift, channels last
                .addFloatingPointArguments(0.0) // ε: the caller has put it into the scale
                .build();
        Nd4j.exec(op);
    }

    /** {@code output = max(0, input)}; the two may be the same array. */
    static void relu(INDArray input, INDArray output) {
        Nd4j.exec(DynamicCustomOp.builder("relu")
                .addInputs(input)
                .addOutputs(output)
                .addFloatingPointArguments(0.0)
                .build());
    }

    /** {@code gradient = outputGradient} where {@code output} is positive, 0 elsewhere. */
    static void reluBackward(INDArray output, INDArray outputGradient, INDArray gradient) {
        Nd4j.exec(new Step(output, gradient, 0.0));
        gradient.muli(outputGradient);
    }

    /** Makes an array that outlives the workspaces that are open. */
    @SuppressWarnings("try") // a scope is closed, not used
    static INDArray lasting(Supplier<INDArray> maker) {
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return maker.get();
        }
    }

    /** The values of an array that is no view of another, copied in one piece: ND4J's own way goes one by one. */
    static double[] doubles(INDArray array) {
        double[] doubles = new double[(int) array.length()];
        if (array.dataType() == DataType.FLOAT) {
            float[] floats = new float[doubles.length];
            array.data().asNioFloat().get(floats);
            for (int i = 0; i < floats.length; i++) {
                doubles[i] = floats[i];
            }
        } else {
            array.data().asNioDouble().get(doubles);
        }
        return doubles;
    }

    /** Says that this program wrote to an array's buffer by itself, so that a GPU fetches it anew; nothing on a CPU. */
    static void changedByHost(INDArray array) {
        Nd4j.getAffinityManager().tagLocation(array, AffinityManager.Location.HOST);
    }

    private static void run(String op, INDArray[] inputs, INDArray[] outputs, int... arguments) {
        Nd4j.exec(DynamicCustomOp.builder(op)
                .addInputs(inputs)
                .addOutputs(outputs)
                .addIntegerArguments(arguments)
                .build());
    }

    private static INDArray[] arrays(INDArray... arrays) {
        return arrays;
    }
}
