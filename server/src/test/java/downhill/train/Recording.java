package downhill.train;

import downhill.augment.Augmentation;
import downhill.data.Split;
import downhill.model.ModelFactory;
import downhill.optim.Hyperparameter;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.train.TrainingEvent.StepDone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run of softmax regression on {@link Lights} in a folder, with everything it told. */
final class Recording {
    static final int TRAIN = 130; // with batches of 32: four full ones and one of two images
    static final int STEPS_PER_EPOCH = 5;
    static final Split SPLIT = Lights.split(TRAIN, 60);

    static final int MEASURE_EVERY = 4;

    private static final Duration NEVER = Duration.ofDays(1);

    final List<TrainingEvent> events = new ArrayList<>();
    private final Config config;
    private final Path folder;
    private ModelFactory models = (architecture, smoothing, seed) -> new SoftmaxRegression(architecture, seed);
    private Duration interval = NEVER;

    Recording(Config config, Path folder) {
        this.config = config;
        this.folder = folder;
    }

    Recording with(ModelFactory models) {
        this.models = models;
        return this;
    }

    Recording savingAfterEveryStep() {
        interval = Duration.ZERO;
        return this;
    }

    Outcome run(Control control) {
        return new Trainer(
                        config,
                        models,
                        SPLIT,
                        folder,
                        events::add,
                        control,
                        new TrainerOptions("a test", interval, MEASURE_EVERY))
                .run();
    }

    /** Asks for {@code signal} before the batch that follows {@code step}. */
    Outcome runUntil(int step, Control.Signal signal) {
        return run(() -> lastStep() == step ? signal : Control.Signal.CONTINUE);
    }

    Path folder() {
        return folder;
    }

    int lastStep() {
        List<StepDone> steps = all(StepDone.class);
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).step();
    }

    <T extends TrainingEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    TrainingEvent last() {
        return events.get(events.size() - 1);
    }

    List<String> types() {
        return events.stream().map(EventJson::type).toList();
    }

    /** Three epochs with everything switched on: warmup, step decay, crop, clipping, decay where allowed. */
    static Config config(String optimizer) {
        return config(optimizer, new Augmentation(2, false), 2);
    }

    /**
     * The same with every augmentation there is, and clipping that cuts into every step; a mirrored light lies elsewhere,
     * so little can be learned.
     */
    static Config augmented(String optimizer) {
        return config(optimizer, new Augmentation(2, true, 0.3, 0.2, 0.1, 6), 0.125);
    }

    private static Config config(String optimizer, Augmentation augmentation, double clipNorm) {
        OptimizerEntry entry = Optimizers.get(optimizer);
        Map<String, Double> hyperparameters = new LinkedHashMap<>();
        for (Hyperparameter h : entry.hyperparameters()) {
            hyperparameters.put(h.name(), h.defaultValue());
        }
        hyperparameters.put("lr", optimizer.matches("sgd|momentum|nesterov") ? 0.1 : 0.003);
        return new Config(
                "cnn3",
                "cifar10",
                optimizer,
                hyperparameters,
                new ScheduleConfig(ScheduleConfig.Kind.STEP, 1, List.of(2), 0.1),
                32,
                3,
                11,
                0,
                0,
                augmentation,
                optimizer.equals("adamw") ? 0 : 0.001,
                clipNorm);
    }
}
