package downhill.train;

import downhill.augment.Augmentation;
import downhill.train.ScheduleConfig.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The presets, by name. A description states only what was measured, or says that nothing was. */
public final class Presets {
    /** The name of the preset that a form opens with. */
    public static final String DEFAULT = "cnn_quick";

    private static final Augmentation CROP_AND_FLIP = new Augmentation(4, true);
    private static final List<Preset> ALL = List.of(cnnQuick(), cnnBaseline(), resnet20Sgd());

    private Presets() {}

    /** All presets, shortest run first. */
    public static List<Preset> all() {
        return ALL;
    }

    /** Their names, in the same order. */
    public static List<String> names() {
        return ALL.stream().map(Preset::name).toList();
    }

    /**
     * The preset of a name.
     *
     * @throws IllegalArgumentException naming what exists
     */
    public static Preset get(String name) {
        return ALL.stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no preset is called " + name + "; there are "
                        + names().stream().collect(Collectors.joining(", "))));
    }

    private static Preset cnnQuick() {
        return new Preset(
                "cnn_quick",
                "Small CNN, a few minutes",
                "Three convolutions on 10,000 CIFAR-10 images for 5 epochs: learns within minutes on 2 cores.",
                new Config(
                        "cnn3",
                        "cifar10",
                        "adam",
                        Map.of("lr", 0.002, "beta1", 0.9, "beta2", 0.999, "eps", 1e-8),
                        new ScheduleConfig(Kind.COSINE, 0, List.of(), 0.1),
                        32,
                        5,
                        1,
                        10_000,
                        0,
                        new Augmentation(0, true),
                        0,
                        0));
    }

    private static Preset cnnBaseline() {
        return new Preset(
                "cnn_baseline",
                "Small CNN, all images",
                "Three convolutions on all 50,000 CIFAR-10 images for 20 epochs. Not yet run here to its end.",
                new Config(
                        "cnn3",
                        "cifar10",
                        "momentum",
                        Map.of("lr", 0.05, "gamma", 0.9),
                        new ScheduleConfig(Kind.COSINE, 1, List.of(), 0.1),
                        128,
                        20,
                        1,
                        0,
                        0,
                        CROP_AND_FLIP,
                        5e-4,
                        0));
    }

    private static Preset resnet20Sgd() {
        return new Preset(
                "resnet20_sgd",
                "ResNet-20, the published recipe",
                "He et al. report a test error of 8.75% with this recipe, trained for 64,000 steps; these 200 epochs"
                        + " are 78,200. Not run here: hours on a CPU.",
                new Config(
                        "resnet20",
                        "cifar10",
                        "momentum",
                        Map.of("lr", 0.1, "gamma", 0.9),
                        new ScheduleConfig(Kind.STEP, 0, List.of(100, 150), 0.1),
                        128,
                        200,
                        1,
                        0,
                        0,
                        CROP_AND_FLIP,
                        1e-4,
                        0));
    }
}
