package downhill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.Scratch;
import downhill.data.DataHome;
import downhill.data.Datasets;
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
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a training step spends outside the engine: a run of shapes10 as a worker carries it out, with augmentation and
 * its events in a SQLite store. Layers are measured at every other step, so that both kinds of step are met alike.
 *
 * <p>Prints medians of each part, and the share of all but the engine in a step of the usual options, which measure every
 * 20th: by the clock, and by the processor time of the training thread. Waiting for the disk shows in the first only,
 * other work on the machine hardly in the second. Run it with {@code OMP_NUM_THREADS=1}: the engine's other threads are
 * not counted.
 *
 * <p>Arguments: names of presets ({@code cnn_baseline resnet20_sgd} by default), then {@code --steps=N}.
 */
public final class StepParts {
    private static final int WARM_UP = 10;
    private static final int USUAL = 20;
    private static final Duration NEVER = Duration.ofDays(1);

    private final int steps;
    private final StepClock engine = new StepClock();
    private final StepClock rest = new StepClock(); // data, clipping, optimizer
    private final StepClock measured = new StepClock(); // the same with a look at every layer
    private final StepClock storing = new StepClock();
    private final StepClock storingLayers = new StepClock();
    private StepClock.Reading mark; // the end of the part before
    private int stepsDone;

    private StepParts(int steps) {
        this.steps = steps;
    }

    public static void main(String[] arguments) throws IOException {
        NativeMemory.configure();
        int steps = 60;
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
            long id = runs.submit(config);
            mark = StepClock.now();
            new Trainer(
                            config,
                            (architecture, smoothing, seed) ->
                                    new TimedModel(Dl4jModel.create(architecture, smoothing, seed), engine),
                            split,
                            folder,
                            event -> take(event, store, id),
                            () -> stepsDone < WARM_UP + steps ? Control.Signal.CONTINUE : Control.Signal.CANCEL,
                            new TrainerOptions("a benchmark", NEVER, 2))
                    .run();
        }
        print(config);
    }

    private void take(TrainingEvent event, Recording store, long id) {
        StepClock.Reading before = StepClock.now();
        store.append(id, event);
        StepClock.Reading after = StepClock.now();
        boolean counts = stepsDone >= WARM_UP;
        if (event instanceof StepDone step) {
            stepsDone = step.step();
            StepClock.Reading inEngine = engine.takeLast(counts);
            if (counts) {
                (step.step() % 2 == 0 ? measured : rest).add(before.minus(mark).minus(inEngine));
                storing.add(after.minus(before));
            }
        } else if (event instanceof LayersMeasured && counts) {
            storingLayers.add(after.minus(before));
        }
        mark = after;
    }

    private void print(Config config) {
        System.out.printf(
                Locale.ROOT,
                "%s, batch %d, %d steps; medians in ms by the clock, and of processor time%n",
                config.model(),
                config.batchSize(),
                steps);
        line("engine", engine);
        line("data, clipping, optimizer", rest);
        line("the same, and layers", measured);
        line("storing a step", storing);
        line("storing the layers", storingLayers);
        StepClock.Reading e = engine.median();
        StepClock.Reading layers =
                measured.median().minus(rest.median()).plus(storingLayers.median());
        StepClock.Reading events = storing.median().plus(layers.times(1.0 / USUAL));
        StepClock.Reading other = rest.median().plus(events);
        System.out.printf(
                Locale.ROOT,
                "  of a step: events and statistics %.2f%% (%.2f%%), all but the engine %.2f%% (%.2f%%)%n",
                100 * events.wall() / e.plus(other).wall(),
                100 * events.cpu() / e.plus(other).cpu(),
                100 * other.wall() / e.plus(other).wall(),
                100 * other.cpu() / e.plus(other).cpu());
    }

    private static void line(String name, StepClock clock) {
        StepClock.Reading median = clock.median();
        System.out.printf(Locale.ROOT, "  %-26s %9.3f %9.3f%n", name, median.wall() / 1e6, median.cpu() / 1e6);
    }
}
