package downhill.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.data.DataHome;
import downhill.data.Datasets;
import downhill.data.Split;
import downhill.model.dl4j.Dl4jModel;
import downhill.model.dl4j.NativeMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A run of the real network in a Java process of its own; its events are the lines it prints. */
final class TrainingProcess {
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private TrainingProcess() {}

    /**
     * Runs in a folder until an event that the caller waits for, then kills the process as {@code kill -9} does.
     *
     * <p>One thread: the processes of a build share few cores, where several would wait on each other.
     *
     * @param submission what {@link ConfigReader} reads
     * @return the events up to there, or all of them
     */
    static List<TrainingEvent> run(String submission, Path folder, Predicate<TrainingEvent> kill) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingProcess.class.getName(),
                submission,
                folder.toString());
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
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

    public static void main(String[] args) throws IOException {
        NativeMemory.configure();
        Config config = ConfigReader.read(new ObjectMapper().readTree(args[0]));
        Split split =
                Datasets.load(config.dataset(), DataHome.fromEnvironment(), config.trainLimit(), config.testLimit());
        new Trainer(
                        config,
                        Dl4jModel::create,
                        split,
                        Path.of(args[1]),
                        event -> System.out.println(EventJson.write(event)),
                        Control.NONE,
                        new TrainerOptions("a test", INTERVAL))
                .run();
    }
}
