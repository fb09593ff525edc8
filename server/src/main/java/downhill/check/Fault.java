package downhill.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.data.Dataset;
import downhill.data.Normalization;
import downhill.model.Model;
import downhill.model.ModelFactory;
import downhill.optim.Hyperparameter;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;
import downhill.optim.ParameterInfo.Kind;
import downhill.random.CounterRandom;
import downhill.train.ConfigJson;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A mistake as people make it, put into a subject on purpose to see which checks notice. */
public enum Fault {
    SHUFFLED_LABELS("labels that belong to other images", Fault::shuffleLabels),
    OFFSET_LABELS(
            "class k is called k + 1 everywhere, which no check can see: names do not matter to training",
            Fault::offsetLabels),
    NO_NORMALIZATION("pixels from 0 to 1", subject -> normalize(subject, 1)),
    RAW_PIXELS("pixels from 0 to 255", subject -> normalize(subject, 1 / 255.0)),
    LARGE_RATE(
            "a learning rate 1,000 times as large, or the largest that the optimizer takes",
            subject -> multiplyRate(subject, 1000)),
    SMALL_RATE(
            "a learning rate 1,000 times as small, or the smallest that the optimizer takes",
            subject -> multiplyRate(subject, 0.001)),
    DEAD_LAYER("a layer in the middle whose weights are all 0, with its bias or normalization", Fault::killLayer),
    EXPLODING_LAYER("a layer in the middle whose gradient is 100,000 times as large", Fault::explodeLayer),
    SUMMED_LOSS(
            "loss and gradient summed over the batch instead of averaged",
            subject -> alter(subject, (parameter, size) -> size, true)),
    UPHILL("a sign error: steps along the gradient", subject -> alter(subject, (parameter, size) -> -1, false));

    private static final long SHUFFLE = 0x6661756c74L; // a stream of the seed that nothing else uses

    private final String description;
    private final UnaryOperator<Subject> injection;

    Fault(String description, UnaryOperator<Subject> injection) {
        this.description = description;
        this.injection = injection;
    }

    /** On the command line: {@code shuffled-labels}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong then. */
    public String description() {
        return description;
    }

    /** The subject with this mistake. */
    public Subject inject(Subject subject) {
        return injection.apply(subject);
    }

    /**
     * The fault of a key.
     *
     * @throws IllegalArgumentException naming what exists
     */
    public static Fault get(String key) {
        return Arrays.stream(values())
                .filter(fault -> fault.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault is called " + key + "; there are "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Fault::key).toList())));
    }

    private static Subject shuffleLabels(Subject subject) {
        int images = subject.train().size();
        int[] others = CounterRandom.permutation(images, subject.config().seed(), SHUFFLE);
        byte[] labels = new byte[images];
        for (int i = 0; i < images; i++) {
            labels[i] = (byte) subject.train().label(others[i]);
        }
        return subject.with(subject.train().labelled(labels));
    }

    private static Subject offsetLabels(Subject subject) {
        Dataset train = subject.train();
        byte[] labels = new byte[train.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) ((train.label(i) + 1) % train.classes().size());
        }
        return subject.with(train.labelled(labels));
    }

    private static Subject normalize(Subject subject, double std) {
        int channels = subject.train().shape().channels();
        double[] stds = new double[channels];
        Arrays.fill(stds, std);
        return new Subject(
                subject.config(), subject.train(), Normalization.by(new double[channels], stds), subject.models());
    }

    private static Subject multiplyRate(Subject subject, double factor) {
        ObjectNode tree = ConfigJson.tree(subject.config());
        ObjectNode hyperparameters = (ObjectNode) tree.get("hyperparameters");
        Hyperparameter lr = Arrays.stream(
                        Optimizers.get(subject.config().optimizer()).hyperparameters())
                .filter(each -> each.name().equals("lr"))
                .findFirst()
                .orElseThrow();
        double wrong = factor * hyperparameters.get("lr").doubleValue();
        hyperparameters.put("lr", Math.max(lr.min(), Math.min(lr.max(), wrong)));
        return new Subject(ConfigJson.read(tree), subject.train(), subject.normalization(), subject.models());
    }

    private static Subject killLayer(Subject subject) {
        ModelFactory models = subject.models();
        return subject.with((architecture, smoothing, seed) -> {
            Model model = models.create(architecture, smoothing, seed);
            double[][] values = model.zeros();
            model.read(values);
            int layer = middle(model.parameters());
            for (int i = layer; i == layer || model.parameters().get(i).kind() != Kind.WEIGHT; i++) {
                Arrays.fill(values[i], 0); // with γ = 0, since a normalization alone would stretch zeros apart
            }
            model.write(values);
            return model;
        });
    }

    private static Subject explodeLayer(Subject subject) {
        ModelFactory models = subject.models();
        return subject.with((architecture, smoothing, seed) -> {
            Model model = models.create(architecture, smoothing, seed);
            int layer = middle(model.parameters());
            return new AlteredModel(model, (parameter, size) -> parameter.index() == layer ? 100_000 : 1, false);
        });
    }

    private static Subject alter(Subject subject, AlteredModel.GradientFactor factor, boolean summed) {
        ModelFactory models = subject.models();
        return subject.with((architecture, smoothing, seed) ->
                new AlteredModel(models.create(architecture, smoothing, seed), factor, summed));
    }

    /** The index of the weights that have as many before as behind them. */
    private static int middle(List<ParameterInfo> parameters) {
        List<ParameterInfo> weights = parameters.stream()
                .filter(parameter -> parameter.kind() == Kind.WEIGHT)
                .toList();
        return weights.get((weights.size() - 1) / 2).index();
    }
}
