package downhill.model.dl4j;

import downhill.data.ImageShape;
import downhill.model.Architecture;
import downhill.model.Layer;
import java.util.List;

/** A program that takes one gradient of a small network in single precision, for tests that watch it from outside. */
final class OneStep {
    private OneStep() {}

    public static void main(String[] arguments) {
        Architecture architecture = new Architecture(
                "one-step",
                "One step",
                new ImageShape(3, 16, 16),
                List.of(
                        new Layer.Conv("conv1", 16, 3, 1),
                        new Layer.BatchNorm("norm1", true),
                        new Layer.Conv("conv2", 16, 3, 1),
                        new Layer.BatchNorm("norm2", true),
                        new Layer.GlobalAveragePool("pool"),
                        new Layer.Dense("dense", 10)));
        try (Dl4jModel model = Dl4jModel.create(architecture, 1)) {
            model.lossAndGradients(SmallNets.batch(architecture, 8, 1), SmallNets.arrays(architecture));
        }
    }
}
