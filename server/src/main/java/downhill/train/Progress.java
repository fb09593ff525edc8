package downhill.train;

import downhill.model.BatchResult;

/**
 * How far a run is, and the sums it has gathered on the way. Immutable.
 *
 * @param epoch the one under way, from 0; equal to the number of epochs at the end
 * @param batch the next one of that epoch, from 0; equal to the batches an epoch where only the evaluation is left
 * @param lossSum of this epoch so far: batch losses times their images
 * @param correct images of this epoch classified rightly so far
 * @param images of this epoch seen so far
 * @param epochSeconds of training in this epoch so far
 * @param seconds of training and evaluation in the whole run so far
 * @param testAccuracy after the last finished epoch, 0 to 1; −1 before the first
 * @param bestTestAccuracy the highest of them; −1 before the first
 */
record Progress(
        int epoch,
        int batch,
        double lossSum,
        long correct,
        long images,
        double epochSeconds,
        double seconds,
        double testAccuracy,
        double bestTestAccuracy) {
    static final Progress START = new Progress(0, 0, 0, 0, 0, 0, 0, -1, -1);

    /** Updates made so far. */
    int step(int stepsPerEpoch) {
        return epoch * stepsPerEpoch + batch;
    }

    /** After one more batch of {@code size} images, which took {@code took} seconds. */
    Progress afterBatch(BatchResult result, int size, double took) {
        return new Progress(
                epoch,
                batch + 1,
                lossSum + result.loss() * size,
                correct + result.correct(),
                images + size,
                epochSeconds + took,
                seconds + took,
                testAccuracy,
                bestTestAccuracy);
    }

    /** At the start of the next epoch, after an evaluation that took {@code took} seconds. */
    Progress afterEvaluation(double accuracy, double took) {
        return new Progress(epoch + 1, 0, 0, 0, 0, 0, seconds + took, accuracy, Math.max(accuracy, bestTestAccuracy));
    }

    /** The same for a fork, which has taken no time and reached no accuracy of its own. */
    Progress forked() {
        return new Progress(epoch, batch, lossSum, correct, images, 0, 0, -1, -1);
    }

    double trainLoss() {
        return lossSum / images;
    }

    double trainAccuracy() {
        return (double) correct / images;
    }
}
