package downhill.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.train.EventJson;
import downhill.train.SameRun;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Resumed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Training processes that are killed as {@code kill -9} does, at moments that nobody chose, and started again: the run
 * comes to what one comes to that was left alone in another process, bit for bit.
 *
 * <p>The moments follow from a seed that is printed; {@code -Ddownhill.kill.seed=N} takes the same ones again, as far as
 * the machine keeps the same pace.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledTrainingIT {
    private static final int KILLS_IN_TRAINING = 3; // of each optimizer, and one more while its process starts
    private static final int KILLS_IN_ALL = 20;
    private static final int MOST_BYTES = 25_000; // of events before a kill; a whole run tells four times as many
    private static final int LONGEST_MICROS = 10_000; // from there to the kill
    private static final int START_MILLIS = 600; // about what a process needs to begin
    private static final int PATIENCE_SECONDS = 120;
    private static final int KILLED = 128 + 9;
    private static final int STEPS = TinyTraining.STEPS_PER_EPOCH * TinyTraining.EPOCHS;

    @TempDir
    Path folder;

    private Random random;
    private int kills;

    @BeforeAll
    void chooseMoments() {
        long seed = Long.getLong("downhill.kill.seed", System.nanoTime());
        System.out.println("KilledTrainingIT: -Ddownhill.kill.seed=" + seed);
        random = new Random(seed);
    }

    @AfterAll
    void killedOftenEnough() {
        assertTrue(kills >= KILLS_IN_ALL, "only " + kills + " processes were killed before they were done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"})
    void aRunKilledAtRandomEqualsOneThatWasNot(String optimizer) throws Exception {
        Path whole = folder.resolve("whole").resolve(optimizer);
        Process undisturbed = start(optimizer, whole);
        Path pieces = folder.resolve("pieces").resolve(optimizer);
        killWhileItStarts(start(optimizer, pieces));
        for (int i = 0; i < KILLS_IN_TRAINING; i++) {
            killWhileItTrains(start(optimizer, pieces), pieces);
        }
        awaitEnd(start(optimizer, pieces));
        awaitEnd(undisturbed);

        List<TrainingEvent> events = events(pieces);
        List<Integer> resumed = events.stream()
                .filter(Resumed.class::isInstance)
                .map(event -> ((Resumed) event).step())
                .toList();
        System.out.println("KilledTrainingIT: " + optimizer + " went on after steps " + resumed);
        assertTrue(resumed.size() >= KILLS_IN_TRAINING, "it went on after " + resumed);
        SameRun.assertSameNumbers(events(whole), events);
        SameRun.assertSameState(whole, pieces);
        for (String table : List.of("layers.csv", "norms.csv", "confusion.csv", "mistakes.csv")) {
            assertEquals(Files.readString(whole.resolve(table)), Files.readString(pieces.resolve(table)), table);
        }
        assertEquals(
                IntStream.rangeClosed(1, STEPS).mapToObj(Integer::toString).toList(),
                Files.readAllLines(pieces.resolve("steps.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",")[1])
                        .toList());
    }

    private static Process start(String optimizer, Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TinyTraining.class.getName(),
                        optimizer,
                        directory.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void killWhileItStarts(Process process) throws InterruptedException {
        Thread.sleep(random.nextInt(START_MILLIS));
        kill(process);
    }

    /** After its first checkpoint, when it has told so much more, and a moment later. */
    private void killWhileItTrains(Process process, Path directory) throws Exception {
        Path checkpoint = directory.resolve("last.ckpt");
        Path events = directory.resolve("events.jsonl");
        FileTime before = written(checkpoint);
        await(process, () -> !written(checkpoint).equals(before));
        long enough = Files.size(events) + random.nextInt(MOST_BYTES);
        await(process, () -> Files.size(events) >= enough);
        TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_MICROS));
        kill(process);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Process process, Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (process.isAlive() && !condition.holds()) {
            assertTrue(System.nanoTime() < deadline, "nothing happens");
            Thread.sleep(1);
        }
    }

    private static FileTime written(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (NoSuchFileException e) {
            return FileTime.fromMillis(0);
        }
    }

    private void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
        kills += process.exitValue() == KILLED ? 1 : 0;
    }

    private static void awaitEnd(Process process) throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
        assertEquals(0, process.exitValue());
    }

    private static List<TrainingEvent> events(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve("events.jsonl")).stream()
                .map(EventJson::read)
                .toList();
    }
}
