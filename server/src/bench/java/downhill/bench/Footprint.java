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
import downhill.train.TrainingEvent.EpochDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Whether a long run needs more and more memory: a run of 200 epochs with augmentation, evaluations, checkpoints and its
 * events in a SQLite store, on few images, so that it takes minutes.
 *
 * <p>Prints what the heap holds after a collection and what the process takes from the machine (resident set, from
 * {@code /proc}, so on Linux only), every twentieth epoch. The first twenty are not counted: pools fill and code is
 * compiled. Exits with 1 where either is more than a tenth larger at the end than it was then.
 *
 * <p>Arguments: the name of a preset ({@code cnn_baseline} by default), {@code --epochs=N}, {@code --images=N}.
 */
public final class Footprint {
    private static final int EVERY = 20; // epochs
    private static final double GROWTH = 1.1;

    private long heapThen;
    private long residentThen;
    private long heap;
    private long resident;

    private Footprint() {}

    public static void main(String[] arguments) throws IOException {
        NativeMemory.configure();
        String preset = "cnn_baseline";
        int epochs = 200;
        int images = 512;
        for (String argument : arguments) {
            if (argument.startsWith("--epochs=")) {
                epochs = Integer.parseInt(argument.substring(9));
            } else if (argument.startsWith("--images=")) {
                images = Integer.parseInt(argument.substring(9));
            } else {
                preset = argument;
            }
        }
        System.exit(new Footprint().run(preset, epochs, images) ? 0 : 1);
    }

    private boolean run(String preset, int epochs, int images) throws IOException {
        ObjectNode submission = new ObjectMapper().createObjectNode();
        Config config = ConfigReader.read(
                submission.put("preset", preset).put("dataset", "shapes10").put("epochs", epochs));
        Split split = Datasets.load("shapes10", DataHome.fromEnvironment(), images, images);
        Path folder = Scratch.folder("footprint");
        String url = "jdbc:sqlite:" + folder.resolve("runs.db");
        System.out.printf("%s, %d epochs of %d images%n", config.model(), epochs, images);
        try (Runs runs = Runs.open(url);
                Recording store = new Recording(url)) {
            long id = runs.submit(config);
            new Trainer(
                            config,
                            Dl4jModel::create,
                            split,
                            folder,
                            event -> {
                                store.append(id, event);
                                look(event);
                            },
                            () -> Control.Signal.CONTINUE,
                            new TrainerOptions("a benchmark", Duration.ofSeconds(5)))
                    .run();
        }
        double heapGrowth = (double) heap / heapThen;
        double residentGrowth = (double) resident / residentThen;
        System.out.printf(
                Locale.ROOT,
                "  from epoch %d on: heap × %.3f, process × %.3f%n",
                EVERY,
                heapGrowth,
                residentGrowth);
        return heapGrowth <= GROWTH && residentGrowth <= GROWTH;
    }

    private void look(TrainingEvent event) {
        if (!(event instanceof EpochDone epoch) || epoch.epoch() % EVERY != 0) {
            return;
        }
        System.gc();
        heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        resident = resident();
        if (epoch.epoch() == EVERY) {
            heapThen = heap;
            residentThen = resident;
        }
        System.out.printf("  epoch %3d: heap %4d MiB, process %5d MiB%n", epoch.epoch(), heap >> 20, resident >> 20);
    }

    private static long resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException("this benchmark needs Linux's /proc", e);
        }
    }
}
