package downhill.survey;

import downhill.data.Dataset;
import downhill.data.ImageShape;
import downhill.model.Architecture;
import downhill.model.Layer.BatchNorm;
import downhill.model.Layer.Conv;
import downhill.model.Layer.Dense;
import downhill.model.Layer.GlobalAveragePool;
import downhill.random.CounterRandom;
import java.util.List;

/** Images of 4 × 4 pixels in three classes, brighter the higher the class, and networks of a few parameters for them. */
public final class FewPixels {
    public static final ImageShape SHAPE = new ImageShape(1, 4, 4);
    public static final int CLASSES = 3;

    private FewPixels() {}

    /** 51 parameters: softmax regression, whose Hessian is known. */
    public static Architecture linear() {
        return new Architecture("linear", "Softmax regression", SHAPE, List.of(new Dense("dense", CLASSES)));
    }

    /** 106 parameters and 10 buffers: two convolutions, each normalised, and a dense layer, with ReLU. */
    public static Architecture convolutional() {
        return convolutional(true);
    }

    /** The same without ReLU, whose loss has no kinks. */
    public static Architecture smooth() {
        return convolutional(false);
    }

    private static Architecture convolutional(boolean relu) {
        return new Architecture(
                "few",
                "Few parameters",
                SHAPE,
                List.of(
                        new Conv("conv1", 2, 3, 1),
                        new BatchNorm("norm1", relu),
                        new Conv("conv2", 3, 3, 1),
                        new BatchNorm("norm2", relu),
                        new GlobalAveragePool("pool"),
                        new Dense("dense", CLASSES)));
    }

    public static Dataset images(int count) {
        byte[] labels = new byte[count];
        byte[] pixels = new byte[count * SHAPE.size()];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) CounterRandom.below(CLASSES, 7, 0, i);
            for (int j = 0; j < SHAPE.size(); j++) {
                pixels[i * SHAPE.size() + j] = (byte) (CounterRandom.below(200, 7, i + 1, j) + 25 * labels[i]);
            }
        }
        return new Dataset("few pixels", List.of("dark", "middle", "bright"), SHAPE, pixels, labels);
    }
}
