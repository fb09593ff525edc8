package downhill.train;

import downhill.data.Batch;
import downhill.data.Batches;
import downhill.model.Model;
import java.util.Optional;

/**
 * How a model does on images it never learns from.
 *
 * @param loss mean cross-entropy in inference mode, in nats, NaN where a probability is; a probability that rounds to 0 counts as the smallest
 *     positive float, so that one sure mistake costs 103 and not infinity
 * @param accuracy share of images whose most probable class is the right one
 */
record Evaluation(double loss, double accuracy) {
    /** Evaluates on all batches, or gives up as soon as the run shall not continue. */
    static Optional<Evaluation> of(Model model, Batches batches, Control control) {
        double lossSum = 0;
        int correct = 0;
        int images = 0;
        for (int index = 0; index < batches.perEpoch(); index++) {
            if (control.next() != Control.Signal.CONTINUE) {
                return Optional.empty();
            }
            Batch batch = batches.batch(0, index);
            float[][] probabilities = model.probabilities(batch);
            for (int i = 0; i < batch.size(); i++) {
                int label = batch.labels()[i];
                lossSum -= Math.log(Math.max(probabilities[i][label], Float.MIN_VALUE));
                correct += mostProbable(probabilities[i]) == label ? 1 : 0;
            }
            images += batch.size();
        }
        return Optional.of(new Evaluation(lossSum / images, (double) correct / images));
    }

    private static int mostProbable(float[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }
}
