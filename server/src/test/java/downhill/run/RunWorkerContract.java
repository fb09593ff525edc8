package downhill.run;

import static downhill.run.TinyWork.config;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.model.ModelFactory;
import downhill.train.Config;
import downhill.train.EventJson;
import downhill.train.ForkPoint;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.CheckFinished;
import downhill.train.TrainingEvent.Forked;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.RateChanged;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker does with the runs of a queue, whatever the database. */
abstract class RunWorkerContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path home;

    private String url;
    private Runs runs;

    /** The URL of an empty database. */
    abstract String newDatabase();

    @BeforeEach
    void open() {
        url = newDatabase();
        runs = Runs.open(url);
    }

    @AfterEach
    void close() {
        runs.close();
    }

    @Test
    void runsAreTrainedOneAfterAnotherInTheOrderOfSubmission() {
        List<Long> ids =
                IntStream.range(0, 3).mapToObj(i -> runs.submit(config(1))).toList();
        whileWorking(0, () -> {
            await(() -> ids.stream().allMatch(id -> status(id) == RunStatus.FINISHED));
        });

        for (int i = 0; i < 2; i++) {
            List<StoredEvent> earlier = runs.events(ids.get(i), 0, 1000);
            List<StoredEvent> later = runs.events(ids.get(i + 1), 0, 1000);
            assertTrue(
                    !later.get(1).at().isBefore(earlier.get(earlier.size() - 1).at()),
                    "the next run starts when the one before is over");
        }
        List<StoredEvent> events = runs.events(ids.get(0), 0, 1000);
        assertEquals(
                List.of("queued", "started"),
                events.stream().limit(2).map(StoredEvent::type).toList());
        assertEquals(
                LongStream.rangeClosed(1, events.size()).boxed().toList(),
                events.stream().map(StoredEvent::seq).toList());
    }

    @Test
    void aRunningRunIsCancelledBetweenBatches() {
        long id = runs.submit(config(500));
        whileWorking(5, () -> {
            awaitStep(id, 3);
            assertTrue(runs.cancel(id));
            await(() -> status(id) == RunStatus.CANCELLED);
        });
    }

    @Test
    void aPausedRunGoesOnFromItsCheckpoint() {
        long id = runs.submit(config(50));
        whileWorking(5, () -> {
            awaitStep(id, 3);
            assertTrue(runs.pause(id));
            await(() -> status(id) == RunStatus.PAUSED);
            int paused = runs.find(id).orElseThrow().step();
            assertTrue(paused >= 3);
            assertTrue(runs.resume(id));
            await(() -> status(id) == RunStatus.FINISHED);
            assertTrue(resumed(id).contains("\"step\":" + paused + ","), resumed(id));
            assertTrue(resumed(id).contains("resumed by request"), resumed(id));
        });
    }

    @Test
    void aStoppedWorkerGivesItsRunBackAndTheNextGoesOn() {
        long id = runs.submit(config(50));
        whileWorking(5, () -> {
            awaitStep(id, 3);
        });
        Run waiting = runs.find(id).orElseThrow();
        assertEquals(RunStatus.QUEUED, waiting.status());
        assertEquals(1, waiting.queuePosition());
        assertTrue(waiting.step() >= 3, "it keeps its place");

        whileWorking(0, () -> {
            await(() -> status(id) == RunStatus.FINISHED);
        });
        assertTrue(resumed(id).contains("its worker process was stopped"), resumed(id));
    }

    @Test
    void aCheckIsCarriedOutLikeARunAndLeavesNothingOnDisk() throws IOException {
        long id = runs.submitCheck(config(3));
        assertEquals(new CheckProgress(0, 0, null), runs.find(id).orElseThrow().checks());
        whileWorking(0, () -> {
            await(() -> status(id) == RunStatus.FINISHED);
        });
        List<String> types =
                runs.events(id, 0, 1000).stream().map(StoredEvent::type).toList();
        assertEquals(List.of("checkRequested", "queued", "checkStarted", "checkDone"), types.subList(0, 4));
        assertEquals("checkFinished", types.get(types.size() - 1));
        CheckProgress checks = runs.find(id).orElseThrow().checks();
        assertEquals(types.stream().filter("checkDone"::equals).count(), checks.done());
        assertEquals(checks.planned(), checks.done());
        CheckFinished result = checks.result();
        assertEquals(checks.done(), result.passed() + result.warnings() + result.failed());
        try (Stream<Path> files = Files.walk(home)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().endsWith(".ckpt")).toList());
        }
    }

    @Test
    void aCheckBeginsAnewAfterAPauseAndWithAnotherWorker() {
        long id = runs.submitCheck(config(3));
        whileWorking(20, () -> {
            awaitChecks(id, 2);
            assertTrue(runs.pause(id));
            await(() -> status(id) == RunStatus.PAUSED);
            assertTrue(runs.resume(id));
            await(() -> runs.events(id, 0, 1000).stream()
                            .filter(event -> event.type().equals("checkStarted"))
                            .count()
                    == 2);
            awaitChecks(id, 2);
        });
        assertEquals(RunStatus.QUEUED, status(id));
        whileWorking(0, () -> {
            await(() -> status(id) == RunStatus.FINISHED);
        });
        assertEquals(
                3,
                runs.events(id, 0, 1000).stream()
                        .filter(event -> event.type().equals("checkStarted"))
                        .count());
    }

    @Test
    void aCheckThatRunsIsCancelled() {
        long id = runs.submitCheck(config(3));
        whileWorking(20, () -> {
            awaitChecks(id, 2);
            assertTrue(runs.cancel(id));
            await(() -> status(id) == RunStatus.CANCELLED);
        });
    }

    @Test
    void aRateIsChangedAtTheNextStepAndARunEndsWhereItIsTold() {
        long id = runs.submit(config(200));
        whileWorking(5, () -> {
            awaitStep(id, 3);
            assertTrue(runs.changeRate(id, 0.001));
            await(() -> runs.find(id).orElseThrow().helm().equals(new Helm(0.001, null, null)));
            int least =
                    runs.find(id).orElseThrow().leastEpochs() + 60; // far enough for the worker to hear of it before
            assertTrue(runs.changeEpochs(id, least));
            await(() -> status(id) == RunStatus.FINISHED);
            Run run = runs.find(id).orElseThrow();
            assertEquals(List.of(least, least, 2 * least), List.of(run.epoch(), run.epochs(), run.step()));
        });
        List<TrainingEvent> events = events(id);
        int changed = events.indexOf(first(events, RateChanged.class));
        assertEquals(0.002, ((RateChanged) events.get(changed)).from());
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof StepDone step) {
                Config as = config(200).withLr(i < changed ? 0.002 : 0.001);
                assertEquals(as.lr(2).at(step.step() - 1), step.lr(), "step " + step.step());
            }
        }
    }

    @Test
    void aWishThatComesWhileARunIsPausedIsDoneWhenItGoesOn() {
        long id = runs.submit(config(50));
        whileWorking(5, () -> {
            awaitStep(id, 3);
            runs.pause(id);
            await(() -> status(id) == RunStatus.PAUSED);
            assertTrue(runs.changeRate(id, 0.004));
            runs.resume(id);
            await(() -> status(id) == RunStatus.FINISHED);
        });
        List<TrainingEvent> events = events(id);
        int paused = first(events, Paused.class).step();
        RateChanged change = first(events, RateChanged.class);
        assertEquals(List.of(paused, 0.002, 0.004), List.of(change.step(), change.from(), change.to()));
        int ended = (paused + 1) / 2; // between two epochs it may stand in either
        assertTrue(change.epoch() == ended || change.epoch() == paused / 2 + 1, change::toString);
    }

    @Test
    void aForkGoesOnWhereItsParentWasWhoseFolderMayBeGone() throws IOException {
        long parent = runs.submit(config(4));
        whileWorking(0, () -> await(() -> status(parent) == RunStatus.FINISHED));
        Path best = Workshop.directory(home, parent).resolve("best.ckpt");
        ForkPoint point = ForkPoint.read(best);
        Path copy = Files.move(best, home.resolve("copy"));
        Files.delete(Workshop.directory(home, parent).resolve("last.ckpt"));
        Forked origin = new Forked(parent, "best", point.epoch(), point.step(), true);
        long id = runs.fork(config(6).withLr(0.01), null, origin, copy, home);
        whileWorking(0, () -> await(() -> status(id) == RunStatus.FINISHED));
        List<TrainingEvent> events = events(id);
        assertEquals(point.step() + 1, first(events, StepDone.class).step());
        assertEquals(
                config(6).withLr(0.01).lr(2).at(point.step()),
                first(events, StepDone.class).lr());
        assertEquals(6, runs.find(id).orElseThrow().epoch());
    }

    @Test
    void aForkWhoseCheckpointIsGoneFailsAndOneThatNobodyStoredIsNotFollowed() throws IOException {
        long parent = runs.submit(config(2));
        Files.createDirectories(Workshop.directory(home, parent));
        Files.writeString(Workshop.directory(home, parent).resolve(ForkPoint.FILE), "what a lost submission left");
        Path copy = Files.writeString(home.resolve("copy"), "a checkpoint");
        long id = runs.fork(config(2), null, new Forked(parent, "last", 1, 2, true), copy, home);
        Files.delete(Workshop.directory(home, id).resolve(ForkPoint.FILE));
        whileWorking(0, () -> await(() -> status(id) == RunStatus.FAILED));
        assertEquals(RunStatus.FINISHED, status(parent));
        String message = runs.find(id).orElseThrow().message();
        assertTrue(message.endsWith("the checkpoint that this fork begins from, is gone"), message);
    }

    private List<TrainingEvent> events(long id) {
        return runs.events(id, 0, 10_000).stream()
                .map(event -> EventJson.read(event.json()))
                .toList();
    }

    private static <T extends TrainingEvent> T first(List<TrainingEvent> events, Class<T> kind) {
        return events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private void awaitChecks(long id, int done) {
        await(() -> runs.find(id).orElseThrow().checks().done() >= done);
    }

    @Test
    void twoWorkersShareTheQueueWithoutDoingARunTwice() {
        List<Long> ids =
                IntStream.range(0, 6).mapToObj(i -> runs.submit(config(2))).toList();
        whileWorking(
                5,
                () -> whileWorking(5, () -> {
                    await(() -> ids.stream().allMatch(id -> status(id) == RunStatus.FINISHED));
                }));

        Set<Long> startedOnce = ids.stream()
                .filter(id -> runs.events(id, 0, 1000).stream()
                                .filter(event -> event.type().equals("started"))
                                .count()
                        == 1)
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(ids), startedOnce);
    }

    @Test
    void aFaultOfTheModelFailsTheRunAndLeavesTheWorkerAlive() {
        long broken = runs.submit(config(1));
        ModelFactory factory = (architecture, smoothing, seed) -> {
            throw new UnsatisfiedLinkError("no such library");
        };
        whileWorking(factory, () -> {
            await(() -> status(broken) == RunStatus.FAILED);
            long next = runs.submit(config(1));
            await(() -> status(next) == RunStatus.FAILED);
        });
        assertTrue(runs.find(broken).orElseThrow().message().contains("no such library"));
    }

    private void whileWorking(long millisABatch, Runnable test) {
        whileWorking((architecture, smoothing, seed) -> new SlopeModel(millisABatch), test);
    }

    private void whileWorking(ModelFactory models, Runnable test) {
        TinyWork.besideAWorker(url, home, models, (kind, folder, watch) -> {}, test);
    }

    private RunStatus status(long id) {
        return runs.find(id).orElseThrow().status();
    }

    private String resumed(long id) {
        return runs.events(id, 0, 1000).stream()
                .filter(event -> event.type().equals("resumed"))
                .map(StoredEvent::json)
                .findFirst()
                .orElse("never resumed");
    }

    private void awaitStep(long id, int step) {
        await(() -> runs.find(id).orElseThrow().step() >= step);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
