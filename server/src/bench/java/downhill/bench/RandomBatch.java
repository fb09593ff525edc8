package downhill.bench;

import downhill.data.Batch;
import downhill.data.ImageShape;
import downhill.model.Architecture;
import downhill.random.CounterRandom;

/** A batch of noise with labels drawn by lot: what images show changes neither the time nor the arithmetic. */
final class RandomBatch {
    private RandomBatch() {}

    static Batch of(Architecture architecture, int size, long seed) {
        ImageShape shape = architecture.input();
        float[] images = new float[size * shape.size()];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) CounterRandom.gaussian(seed, 0, i);
        }
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = CounterRandom.below(architecture.classes(), seed, 1, i);
        }
        return new Batch(images, labels, shape);
    }

    /** The images of a batch as PyTorch has them by default, {@code [image][channel][row][column]}. */
    static float[] channelsFirst(Batch batch) {
        ImageShape shape = batch.shape();
        int pixels = shape.height() * shape.width();
        float[] result = new float[batch.images().length];
        for (int image = 0; image < batch.size(); image++) {
            for (int i = 0; i < shape.size(); i++) {
                int from = image * shape.size() + i % pixels * shape.channels() + i / pixels;
                result[image * shape.size() + i] = batch.images()[from];
            }
        }
        return result;
    }
}
