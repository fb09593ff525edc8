package downhill.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EpochsChanged;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.RateChanged;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three epochs of five steps, warmed up over the first, whose rate falls to a tenth after the second. */
class SteeringTest {
    private static final int CHANGE = 7; // the step before it
    private static final int KILL = 9;

    @TempDir
    Path folder;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Wishes for something from a step on, and stops at another. */
    private static Control from(
            Recording run, int step, UnaryOperator<Steering> wish, int stop, Control.Signal signal) {
        return new Control() {
            @Override
            public Signal next() {
                if (run.lastStep() != stop) {
                    return Signal.CONTINUE;
                }
                if (signal == null) {
                    throw new Killed();
                }
                return signal;
            }

            @Override
            public Steering steering(Steering now) {
                return run.lastStep() >= step ? wish.apply(now) : now;
            }
        };
    }

    private static Control from(Recording run, int step, UnaryOperator<Steering> wish) {
        return from(run, step, wish, -1, Control.Signal.CONTINUE);
    }

    private Recording recording(String optimizer, String name) {
        return new Recording(Recording.augmented(optimizer), folder.resolve(name));
    }

    @Test
    void theScheduleGoesOnMultiplyingAChangedRate() {
        Recording run = recording("sgd", "run");
        assertEquals(Outcome.FINISHED, run.run(from(run, 3, now -> now.withLr(0.5))));
        assertEquals(List.of(new RateChanged(1, 3, 0.1, 0.5)), run.all(RateChanged.class));
        double[] rates =
                run.all(StepDone.class).stream().mapToDouble(StepDone::lr).toArray();
        assertEquals(0.1 * 3 / 5, rates[2], 1e-15, "the third step of the warmup");
        assertEquals(0.5 * 4 / 5, rates[3], 1e-15, "the warmup goes on to the new rate");
        assertEquals(0.5, rates[9], 1e-15);
        assertEquals(0.5 * 0.1, rates[14], 1e-15, "after the milestone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"})
    void aRunPausedOrKilledAfterAChangeEqualsOneThatWasNot(String optimizer) throws IOException {
        UnaryOperator<Steering> wish = now -> now.withLr(0.02);
        Recording whole = recording(optimizer, "whole");
        assertEquals(Outcome.FINISHED, whole.run(from(whole, CHANGE, wish)));

        Recording paused = recording(optimizer, "paused");
        assertEquals(Outcome.PAUSED, paused.run(from(paused, CHANGE, wish, KILL, Control.Signal.PAUSE)));
        assertSame(whole, paused, goOn(optimizer, "paused", KILL));

        Recording killed = recording(optimizer, "killed");
        assertThrows(Killed.class, () -> killed.run(from(killed, CHANGE, wish, KILL, null)));
        assertSame(whole, killed, goOn(optimizer, "killed", CHANGE)); // the change was saved
    }

    /** Without a wish: what was changed is in the checkpoint. */
    private Recording goOn(String optimizer, String name, int step) {
        Recording rest = recording(optimizer, name);
        assertEquals(Outcome.FINISHED, rest.run(Control.NONE));
        assertEquals(step, ((Resumed) rest.events.get(0)).step());
        assertEquals(List.of(), rest.all(RateChanged.class), "it is told once");
        return rest;
    }

    private void assertSame(Recording whole, Recording first, Recording rest) throws IOException {
        List<TrainingEvent> all = new ArrayList<>(first.events);
        all.addAll(rest.events);
        SameRun.assertSameNumbers(whole.events, all);
        SameRun.assertSameState(folder.resolve("whole"), first.folder());
    }

    @Test
    void aRateChangedBeforeTheFirstStepIsThatOfAConfigWithIt() throws IOException {
        Recording steered = recording("adam", "steered");
        steered.run(from(steered, 0, now -> now.withLr(0.01)));
        assertEquals(List.of(new RateChanged(1, 0, 0.003, 0.01)), steered.all(RateChanged.class));
        Recording plain = new Recording(Recording.augmented("adam").withLr(0.01), folder.resolve("plain"));
        plain.run(Control.NONE);
        SameRun.assertSameNumbers(plain.events, steered.events);
        SameRun.assertSameState(folder.resolve("plain"), folder.resolve("steered"));
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1, 1", // in the middle of the first epoch
        "5, 1, 1", // its evaluation is just done
        "6, 1, 2", // too late: the second has begun
        "6, 2, 2",
        "0, 1, 1",
        "7, 9, 3" // there are no more
    })
    void aRunEndsAfterTheEpochThatIsWishedOrTheOneThatItIsAt(int step, int wished, int last) {
        Recording whole = recording("adam", "whole");
        whole.run(Control.NONE);
        Recording run = recording("adam", "run");
        assertEquals(Outcome.FINISHED, run.run(from(run, step, now -> now.withEpochs(wished))));
        EpochDone end = run.all(EpochDone.class).get(last - 1);
        Finished finished = (Finished) run.last();
        assertEquals(List.of(last, 5 * last), List.of(finished.epoch(), finished.step()));
        assertEquals(end.testAccuracy(), finished.testAccuracy());
        assertEquals(last, run.all(EpochDone.class).size());
        assertEquals(last < 3 ? 1 : 0, run.all(EpochsChanged.class).size());
        for (int i = 0; i < 5 * last; i++) {
            StepDone expected = whole.all(StepDone.class).get(i);
            StepDone done = run.all(StepDone.class).get(i);
            assertEquals(expected.lr(), done.lr(), "the schedule is not squeezed");
            assertEquals(expected.loss(), done.loss());
        }
    }

    @Test
    void aPlannedEndIsInTheCheckpointAndCanBeTakenBack() {
        Recording first = recording("sgd", "run");
        first.run(from(first, 2, now -> now.withEpochs(1), 4, Control.Signal.PAUSE));
        assertEquals(List.of(new EpochsChanged(1, 2, 3, 1)), first.all(EpochsChanged.class));
        Recording second = recording("sgd", "run");
        second.run(from(second, 0, now -> now.withEpochs(2)));
        assertEquals(List.of(new EpochsChanged(1, 4, 1, 2)), second.all(EpochsChanged.class));
        assertEquals(2, ((Finished) second.last()).epoch());
        Recording again = recording("sgd", "run");
        assertEquals(Outcome.FINISHED, again.run(Control.NONE));
        assertEquals(List.of("resumed", "finished"), again.types());
    }

    @Test
    void theEstimateOfTheTimeLeftFollows() {
        Recording whole = recording("sgd", "whole");
        whole.run(Control.NONE);
        Recording run = recording("sgd", "run");
        run.run(from(run, 3, now -> now.withEpochs(1)));
        StepDone last = run.all(StepDone.class).get(4);
        StepDone same = whole.all(StepDone.class).get(4);
        double images = last.secondsLeft() * last.imagesPerSecond();
        assertEquals(60 / 3.0, images, 1e-9, "the test images are left, at a third of the cost");
        assertNotEquals(images, same.secondsLeft() * same.imagesPerSecond(), 100);
    }
}
