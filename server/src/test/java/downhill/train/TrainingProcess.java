package downhill.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.data.DataHome;
import downhill.data.Datasets;
import downhill.data.Split;
import downhill.model.dl4j.Dl4jModel;
import downhill.model.dl4j.NativeMemory;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Runs of the real network in a Java process of its own; their events are the lines it prints. */
final class TrainingProcess {
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final int MEASURE_EVERY = 4;

    private TrainingProcess() {}

    /**
     * Runs in the folder 0 within {@code folder} until an event that the caller waits for, then kills the process as {@code kill -9} does.
     *
     * <p>One thread: the processes of a build share few cores, where several would wait on each other.
     *
     * @param submission what {@link ConfigReader} reads
     * @return the events up to there, or all of them
     */
    static List<TrainingEvent> run(String submission, Path folder, Predicate<TrainingEvent> kill) throws IOException {
        Process process = start(List.of(submission), folder, Integer.MAX_VALUE);
        List<TrainingEvent> events = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events.add(EventJson.read(line));
                if (kill.test(events.get(events.size() - 1))) {
                    break;
                }
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        return events;
    }

    /**
     * Carries out several runs in one process, one after the other, each in a folder of its number within {@code folder}.
     *
     * @param stopAfter step after which the runs are stopped: the first is paused, the next cancelled, and so on
     * @return the events of each run
     */
    static List<List<TrainingEvent>> runAll(List<String> submissions, Path folder, int stopAfter) throws IOException {
        Process process = start(submissions, folder, stopAfter);
        List<List<TrainingEvent>> events = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                TrainingEvent event = EventJson.read(line);
                if (event instanceof Started || event instanceof Resumed) {
                    events.add(new ArrayList<>());
                }
                events.get(events.size() - 1).add(event);
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
        return events;
    }

    private static Process start(List<String> submissions, Path folder, int stopAfter) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // see Program
                "-cp",
                System.getProperty("java.class.path"),
                TrainingProcess.class.getName(),
                folder.toString(),
                Integer.toString(stopAfter)));
        line.addAll(submissions);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return builder.start();
    }

    public static void main(String[] args) throws IOException {
        NativeMemory.configure();
        for (int i = 2; i < args.length; i++) {
            train(args[i], Path.of(args[0], Integer.toString(i - 2)), Integer.parseInt(args[1]), i % 2 == 0);
        }
    }

    private static void train(String submission, Path folder, int stopAfter, boolean pause) throws IOException {
        Config config = ConfigReader.read(new ObjectMapper().readTree(submission));
        Split split =
                Datasets.load(config.dataset(), DataHome.fromEnvironment(), config.trainLimit(), config.testLimit());
        AtomicInteger steps = new AtomicInteger();
        Control.Signal stop = pause ? Control.Signal.PAUSE : Control.Signal.CANCEL;
        new Trainer(
                        config,
                        Dl4jModel::create,
                        split,
                        folder,
                        event -> {
                            steps.addAndGet(event instanceof StepDone ? 1 : 0);
                            System.out.println(EventJson.write(event));
                        },
                        () -> steps.get() < stopAfter ? Control.Signal.CONTINUE : stop,
                        new TrainerOptions("a test", INTERVAL, MEASURE_EVERY))
                .run();
    }
}
