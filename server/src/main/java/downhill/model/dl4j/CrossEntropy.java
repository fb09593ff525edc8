package downhill.model.dl4j;

import java.util.Arrays;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Mean cross-entropy of softmax over a batch, and how many images were classified rightly.
 *
 * <p>With logits z, targets t and t_k = 1 for the right class: loss = log Σ exp(z − max z) − Σ t (z − max z), ∂loss/∂z =
 * (softmax(z) − t) / images. With label smoothing ε every target is (1 − ε) t + ε / classes, as in PyTorch. DL4J's own
 * loss cuts probabilities off at 1e-10, so it never shows a loss above 23, and gives the gradient of the sum.
 */
final class CrossEntropy implements ILossFunction {
    private static final long serialVersionUID = 1;

    private final double smoothing;
    private double loss;
    private long askedAt; // System.nanoTime
    private int correct;

    /** @param smoothing ε, 0 to 1 */
    CrossEntropy(double smoothing) {
        if (!(smoothing >= 0 && smoothing <= 1)) {
            throw new IllegalArgumentException("labelSmoothing must be 0 to 1, but is " + smoothing);
        }
        this.smoothing = smoothing;
    }

    /** Mean over the last batch that went backward, in nats. */
    double loss() {
        return loss;
    }

    /** When the forward pass of the last batch was done and DL4J asked for its gradient, by {@link System#nanoTime}. */
    long askedAt() {
        return askedAt;
    }

    /** Images of the last batch that went backward whose largest logit was the right class's. */
    int correct() {
        return correct;
    }

    /**
     * @param labels one-hot, {@code [image][class]}
     * @param logits {@code [image][class]}
     */
    @Override
    public INDArray computeGradient(INDArray labels, INDArray logits, IActivation softmax, INDArray mask) {
        askedAt = System.nanoTime();
        int images = (int) logits.size(0);
        int classes = (int) logits.size(1);
        double[] targets = rowMajor(labels);
        double[] gradient = rowMajor(logits);
        double sum = 0;
        int hits = 0;
        for (int i = 0; i < images; i++) {
            double[] z = Arrays.copyOfRange(gradient, i * classes, (i + 1) * classes);
            int right = largest(Arrays.copyOfRange(targets, i * classes, (i + 1) * classes));
            hits += largest(z) == right ? 1 : 0;
            sum += toGradient(z, right, images);
            System.arraycopy(z, 0, gradient, i * classes, classes);
        }
        loss = sum / images;
        correct = hits;
        return Nd4j.create(gradient, logits.shape(), 'c').castTo(logits.dataType());
    }

    private static double[] rowMajor(INDArray array) {
        return array.dup('c').data().asDouble();
    }

    /** Replaces the logits of one image with their gradient; returns the image's loss. */
    private double toGradient(double[] z, int right, int images) {
        double max = z[largest(z)];
        double others = smoothing / z.length;
        double expected = 0;
        double total = 0;
        for (int j = 0; j < z.length; j++) {
            double shifted = z[j] - max;
            double target = others + (j == right ? 1 - smoothing : 0);
            expected += target == 0 ? 0 : target * shifted;
            z[j] = Math.exp(shifted);
            total += z[j];
        }
        for (int j = 0; j < z.length; j++) {
            z[j] = (z[j] / total - others - (j == right ? 1 - smoothing : 0)) / images;
        }
        return Math.log(total) - expected;
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int j = 1; j < values.length; j++) {
            if (values[j] > values[largest]) {
                largest = j;
            }
        }
        return largest;
    }

    /** The loss found by {@link #computeGradient}, which DL4J calls first; as a sum unless {@code average} is set. */
    @Override
    public double computeScore(INDArray labels, INDArray logits, IActivation softmax, INDArray mask, boolean average) {
        return average ? loss : loss * labels.size(0);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray logits, IActivation softmax, INDArray mask, boolean average) {
        INDArray gradient = computeGradient(labels, logits, softmax, mask);
        return new Pair<>(computeScore(labels, logits, softmax, mask, average), gradient);
    }

    /** Not used by a {@code ComputationGraph} in training. */
    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray logits, IActivation softmax, INDArray mask) {
        throw new UnsupportedOperationException("the loss of single images is not computed");
    }

    @Override
    public String name() {
        return "CrossEntropy";
    }
}
