package downhill.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.run.RunQueue.Ticket;
import downhill.train.Config;
import downhill.train.EventJson;
import downhill.train.ForkPoint;
import downhill.train.Presets;
import downhill.train.Steering;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Cancelled;
import downhill.train.TrainingEvent.CheckpointSaved;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EpochsChanged;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Forked;
import downhill.train.TrainingEvent.Imported;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Mistake;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.RateChanged;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store of runs promises, whatever the database. */
abstract class RunStoreContract {
    private static final Config CONFIG = Presets.get("cnn_quick").config();
    private static final TrainingEvent STARTED = new Started(5, 313, 62_006, 10_000, 10_000, "a test");

    @TempDir
    private Path home;

    private String url;
    private Runs runs;
    private Database worker; // the same database, opened a second time as a worker process does

    /** The URL of an empty database. */
    abstract String newDatabase();

    @BeforeEach
    void open() {
        url = newDatabase();
        runs = Runs.open(url);
        worker = Database.open(url);
    }

    @AfterEach
    void close() {
        worker.close();
        runs.close();
    }

    @Test
    void aSubmittedRunWaitsInTheQueue() {
        long id = runs.submit(CONFIG);

        Run run = runs.find(id).orElseThrow();
        assertEquals(RunStatus.QUEUED, run.status());
        assertEquals(CONFIG, run.config());
        assertEquals(1, run.queuePosition());
        assertEquals(1, run.lastSeq());
        assertEquals(5, run.epochs());
        assertEquals(0, run.steps(), "nobody has counted the images yet");
        assertNull(run.testAccuracy());
        assertEquals(List.of("queued"), types(id));
    }

    @Test
    void theQueueNamesWhoSubmitted() {
        long first = runs.submit(CONFIG, "Ada");
        long second = runs.submitCheck(CONFIG, "Emmy");
        long third = runs.submit(CONFIG);
        List<Waiting> waiting =
                List.of(new Waiting(first, "Ada"), new Waiting(second, "Emmy"), new Waiting(third, null));
        assertEquals(waiting, runs.waiting());
        runs.pause(first);
        assertEquals(waiting.subList(1, 3), runs.waiting());
        runs.cancel(second);
        runs.cancel(third);
        assertEquals(List.of(), runs.waiting());
    }

    @Test
    void thereIsNoRunThatNobodySubmitted() {
        assertEquals(Optional.empty(), runs.find(1));
        assertEquals(List.of(), runs.events(1, 0, 10));
        assertFalse(runs.cancel(1) || runs.pause(1) || runs.resume(1));
    }

    @Test
    void theStatusFollowsTheEvents() {
        long id = runs.submit(CONFIG);
        ClaimedRun claimed = claim(id);
        claimed.append(STARTED);
        claimed.append(step(1, 1));
        assertRun(id, RunStatus.RUNNING, 1, 1);
        claimed.append(new EpochDone(1, 313, 1.5, 0.4, 1.4, 0.45, 10));
        claimed.append(new CheckpointSaved(1, 313, "last", true));
        claimed.append(step(2, 314));
        claimed.append(new EpochDone(2, 626, 1.2, 0.5, 1.3, 0.42, 10));
        Run run = assertRun(id, RunStatus.RUNNING, 2, 626);
        assertEquals(5 * 313, run.steps());
        assertEquals(0.42, run.testAccuracy());
        assertEquals(0.45, run.bestTestAccuracy());
        claimed.append(new Finished(5, 1565, 0.42, 0.45, 50));
        assertRun(id, RunStatus.FINISHED, 5, 1565);
    }

    @Test
    void whatTheInsideOfANetworkTellsIsKeptAndChangesNoStatus() {
        long id = runs.submit(CONFIG);
        ClaimedRun claimed = claim(id);
        claimed.append(STARTED);
        claimed.append(step(1, 313));
        TrainingEvent measured = new LayersMeasured(
                1,
                313,
                List.of("conv", "dense"),
                List.of(0.1f, 0.2f),
                List.of(1f, 2f),
                List.of(1e-3f, 1f / 3),
                List.of("norm"),
                List.of(0.5f),
                List.of(0.25f));
        claimed.append(measured);
        claimed.append(new EpochDone(1, 313, 1.5, 0.4, 1.4, 0.45, 10));
        TrainingEvent evaluation = new EvaluationDone(
                1,
                313,
                List.of("cat", "dog"),
                List.of(List.of(3, 1), List.of(0, 4)),
                List.of(new Mistake(7, 0, 1, 0.9f)));
        claimed.append(evaluation);

        Run run = assertRun(id, RunStatus.RUNNING, 1, 313);
        assertEquals(0.45, run.testAccuracy());
        List<StoredEvent> events = runs.events(id, 3, 10);
        assertEquals(List.of(4L, 5L, 6L), events.stream().map(StoredEvent::seq).toList());
        assertEquals(measured, EventJson.read(events.get(0).json()));
        assertEquals(evaluation, EventJson.read(events.get(2).json()));
    }

    @Test
    void aResumedRunStandsWhereItsCheckpointDoes() {
        long id = runs.submit(CONFIG);
        ClaimedRun first = claim(id);
        first.append(STARTED);
        first.append(step(2, 400));
        ClaimedRun second = claim(id);
        second.append(new Resumed(2, 313, second.reason()));

        Run run = assertRun(id, RunStatus.RUNNING, 2, 313);
        assertEquals("its worker process ended unexpectedly", second.reason());
        assertNull(run.message(), "only a failed run has a message");
    }

    @Test
    void aFailedRunSaysWhy() {
        long id = runs.submit(CONFIG);
        claim(id).append(new Failed(1, 7, "the loss of step 7 is NaN"));

        assertEquals(
                "the loss of step 7 is NaN",
                assertRun(id, RunStatus.FAILED, 1, 7).message());
        assertFalse(runs.cancel(id) || runs.pause(id) || runs.resume(id));
    }

    @Test
    void eventsAreNumberedFromOneWithoutGaps() throws Exception {
        long id = runs.submit(CONFIG);
        ClaimedRun claimed = claim(id);
        ExecutorService writers = Executors.newFixedThreadPool(2);
        List<Future<?>> done = IntStream.range(0, 2)
                .<Future<?>>mapToObj(writer -> writers.submit(() -> {
                    for (int i = 1; i <= 100; i++) {
                        claimed.append(step(1, i));
                    }
                }))
                .toList();
        for (Future<?> future : done) {
            future.get();
        }
        writers.shutdown();

        List<StoredEvent> events = runs.events(id, 0, 1000);
        assertEquals(
                LongStream.rangeClosed(1, 201).boxed().toList(),
                events.stream().map(StoredEvent::seq).toList());
        assertEquals(201, runs.find(id).orElseThrow().lastSeq());
    }

    @Test
    void eventsAreReadOnFromANumber() throws Exception {
        long id = runs.submit(CONFIG);
        ClaimedRun claimed = claim(id);
        IntStream.rangeClosed(1, 9).forEach(i -> claimed.append(step(1, i)));

        List<StoredEvent> events = runs.events(id, 4, 3);
        assertEquals(List.of(5L, 6L, 7L), events.stream().map(StoredEvent::seq).toList());
        JsonNode json = new ObjectMapper().readTree(events.get(0).json());
        assertEquals(5, json.get("seq").intValue());
        assertEquals("stepDone", json.get("type").textValue());
        assertEquals(4, json.get("step").intValue());
        assertEquals(events.get(0).at().toString(), json.get("at").textValue());
        assertEquals(List.of(), runs.events(id, 10, 3));
    }

    @Test
    void aWorkerThatLostItsRunWritesNothing() {
        long id = runs.submit(CONFIG);
        ClaimedRun slow = claim(id);
        slow.append(STARTED);
        ClaimedRun next = claim(id);
        List<String> before = types(id);

        assertThrows(LostRunException.class, () -> slow.append(step(1, 1)));
        assertThrows(LostRunException.class, slow::wish);
        assertThrows(LostRunException.class, slow::giveBack);
        assertEquals(before, types(id));
        next.append(step(1, 1));
        assertEquals(List.of("queued", "started", "stepDone"), types(id));
    }

    @Test
    void runsWaitInTheOrderOfTheirSubmission() {
        List<Long> ids =
                IntStream.range(0, 12).mapToObj(i -> runs.submit(CONFIG)).toList();

        assertEquals(ids, worker.jdbi().withHandle(RunQueue::waiting));
        assertEquals(12, runs.find(ids.get(11)).orElseThrow().queuePosition());
        assertTrue(runs.cancel(ids.get(3)));
        assertEquals(11, runs.find(ids.get(11)).orElseThrow().queuePosition());
        assertNull(runs.find(ids.get(3)).orElseThrow().queuePosition());
    }

    @Test
    void listsTheNewestRunsFirstPageByPage() {
        List<Long> ids =
                IntStream.range(0, 5).mapToObj(i -> runs.submit(CONFIG)).toList();

        List<Run> first = runs.list(3, Long.MAX_VALUE);
        assertEquals(
                List.of(ids.get(4), ids.get(3), ids.get(2)),
                first.stream().map(Run::id).toList());
        assertEquals(
                List.of(ids.get(1), ids.get(0)),
                runs.list(3, ids.get(2)).stream().map(Run::id).toList());
        assertEquals(runs.find(ids.get(4)).orElseThrow(), first.get(0));
    }

    @Test
    void aQueuedRunIsCancelledAtOnceAndNeverRun() {
        long id = runs.submit(CONFIG);
        Ticket ticket = ticket(id);

        assertTrue(runs.cancel(id));
        assertRun(id, RunStatus.CANCELLED, 0, 0);
        assertEquals(List.of(), worker.jdbi().withHandle(RunQueue::waiting));
        assertEquals(Optional.empty(), ClaimedRun.claim(worker, ticket), "a worker that had just picked it");
        assertEquals(List.of("queued", "cancelled"), types(id));
        assertFalse(runs.cancel(id));
    }

    @Test
    void aQueuedRunIsPausedAtOnceAndResumedThroughTheQueue() {
        long id = runs.submit(CONFIG);
        Ticket old = ticket(id);

        assertTrue(runs.pause(id));
        assertRun(id, RunStatus.PAUSED, 0, 0);
        assertFalse(runs.pause(id));
        assertTrue(runs.resume(id));
        assertRun(id, RunStatus.QUEUED, 0, 0);
        assertFalse(runs.resume(id));
        assertEquals(Optional.empty(), ClaimedRun.claim(worker, old), "the ticket from before the pause");
        assertEquals("resumed by request", claim(id).reason());
    }

    @Test
    void aRunningRunIsAskedToPauseOrEnd() {
        long id = runs.submit(CONFIG);
        ClaimedRun claimed = claim(id);
        claimed.append(STARTED);

        assertTrue(runs.pause(id));
        assertEquals(Request.PAUSE, claimed.wish().request());
        assertTrue(runs.resume(id), "before the worker got to it");
        assertEquals(Request.NONE, claimed.wish().request());
        assertTrue(runs.cancel(id));
        assertEquals(Request.CANCEL, claimed.wish().request());
        assertFalse(runs.pause(id), "it is about to be cancelled");
        claimed.append(new Cancelled(1, 3));
        assertRun(id, RunStatus.CANCELLED, 1, 3);
    }

    @Test
    void aRunPausedByItsWorkerStartsAfreshWithoutTheOldRequest() {
        long id = runs.submit(CONFIG);
        ClaimedRun first = claim(id);
        first.append(STARTED);
        runs.pause(id);
        first.append(new Paused(1, 5));

        assertTrue(runs.resume(id));
        assertEquals(Request.NONE, claim(id).wish().request());
    }

    @Test
    void aRequestToADeadWorkerIsCarriedOutByTheNext() {
        long cancelled = runs.submit(CONFIG);
        claim(cancelled).append(STARTED);
        runs.cancel(cancelled);
        long paused = runs.submit(CONFIG);
        claim(paused).append(STARTED);
        runs.pause(paused);

        assertEquals(Optional.empty(), ClaimedRun.claim(worker, ticket(cancelled)));
        assertEquals(Optional.empty(), ClaimedRun.claim(worker, ticket(paused)));
        assertRun(cancelled, RunStatus.CANCELLED, 0, 0);
        assertRun(paused, RunStatus.PAUSED, 0, 0);
    }

    @Test
    void aRunGivenBackWaitsAgain() {
        long id = runs.submit(CONFIG);
        ClaimedRun first = claim(id);
        first.append(STARTED);
        first.giveBack();

        assertRun(id, RunStatus.QUEUED, 0, 0);
        assertEquals("its worker process was stopped", claim(id).reason());
    }

    @Test
    void aRunThatKillsItsWorkersIsGivenUp() {
        long id = runs.submit(CONFIG);
        for (int i = 0; i < ClaimedRun.MAX_TRIES; i++) {
            claim(id).append(STARTED);
        }

        assertEquals(Optional.empty(), ClaimedRun.claim(worker, ticket(id)));
        assertTrue(assertRun(id, RunStatus.FAILED, 0, 0).message().contains("died 5 times"));
    }

    @Test
    void aRunThatGetsOnIsNeverGivenUp() {
        long id = runs.submit(CONFIG);
        for (int i = 1; i <= 3 * ClaimedRun.MAX_TRIES; i++) {
            claim(id).append(new CheckpointSaved(1, i, "last", false));
        }

        assertRun(id, RunStatus.QUEUED, 1, 3 * ClaimedRun.MAX_TRIES);
    }

    @Test
    void everythingIsThereAfterTheDatabaseIsOpenedAgain() {
        long id = runs.submit(CONFIG);
        claim(id).append(STARTED);
        Run before = runs.find(id).orElseThrow();
        runs.close();

        runs = Runs.open(url);
        assertEquals(before, runs.find(id).orElseThrow());
    }

    @Test
    void aChangedRateIsWishedForUntilTheWorkerTellsIt() {
        long id = runs.submit(CONFIG);
        assertEquals(new Helm(0.002, null, null), runs.find(id).orElseThrow().helm());
        assertTrue(runs.changeRate(id, 0.001));
        assertEquals(new Helm(0.002, 0.001, null), runs.find(id).orElseThrow().helm());
        ClaimedRun claimed = claim(id);
        assertEquals(new Steering(0.001, 5), claimed.wish().steering(Steering.of(CONFIG)));
        claimed.append(STARTED);
        claimed.append(new RateChanged(1, 0, 0.002, 0.001));
        assertEquals(new Helm(0.001, null, null), runs.find(id).orElseThrow().helm());
        assertTrue(runs.pause(id));
        claimed.append(new Paused(1, 7));
        assertTrue(runs.changeRate(id, 0.002));
        assertEquals(new Helm(0.001, 0.002, null), runs.find(id).orElseThrow().helm(), "nobody trains it now");
        runs.resume(id);
        assertEquals(0.002, claim(id).wish().lr(), "and the next worker is told");
    }

    @Test
    void aPlannedEndIsThatOfTheRunOnceTheWorkerTellsIt() {
        long id = runs.submit(CONFIG);
        assertTrue(runs.changeEpochs(id, 2));
        ClaimedRun claimed = claim(id);
        claimed.append(STARTED);
        Run before = runs.find(id).orElseThrow();
        assertEquals(List.of(5, 5 * 313), List.of(before.epochs(), before.steps()));
        assertEquals(2, before.helm().wantedEpochs());
        claimed.append(new EpochsChanged(1, 0, 5, 2));
        claimed.append(step(2, 400));
        Run after = runs.find(id).orElseThrow();
        assertEquals(List.of(2, 2 * 313, 2), List.of(after.epochs(), after.steps(), after.leastEpochs()));
        assertNull(after.helm().wantedEpochs());
        assertEquals(CONFIG, after.config(), "which the schedule follows");
        claimed.append(new Finished(2, 626, 0.4, 0.4, 10));
        assertRun(id, RunStatus.FINISHED, 2, 626);
    }

    @Test
    void nobodySteersWhatIsOverOrAboutToBeOrACheck() {
        long over = runs.submit(CONFIG);
        claim(over).append(new Failed(1, 7, "the loss of step 7 is NaN"));
        long check = runs.submitCheck(CONFIG);
        long cancelled = runs.submit(CONFIG);
        claim(cancelled).append(STARTED);
        runs.cancel(cancelled);
        for (long id : new long[] {over, check, cancelled, 99}) {
            assertFalse(runs.changeRate(id, 0.001) || runs.changeEpochs(id, 2), "run " + id);
        }
        assertEquals(Wish.NONE, worker.jdbi().withHandle(handle -> RunTable.find(handle, over)
                .orElseThrow()
                .wish()));
    }

    @Test
    void aForkStandsWhereItsParentDidAndBothKnowOfEachOther() throws IOException {
        long parent = runs.submit(CONFIG);
        Path copy = Files.writeString(home.resolve("copy"), "a checkpoint");
        Forked origin = new Forked(parent, "best", 2, 626, true);
        long id = runs.fork(CONFIG, "Ada", origin, copy, home);
        Run run = assertRun(id, RunStatus.QUEUED, 2, 626);
        assertEquals(origin, run.fork());
        assertEquals(2, run.leastEpochs());
        assertEquals(List.of("forked", "queued"), types(id));
        assertEquals(List.of(id), runs.forks(parent));
        assertEquals(List.of(), runs.forks(id));
        assertNull(runs.find(parent).orElseThrow().fork());
        assertEquals(new Waiting(id, "Ada"), runs.waiting().get(1));
        assertEquals(
                "a checkpoint", Files.readString(Workshop.directory(home, id).resolve(ForkPoint.FILE)));
        assertTrue(Files.notExists(copy));
        ClaimedRun claimed = claim(id);
        assertTrue(claimed.isFork());
        assertEquals(new RunFold.Position(2, 626), claimed.beginning());
        assertFalse(claim(parent).isFork());
    }

    @Test
    void aForkWithoutItsCheckpointIsNotStored() {
        long parent = runs.submit(CONFIG);
        Forked origin = new Forked(parent, "last", 2, 626, true);
        assertThrows(IOException.class, () -> runs.fork(CONFIG, null, origin, home.resolve("nowhere"), home));
        assertEquals(List.of(), runs.forks(parent));
        assertEquals(1, runs.list(10, Long.MAX_VALUE).size());
        assertEquals(1, runs.waiting().size());
    }

    /** A recording tells of a parent on another site. */
    @Test
    void anImportedForkHasNoParentHere() {
        long id = runs.store(
                CONFIG,
                Instant.EPOCH,
                List.of(
                        new PastEvent(Instant.EPOCH, new Imported("A fork", Map.of(), "")),
                        new PastEvent(Instant.EPOCH, STARTED),
                        new PastEvent(Instant.EPOCH, new Forked(1, "last", 2, 626, true)),
                        new PastEvent(Instant.EPOCH, new Finished(5, 1565, 0.4, 0.4, 10))));
        assertNull(runs.find(id).orElseThrow().fork());
    }

    private Run assertRun(long id, RunStatus status, int epoch, int step) {
        Run run = runs.find(id).orElseThrow();
        assertEquals(status, run.status());
        assertEquals(List.of(epoch, step), List.of(run.epoch(), run.step()));
        return run;
    }

    private ClaimedRun claim(long id) {
        return ClaimedRun.claim(worker, ticket(id)).orElseThrow();
    }

    /** The ticket that stands, or stood, for the run in the queue. */
    private Ticket ticket(long id) {
        long seq = runs.events(id, 0, 1000).stream()
                .filter(event -> event.type().equals("queued"))
                .mapToLong(StoredEvent::seq)
                .max()
                .orElseThrow();
        return new Ticket(id, seq);
    }

    private List<String> types(long id) {
        return runs.events(id, 0, 1000).stream().map(StoredEvent::type).toList();
    }

    private static TrainingEvent step(int epoch, int step) {
        return new StepDone(epoch, step, 2.3, 0.1, 0.002, 1.5, 800, 60);
    }
}
