package downhill.train;

import downhill.data.Batch;
import downhill.data.Batches;
import downhill.model.Model;
import downhill.train.TrainingEvent.Mistake;
import java.util.List;
import java.util.Optional;

/**
 * How a model does on images it never learns from.
 *
 * @param loss mean cross-entropy in inference mode, in nats, NaN where a probability is; a probability that rounds to 0
 *     counts as the smallest positive float, so that one sure mistake costs 103 and not infinity
 * @param accuracy share of images whose most probable class is the right one
 * @param confusion {@code [true class][predicted class]}, numbers of images
 * @param worst the images that were taken for a wrong class with the highest probability, surest first
 */
record Evaluation(double loss, double accuracy, List<List<Integer>> confusion, List<Mistake> worst) {
    /** Evaluates on all batches, or gives up as soon as the run shall not continue. */
    static Optional<Evaluation> of(Model model, Batches batches, Control control) {
        double lossSum = 0;
        Tally tally = new Tally();
        for (int index = 0; index < batches.perEpoch(); index++) {
            if (control.next() != Control.Signal.CONTINUE) {
                return Optional.empty();
            }
            Batch batch = batches.batch(0, index);
            float[][] probabilities = model.probabilities(batch);
            for (int i = 0; i < batch.size(); i++) {
                int label = batch.labels()[i];
                lossSum -= Math.log(Math.max(probabilities[i][label], Float.MIN_VALUE));
                tally.add(label, probabilities[i]);
            }
        }
        return Optional.of(
                new Evaluation(lossSum / tally.images(), tally.accuracy(), tally.confusion(), tally.worst()));
    }
}
