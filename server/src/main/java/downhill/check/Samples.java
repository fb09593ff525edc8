package downhill.check;

import downhill.augment.Augmentation;
import downhill.data.Batch;
import downhill.data.Batches;

/** Batches of a subject's training images, shuffled by the run's seed, without augmentation. */
final class Samples {
    private Samples() {}

    /** The first {@code size} images of the shuffled data, or all where there are fewer. */
    static Batch first(Subject subject, int size) {
        return batches(subject, size).batch(0, 0);
    }

    static Batches batches(Subject subject, int size) {
        return Batches.training(
                subject.train(),
                subject.normalization(),
                size,
                Augmentation.NONE,
                subject.config().seed());
    }
}
