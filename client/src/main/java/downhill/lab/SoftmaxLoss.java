package downhill.lab;

import downhill.math.Exact;

/** Mean softmax cross-entropy over the rows of a batch: −log softmax(z)[label], averaged. */
final class SoftmaxLoss {
    private SoftmaxLoss() {}

    /**
     * The loss in nats.
     *
     * @param logits {@code [row][class]}, overwritten with the gradient (softmax(z) − onehot(label)) / rows
     */
    static double lossAndGradient(double[] logits, int[] labels, int classes) {
        double loss = 0;
        for (int row = 0; row < labels.length; row++) {
            int start = row * classes;
            double largest = logits[start];
            for (int c = 1; c < classes; c++) {
                largest = Math.max(largest, logits[start + c]);
            }
            double sum = 0;
            double own = logits[start + labels[row]] - largest;
            for (int c = start; c < start + classes; c++) {
                logits[c] = Exact.exp(logits[c] - largest);
                sum += logits[c];
            }
            loss += Exact.log(sum);
            loss -= own; // Apart: the compiler for browsers writes a + (b − c) without its brackets.
            for (int c = 0; c < classes; c++) {
                double onehot = c == labels[row] ? 1 : 0;
                logits[start + c] = (logits[start + c] / sum - onehot) / labels.length;
            }
        }
        return loss / labels.length;
    }
}
