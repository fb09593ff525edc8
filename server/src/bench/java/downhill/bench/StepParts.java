package downhill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.Scratch;
import downhill.data.Batches;
import downhill.data.DataHome;
import downhill.data.Datasets;
import downhill.data.Normalization;
import downhill.data.Split;
import downhill.model.dl4j.Dl4jModel;
import downhill.model.dl4j.NativeMemory;
import downhill.run.Recording;
import downhill.run.Runs;
import downhill.train.Config;
import downhill.train.ConfigReader;
import downhill.train.Control;
import downhill.train.Trainer;
import downhill.train.TrainerOptions;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.CheckpointSaved;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a training step spends its time on: a run of shapes10 as a worker carries it out, with augmentation, checkpoints
 * and its events in a SQLite store. Layers are measured at every other step, so that both kinds of step are met alike.
 *
 * <p>Prints medians of each part, and the share of all but the engine in a step of the usual options, which measure every
 * 20th and save twice a minute: by the clock, and by the processor time of the training thread. Waiting for the disk
 * shows in the first only, other work on the machine hardly in the second. Run it with {@code OMP_NUM_THREADS=1}: the
 * engine's other threads are not counted. Batches are made on a thread of their own; what the training thread spends on
 * them is the time it waits, and how long one takes to make is a line of its own.
 *
 * <p>Arguments: names of presets ({@code cnn_baseline resnet20_sgd} by default), then {@code --steps=N}.
 */
public final class StepParts {
    private static final int WARM_UP = 40;
    private static final int STORED_BEFORE = 5000; // events, after which Java has compiled what stores them
    private static final int USUAL = 20; // steps from one look at the layers to the next
    private static final double SAVED_EVERY = 30e9; // nanoseconds
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final int steps;
    private final StepClock waiting = new StepClock();
    private final StepClock forward = new StepClock();
    private final StepClock backward = new StepClock();
    private final StepClock engine = new StepClock();
    private final StepClock update = new StepClock(); // norm, clipping, optimizer
    private final StepClock measured = new StepClock(); // the same with a look at every layer
    private final StepClock storing = new StepClock();
    private final StepClock storingLayers = new StepClock();
    private final StepClock saving = new StepClock();
    private final StepClock making = new StepClock();
    private TimedModel model;
    private StepClock.Reading mark; // the end of the part before
    private int stepsDone;

    private StepParts(int steps) {
        this.steps = steps;
    }

    public static void main(String[] arguments) throws IOException {
        NativeMemory.configure();
        int steps = 100;
        for (String argument : arguments) {
            steps = argument.startsWith("--steps=") ? Integer.parseInt(argument.substring(8)) : steps;
        }
        List<String> presets =
                List.of(arguments).stream().filter(a -> !a.startsWith("--")).toList();
        for (String preset : presets.isEmpty() ? List.of("cnn_baseline", "resnet20_sgd") : presets) {
            new StepParts(steps).run(preset);
        }
    }

    private void run(String preset) throws IOException {
        ObjectNode submission = new ObjectMapper().createObjectNode();
        Config config = ConfigReader.read(
                submission.put("preset", preset).put("dataset", "shapes10").put("testLimit", 1));
        Split split = Datasets.load("shapes10", DataHome.fromEnvironment(), (steps + WARM_UP + 1) * config.batchSize(), 1);
        Path folder = Scratch.folder("step-parts");
        String url = "jdbc:sqlite:" + folder.resolve("runs.db");
        try (Runs runs = Runs.open(url);
                Recording store = new Recording(url)) {
            long before = runs.submit(config);
            for (int i = 1; i <= STORED_BEFORE; i++) {
                store.append(before, new StepDone(1, i, 2.3, 0.1, 0.1, 1, 1000, 60));
            }
            long id = runs.submit(config);
            mark = StepClock.now();
            new Trainer(
                            config,
                            (architecture, smoothing, seed) -> {
                                model = new TimedModel(Dl4jModel.create(architecture, smoothing, seed));
                                return model;
                            },
                            split,
                            folder,
                            event -> take(event, store, id),
                            () -> stepsDone < WARM_UP + steps ? Control.Signal.CONTINUE : Control.Signal.CANCEL,
                            new TrainerOptions("a benchmark", OFTEN, 2))
                    .run();
        }
        makeBatches(config, split);
        print(config);
    }

    private void take(TrainingEvent event, Recording store, long id) {
        StepClock.Reading before = StepClock.now();
        store.append(id, event);
        StepClock.Reading after = StepClock.now();
        boolean counts = stepsDone >= WARM_UP;
        if (event instanceof StepDone step) {
            stepsDone = step.step();
            if (counts) {
                StepClock.Reading all = model.answered().minus(model.asked());
                StepClock.Reading first = new StepClock.Reading(model.forwardNanos(), Double.NaN);
                waiting.add(model.asked().minus(mark));
                forward.add(first);
                backward.add(all.minus(first));
                engine.add(all);
                (step.step() % 2 == 0 ? measured : update).add(before.minus(model.answered()));
                storing.add(after.minus(before));
            }
        } else if (event instanceof LayersMeasured && counts) {
            storingLayers.add(after.minus(before));
        } else if (event instanceof CheckpointSaved && counts) {
            saving.add(before.minus(mark));
        }
        mark = after;
    }

    private void makeBatches(Config config, Split split) {
        Batches batches = Batches.training(
                split.train(),
                Normalization.of(split.train()),
                config.batchSize(),
                config.augmentation(),
                config.seed());
        for (int i = 0; i < WARM_UP + steps; i++) {
            StepClock.Reading start = StepClock.now();
            batches.batch(i / batches.perEpoch(), i % batches.perEpoch());
            if (i >= WARM_UP) {
                making.add(StepClock.now().minus(start));
            }
        }
    }

    private void print(Config config) {
        System.out.printf(
                Locale.ROOT,
                "%s, batch %d, %d steps; medians in ms by the clock, and of processor time%n",
                config.model(),
                config.batchSize(),
                steps);
        line("waiting for a batch", waiting);
        line("forward", forward);
        line("backward, parameters in and out", backward);
        line("norm, clipping, optimizer", update);
        line("the same, and layers", measured);
        line("storing a step", storing);
        line("storing the layers", storingLayers);
        line("a checkpoint", saving);
        line("(making a batch, meanwhile)", making);
        StepClock.Reading e = engine.median();
        StepClock.Reading layers = measured.median().minus(update.median()).plus(storingLayers.median());
        StepClock.Reading events = storing.median().plus(layers.times(1.0 / USUAL));
        StepClock.Reading saved = saving.median().times(e.wall() / SAVED_EVERY);
        StepClock.Reading other =
                waiting.median().plus(update.median()).plus(events).plus(saved);
        share("waiting for data", waiting.median(), e.plus(other));
        share("norm, clipping, optimizer", update.median(), e.plus(other));
        share("events and statistics", events, e.plus(other));
        share("checkpoints", saved, e.plus(other));
        share("all but the engine", other, e.plus(other));
    }

    private static void line(String name, StepClock clock) {
        StepClock.Reading median = clock.median();
        String cpu = Double.isNaN(median.cpu()) ? "" : String.format(Locale.ROOT, "%9.3f", median.cpu() / 1e6);
        System.out.printf(Locale.ROOT, "  %-32s %9.3f %9s%n", name, median.wall() / 1e6, cpu);
    }

    private static void share(String name, StepClock.Reading part, StepClock.Reading step) {
        System.out.printf(
                Locale.ROOT,
                "  of a step: %-26s %6.2f%% (%.2f%%)%n",
                name,
                100 * part.wall() / step.wall(),
                100 * part.cpu() / step.cpu());
    }
}
