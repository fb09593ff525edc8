package downhill.run;

import static downhill.run.TinyWork.config;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.run.Errand.Kind;
import downhill.run.Errand.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What workers do for readers beside training, whatever the database. */
abstract class ErrandContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] PICTURE = new byte[3072];
    private static final int POINTS = 20;

    @TempDir
    private Path home;

    private String url;
    private Runs runs;
    private Errands errands;

    /** The URL of an empty database. */
    abstract String newDatabase();

    @BeforeEach
    void open() {
        url = newDatabase();
        runs = Runs.open(url);
        errands = runs.errands();
    }

    @AfterEach
    void close() {
        runs.close();
    }

    @Test
    void aPictureIsAnsweredByAWorkerThatHasNothingElseToDo() {
        long run = runs.submit(config(1));
        whileWorking(0, (kind, folder, watch) -> {}, () -> {
            await(() -> runs.find(run).orElseThrow().status() == RunStatus.FINISHED);
            long errand = errands.ask(run, PICTURE, "anybody");
            Errand answer = answer(errand);
            assertEquals(State.DONE, answer.state(), answer.error());
            assertEquals(10, answer.answer().split("0\\.1").length - 1, answer.answer());
            assertTrue(answer.answer().contains("\"epoch\":1"), answer.answer());
            assertTrue(errands.isWorkerThere());
            assertTrue(errands.forget(errand));
            assertEquals(Optional.empty(), errands.find(errand));
        });
        assertFalse(errands.isWorkerThere());
    }

    @Test
    void aPictureIsAnsweredWhileAnotherRunTrainsAndThatGoesOn() {
        long run = runs.submit(config(1));
        whileWorking(20, (kind, folder, watch) -> {}, () -> {
            await(() -> runs.find(run).orElseThrow().status() == RunStatus.FINISHED);
            long other = runs.submit(config(500));
            await(() -> step(other) > 2);
            for (int i = 0; i < 5; i++) {
                Errand answer = answer(errands.ask(run, PICTURE, "anybody"));
                assertEquals(State.DONE, answer.state(), answer.error());
            }
            assertEquals(RunStatus.RUNNING, runs.find(other).orElseThrow().status());
            int step = step(other);
            await(() -> step(other) > step);
        });
    }

    @Test
    void aRunWithoutACheckpointGivesAClearError() {
        long run = runs.submit(config(1));
        runs.cancel(run);
        whileWorking(0, (kind, folder, watch) -> {}, () -> {
            Errand answer = answer(errands.ask(run, PICTURE, "anybody"));
            assertEquals(State.FAILED, answer.state());
            assertTrue(answer.error().startsWith("There is no checkpoint"), answer.error());
        });
    }

    @Test
    void aSurveyGoesOnBetweenTheStepsOfARunAndPicturesBetweenItsPoints() {
        long run = runs.submit(config(1));
        whileWorking(5, ErrandContract::survey, () -> {
            await(() -> runs.find(run).orElseThrow().status() == RunStatus.FINISHED);
            long other = runs.submit(config(500));
            await(() -> step(other) > 2);
            int before = step(other);
            long survey = errands.ask(run, Kind.SLICE, "anybody");
            assertEquals(survey, errands.ask(run, Kind.SLICE, "somebody else"), "one at a time");
            await(() -> errands.find(survey).orElseThrow().done() > 1);
            assertEquals(POINTS, errands.find(survey).orElseThrow().total());
            Errand answer = answer(errands.ask(run, PICTURE, "anybody"));
            assertEquals(State.DONE, answer.state(), answer.error());
            assertFalse(errands.find(survey).orElseThrow().isOver(), "the picture did not wait for the survey");
            await(() -> errands.find(survey).orElseThrow().state() == State.DONE);
            assertTrue(step(other) > before + POINTS / 2, step(other) + " steps, " + before + " before the survey");
        });
    }

    @Test
    void aSurveyThatIsNoLongerWantedEnds() {
        long run = runs.submit(config(1));
        boolean[] ended = new boolean[1];
        Surveyor surveyor = (kind, folder, watch) -> {
            try {
                survey(kind, folder, (done, total) -> watch.next(Math.min(done, 1), total));
            } catch (CancellationException e) {
                ended[0] = true;
                throw e;
            }
        };
        whileWorking(0, surveyor, () -> {
            long survey = errands.ask(run, Kind.SHARPNESS, "anybody");
            await(() -> errands.find(survey).orElseThrow().done() > 0);
            assertTrue(errands.forget(run, Kind.SHARPNESS));
            await(() -> ended[0]);
            assertEquals(List.of(), errands.of(run));
        });
    }

    @Test
    void aSurveyOfAWorkerThatStopsIsCarriedOutByTheNext() {
        long run = runs.submit(config(1));
        long survey = errands.ask(run, Kind.SLICE, "anybody");
        whileWorking(0, ErrandContract::survey, () -> {
            await(() -> errands.find(survey).orElseThrow().done() > 0);
        });
        assertEquals(State.WAITING, errands.find(survey).orElseThrow().state());
        whileWorking(0, ErrandContract::survey, () -> {
            await(() -> errands.find(survey).orElseThrow().state() == State.DONE);
        });
    }

    @Test
    void whatADeadWorkerHadIsPutBackOnceAndThenGivenUp() {
        long run = runs.submit(config(1));
        long survey = errands.ask(run, Kind.SLICE, "anybody");
        try (Database database = Database.open(url)) {
            for (State after : List.of(State.WAITING, State.FAILED)) {
                database.jdbi().useTransaction(handle -> {
                    ErrandTable.seen(handle, "dead");
                    assertTrue(ErrandTable.take(handle, "dead", EnumSet.of(Kind.SLICE))
                            .isPresent());
                    assertEquals(Optional.empty(), ErrandTable.take(handle, "other", EnumSet.of(Kind.SLICE)));
                });
                Instant later = Instant.now().plusSeconds(1);
                database.jdbi().useTransaction(handle -> ErrandTable.releaseFromTheLost(handle, later));
                assertEquals(after, errands.find(survey).orElseThrow().state());
            }
        }
        assertTrue(errands.find(survey).orElseThrow().error().contains("died"));
        long again = errands.ask(run, Kind.SLICE, "anybody");
        assertEquals(List.of(again), errands.of(run).stream().map(Errand::id).toList(), "asked for anew");
    }

    /** A survey of twenty points of 20 ms each. */
    private static void survey(Kind kind, Path folder, Surveyor.Watch watch) {
        for (int done = 0; done <= POINTS; done++) {
            if (!watch.next(done, POINTS)) {
                throw new CancellationException();
            }
            pause(20);
        }
    }

    private Errand answer(long errand) {
        try {
            return errands.await(errand, PATIENCE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void whileWorking(long millisABatch, Surveyor surveyor, Runnable test) {
        TinyWork.besideAWorker(
                url, home, (architecture, smoothing, seed) -> new SlopeModel(millisABatch), surveyor, test);
    }

    private int step(long id) {
        return runs.find(id).orElseThrow().step();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE);
            }
            pause(10);
        }
    }
}
