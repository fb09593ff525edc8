package downhill.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.train.Config;
import downhill.train.ConfigReader;
import downhill.train.EventJson;
import downhill.train.SameRun;
import downhill.train.TrainingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worker processes of the built program, which train real models. */
class WorkerSupervisorIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ALL = 100_000;

    @TempDir
    private Path home;

    private final ConcurrentLinkedQueue<String> console = new ConcurrentLinkedQueue<>();
    private Runs runs;
    private WorkerSupervisor supervisor;

    @BeforeEach
    void start() {
        runs = Runs.open("jdbc:sqlite:" + home.resolve("downhill.db"));
        WorkerLaunch launch = new WorkerLaunch(List.of("-jar", System.getProperty("downhill.jar")), home, 1);
        supervisor = WorkerSupervisor.start(launch, console::add);
    }

    @AfterEach
    void stop() {
        supervisor.close();
        runs.close();
    }

    @Test
    void aRunGoesOnFromItsCheckpointAfterItsWorkerWasKilledAndComesToTheSame() throws Exception {
        long id = runs.submit(config(6));
        long twin = runs.submit(config(6));
        await(() -> has(id, "checkpointSaved"));
        kill();
        long killed = System.nanoTime();
        await(() -> has(id, "resumed"));
        Duration pause = Duration.ofNanos(System.nanoTime() - killed);
        await(() -> runs.find(id).orElseThrow().status().isOver());

        Run run = runs.find(id).orElseThrow();
        assertEquals(RunStatus.FINISHED, run.status());
        assertEquals(run.steps(), run.step());
        List<StoredEvent> events = runs.events(id, 0, ALL);
        assertEquals(
                LongStream.rangeClosed(1, run.lastSeq()).boxed().toList(),
                events.stream().map(StoredEvent::seq).toList());
        assertEquals(
                1,
                events.stream().filter(event -> event.type().equals("started")).count());
        assertTrue(
                events.stream()
                        .filter(event -> event.type().equals("resumed"))
                        .findFirst()
                        .orElseThrow()
                        .json()
                        .contains("its worker process ended unexpectedly\""),
                "it has a checkpoint to go on from");
        assertTrue(pause.compareTo(Duration.ofSeconds(30)) < 0, "the run stood still for " + pause);
        assertTrue(
                console.stream().anyMatch(line -> line.startsWith("worker 1 died with exit code 137")),
                console::toString);
        assertTrue(
                Files.readString(home.resolve("logs").resolve("worker-1.log")).contains("run 1 begins"));

        await(() -> runs.find(twin).orElseThrow().status().isOver());
        assertFalse(has(twin, "resumed"), "nobody disturbed it");
        SameRun.assertSameNumbers(told(twin), told(id));
    }

    @Test
    void aRunWaitsInTheQueueAfterItsSupervisorWasClosed() {
        long id = runs.submit(config(400));
        await(() -> runs.find(id).orElseThrow().step() >= 5);
        List<ProcessHandle> workers = supervisor.processes();
        supervisor.close();

        assertFalse(workers.stream().anyMatch(ProcessHandle::isAlive));
        Run run = runs.find(id).orElseThrow();
        assertEquals(RunStatus.QUEUED, run.status());
        assertTrue(run.step() >= 5, "with its progress kept");
        assertTrue(has(id, "checkpointSaved"));
        assertEquals(List.of(), supervisor.processes());
    }

    private void kill() {
        await(() -> !supervisor.processes().isEmpty());
        supervisor.processes().forEach(ProcessHandle::destroyForcibly);
    }

    private List<TrainingEvent> told(long id) {
        return runs.events(id, 0, ALL).stream()
                .map(event -> EventJson.read(event.json()))
                .toList();
    }

    private boolean has(long id, String type) {
        return runs.events(id, 0, ALL).stream().anyMatch(event -> event.type().equals(type));
    }

    /** Five batches an epoch. */
    private static Config config(int epochs) {
        ObjectNode submission = new ObjectMapper()
                .createObjectNode()
                .put("preset", "cnn_quick")
                .put("dataset", "shapes10")
                .put("trainLimit", 160)
                .put("testLimit", 100)
                .put("epochs", epochs);
        return ConfigReader.read(submission);
    }

    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE + "; the console says " + console);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
