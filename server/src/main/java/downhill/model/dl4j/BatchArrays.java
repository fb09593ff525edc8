package downhill.model.dl4j;

import downhill.data.Batch;
import downhill.data.ImageShape;
import downhill.model.Architecture;
import java.nio.DoubleBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where a model's batches are copied to: arrays that stay from one batch to the next while their number of images does.
 *
 * <p>ND4J's own way from a Java array to a tensor goes element by element and makes a new tensor each time, which took
 * 3% of a step of ResNet-20. Single-threaded.
 */
final class BatchArrays implements AutoCloseable {
    private final Architecture architecture;
    private final DataType type;
    private INDArray images; // NHWC
    private INDArray labels; // [image][class], one-hot

    /** @param type of the images */
    BatchArrays(Architecture architecture, DataType type) {
        this.architecture = architecture;
        this.type = type;
    }

    /**
     * The images of a batch; valid until the next call.
     *
     * @throws IllegalArgumentException where they do not fit the architecture
     */
    INDArray images(Batch batch) {
        ImageShape shape = architecture.input();
        if (!batch.shape().equals(shape) || batch.images().length != batch.size() * shape.size() || batch.size() == 0) {
            throw new IllegalArgumentException("batch.images holds " + batch.images().length + " values for "
                    + batch.size() + " labels and " + batch.shape() + "; " + architecture.name() + " takes " + shape);
        }
        images = ofLength(images, type, batch.size(), shape.height(), shape.width(), shape.channels());
        if (type == DataType.FLOAT) {
            images.data().asNioFloat().put(batch.images());
        } else {
            DoubleBuffer buffer = images.data().asNioDouble();
            for (float value : batch.images()) {
                buffer.put(value);
            }
        }
        Ops.changedByHost(images);
        return images;
    }

    /**
     * The classes of a batch, one-hot; valid until the next call.
     *
     * @throws IllegalArgumentException where one is not a class of the architecture
     */
    INDArray labels(Batch batch) {
        int classes = architecture.classes();
        float[] values = new float[batch.size() * classes];
        for (int i = 0; i < batch.size(); i++) {
            int label = batch.labels()[i];
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException(
                        "batch.labels[" + i + "] = " + label + " is outside 0 to " + (classes - 1));
            }
            values[i * classes + label] = 1;
        }
        labels = ofLength(labels, DataType.FLOAT, batch.size(), classes);
        labels.data().asNioFloat().put(values);
        Ops.changedByHost(labels);
        return labels;
    }

    private static INDArray ofLength(INDArray before, DataType type, long... shape) {
        if (before != null && before.size(0) == shape[0]) {
            return before;
        }
        if (before != null) {
            before.close();
        }
        return Ops.lasting(() -> Nd4j.create(type, shape, 'c'));
    }

    @Override
    public void close() {
        if (images != null) {
            images.close();
        }
        if (labels != null) {
            labels.close();
        }
    }
}
