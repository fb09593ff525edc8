package downhill.train;

import static downhill.train.ConfigField.Kind.CHOICE;
import static downhill.train.ConfigField.Kind.FLAG;
import static downhill.train.ConfigField.Kind.INTEGER;
import static downhill.train.ConfigField.Kind.INTEGERS;
import static downhill.train.ConfigField.Kind.NUMBER;
import static downhill.train.ConfigField.Kind.POINTS;

import downhill.data.Datasets;
import downhill.model.Architectures;
import downhill.model.NetworkOptions;
import downhill.optim.Hyperparameter;
import downhill.optim.Hyperparameter.Scale;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of every field of a {@link Config}: the form on the site and {@link ConfigReader} are built from it. */
public final class ConfigFields {
    /** Largest number of epochs, and so the largest warmup and milestone. */
    static final int MAX_EPOCHS = 500;

    private static final double MAX_SEED = (1L << 53) - 1; // the largest that every JSON reader keeps exact
    private static final List<ConfigField> ALL = build();

    private ConfigFields() {}

    /** All fields, in the order of a form; the hyperparameters of every optimizer follow the choice of one. */
    public static List<ConfigField> all() {
        return ALL;
    }

    /**
     * The field of a path, where there is one.
     *
     * @param name for example {@code hyperparameters.lr}
     * @param optimizer whose hyperparameters are meant
     */
    public static Optional<ConfigField> find(String name, String optimizer) {
        return ALL.stream()
                .filter(field -> field.name().equals(name))
                .filter(field ->
                        field.optimizer().isEmpty() || field.optimizer().equals(optimizer))
                .findFirst();
    }

    private static List<ConfigField> build() {
        Config d = Presets.get(Presets.DEFAULT).config();
        List<ConfigField> fields = new ArrayList<>();
        fields.add(choice("model", "model", "The network to train.", d.model(), Architectures.names()));
        addNetwork(fields, d.network());
        fields.add(choice("dataset", "data set", "The images to learn from.", d.dataset(), Datasets.names()));
        fields.add(choice(
                "optimizer",
                "optimizer",
                "The rule that turns gradients into steps.",
                d.optimizer(),
                Arrays.stream(Optimizers.all()).map(OptimizerEntry::name).toList()));
        for (OptimizerEntry optimizer : Optimizers.all()) {
            for (Hyperparameter h : optimizer.hyperparameters()) {
                fields.add(hyperparameter(optimizer, h));
            }
        }
        addSchedule(fields, d.schedule());
        addBudget(fields, d);
        addRegularization(fields, d);
        return List.copyOf(fields);
    }

    private static void addNetwork(List<ConfigField> fields, NetworkOptions d) {
        fields.add(choice(
                "network.norm",
                "batch normalization",
                "Before each ReLU, after it, or off.",
                name(d.norm()),
                names(NetworkOptions.Norm.values())));
        fields.add(choice(
                "network.shortcut",
                "shortcut",
                "Where a residual block changes the shape: a adds channels of zeros, b projects with a convolution.",
                name(d.shortcut()),
                names(NetworkOptions.Shortcut.values())));
        fields.add(flag(
                "network.zeroGamma",
                "blocks begin at zero",
                "Whether the last γ of each residual block starts at 0, so that the block begins as its shortcut alone.",
                d.zeroGamma()));
    }

    private static void addSchedule(List<ConfigField> fields, ScheduleConfig d) {
        fields.add(choice(
                "schedule.kind",
                "schedule",
                "How the learning rate changes over the run.",
                name(d.kind()),
                names(ScheduleConfig.Kind.values())));
        fields.add(integer(
                "schedule.warmupEpochs",
                "",
                "warmup epochs",
                "Epochs over which the learning rate first rises from near 0 to its value; 0 for none.",
                d.warmupEpochs(),
                0,
                MAX_EPOCHS));
        fields.add(new ConfigField(
                "schedule.milestones",
                "",
                "milestones",
                "Epochs after which a step schedule multiplies the learning rate by its factor.",
                INTEGERS,
                d.milestones(),
                1,
                MAX_EPOCHS,
                Scale.LINEAR,
                List.of(),
                ""));
        fields.add(number(
                "schedule.factor",
                "",
                "factor",
                "What a step schedule multiplies the learning rate by at each milestone.",
                d.factor(),
                0.001,
                1,
                Scale.LOG));
        fields.add(new ConfigField(
                "schedule.points",
                "",
                "points",
                "Where a sketched schedule has its corners: fractions of the run, and multiples of the learning rate.",
                POINTS,
                d.points(),
                0,
                10,
                Scale.LINEAR,
                List.of(),
                ""));
        fields.add(flag(
                "schedule.perEpoch",
                "per epoch",
                "Whether the learning rate changes between epochs only, and not with every step.",
                d.perEpoch()));
    }

    private static void addBudget(List<ConfigField> fields, Config d) {
        fields.add(integer("batchSize", "B", "batch size", "Images in one step.", d.batchSize(), 1, 1024));
        fields.add(integer("epochs", "E", "epochs", "Passes over the training images.", d.epochs(), 1, MAX_EPOCHS));
        fields.add(integer(
                "trainLimit",
                "N",
                "training images",
                "How many training images to use, the first ones; 0 for all.",
                d.trainLimit(),
                0,
                50_000));
        fields.add(integer(
                "testLimit",
                "",
                "test images",
                "How many test images to classify after each epoch, the first ones; 0 for all.",
                d.testLimit(),
                0,
                10_000));
        fields.add(integer(
                "seed",
                "",
                "seed",
                "Decides the initial weights, the order of images and the augmentation: the same seed, the same run.",
                d.seed(),
                0,
                MAX_SEED));
    }

    private static void addRegularization(List<ConfigField> fields, Config d) {
        fields.add(integer(
                "augmentation.padding",
                "",
                "crop padding",
                "Black pixels added on each side before a random crop shifts the image; 0 for no crop.",
                d.augmentation().padding(),
                0,
                16));
        fields.add(flag(
                "augmentation.flip",
                "flip",
                "Whether to mirror half of the training images left to right.",
                d.augmentation().flip()));
        fields.add(jitter("brightness", "Brightness", d.augmentation().brightness()));
        fields.add(jitter("contrast", "Contrast", d.augmentation().contrast()));
        fields.add(jitter("saturation", "Saturation", d.augmentation().saturation()));
        fields.add(integer(
                "augmentation.cutout",
                "",
                "cutout",
                "Side of a black square painted somewhere over each training image; 0 for none.",
                d.augmentation().cutout(),
                0,
                32));
        fields.add(number(
                "weightDecay",
                "\\lambda",
                "weight decay",
                "Pulls every weight w towards 0 in proportion to λ·w; must be 0 for AdamW, which has its own.",
                d.weightDecay(),
                0,
                1,
                Scale.LINEAR));
        fields.add(flag(
                "decoupledDecay",
                "decoupled decay",
                "Whether each step shrinks the weights by η·λ, instead of adding λ·w to the gradient (an L2 penalty).",
                d.decoupledDecay()));
        fields.add(flag(
                "decayAll",
                "decay everything",
                "Whether biases and the scales and shifts of normalizations decay too.",
                d.decayAll()));
        fields.add(number(
                "labelSmoothing",
                "\\varepsilon",
                "label smoothing",
                "The share of each label that is spread over all classes alike; 0 for none.",
                d.labelSmoothing(),
                0,
                0.5,
                Scale.LINEAR));
        fields.add(number(
                "clipNorm",
                "c",
                "gradient clipping",
                "Gradients longer than this are shortened to it; 0 for no clipping.",
                d.clipNorm(),
                0,
                1000,
                Scale.LINEAR));
    }

    private static ConfigField jitter(String name, String title, double defaultValue) {
        String help = title + " is multiplied by a random factor up to this much above or below 1; 0 for none.";
        return number("augmentation." + name, "", name + " jitter", help, defaultValue, 0, 1, Scale.LINEAR);
    }

    private static ConfigField hyperparameter(OptimizerEntry optimizer, Hyperparameter h) {
        return new ConfigField(
                "hyperparameters." + h.name(),
                h.symbol(),
                h.label(),
                "The " + h.label() + " of " + optimizer.title() + ".",
                NUMBER,
                h.defaultValue(),
                h.min(),
                h.max(),
                h.scale(),
                List.of(),
                optimizer.name());
    }

    private static ConfigField choice(
            String name, String label, String help, String defaultValue, List<String> choices) {
        return new ConfigField(name, "", label, help, CHOICE, defaultValue, 0, 0, Scale.LINEAR, choices, "");
    }

    private static ConfigField integer(
            String name, String symbol, String label, String help, long defaultValue, double min, double max) {
        return new ConfigField(name, symbol, label, help, INTEGER, defaultValue, min, max, Scale.LINEAR, List.of(), "");
    }

    private static ConfigField number(
            String name,
            String symbol,
            String label,
            String help,
            double defaultValue,
            double min,
            double max,
            Scale scale) {
        return new ConfigField(name, symbol, label, help, NUMBER, defaultValue, min, max, scale, List.of(), "");
    }

    private static ConfigField flag(String name, String label, String help, boolean defaultValue) {
        return new ConfigField(name, "", label, help, FLAG, defaultValue, 0, 1, Scale.LINEAR, List.of(), "");
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(ConfigFields::name).toList();
    }
}
