package downhill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
    @TempDir
    Path folder;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"})
    void aRunPausedAfterEveryStepEqualsOneThatWasNot(String optimizer) throws IOException {
        Recording whole = whole(optimizer);
        List<TrainingEvent> pieces = new ArrayList<>();
        for (int step = 1; step <= 15; step++) {
            Recording piece = new Recording(Recording.config(optimizer), folder.resolve("pieces"));
            Outcome outcome = step < 15 ? piece.runUntil(step, Control.Signal.PAUSE) : piece.run(Control.NONE);
            assertEquals(step < 15 ? Outcome.PAUSED : Outcome.FINISHED, outcome, "at step " + step);
            pieces.addAll(piece.events);
        }
        assertSameNumbers(whole.events, pieces);
        assertSameState("pieces", optimizer);
    }

    @Test
    void aRunKilledAnywhereEqualsOneThatWasNot() throws IOException {
        Recording whole = whole("adam");
        Recording first = new Recording(Recording.config("adam"), folder.resolve("pieces")).savingAfterEveryStep();
        assertThrows(
                Killed.class,
                () -> first.run(() -> {
                    if (first.lastStep() == 8) {
                        throw new Killed(); // after the checkpoint of step 7: that of step 8 would be next
                    }
                    return Control.Signal.CONTINUE;
                }));
        Recording second = new Recording(Recording.config("adam"), folder.resolve("pieces"));
        assertEquals(Outcome.FINISHED, second.run(Control.NONE));
        assertEquals(new Resumed(2, 7, "continued after its worker stopped"), second.events.get(0));
        assertEquals(8, second.all(StepDone.class).get(0).step(), "step 8 is done again");
        List<TrainingEvent> all = new ArrayList<>(first.events);
        all.addAll(second.events);
        assertSameNumbers(whole.events, all);
        assertSameState("pieces", "adam");
    }

    @Test
    void aPauseDuringTheEvaluationLeavesOnlyTheEvaluationToDo() {
        Recording whole = whole("sgd");
        AtomicInteger asked = new AtomicInteger();
        Recording first = new Recording(Recording.config("sgd"), folder.resolve("pieces"));
        // The sixth question comes before the only batch of the first evaluation.
        Outcome outcome =
                first.run(() -> asked.incrementAndGet() == 6 ? Control.Signal.PAUSE : Control.Signal.CONTINUE);
        assertEquals(Outcome.PAUSED, outcome);
        assertEquals(new Paused(1, 5), first.last());
        assertEquals(0, first.all(EpochDone.class).size());
        Recording second = new Recording(Recording.config("sgd"), folder.resolve("pieces"));
        second.run(Control.NONE);
        assertEquals(new Resumed(1, 5, "continued after a pause"), second.events.get(0));
        assertEquals("epochDone", EventJson.type(second.events.get(1)));
        List<TrainingEvent> all = new ArrayList<>(first.events);
        all.addAll(second.events);
        assertSameNumbers(whole.events, all);
    }

    @Test
    void aRunThatWasLostBeforeItsFirstCheckpointStartsAgain() {
        Recording first = new Recording(Recording.config("sgd"), folder);
        assertThrows(
                Killed.class,
                () -> first.run(() -> {
                    if (first.lastStep() == 3) {
                        throw new Killed();
                    }
                    return Control.Signal.CONTINUE;
                }));
        Recording second = new Recording(Recording.config("sgd"), folder);
        second.run(Control.NONE);
        assertEquals("started", second.types().get(0));
        assertEquals(1, second.all(StepDone.class).get(0).step());
    }

    @Test
    void aFinishedRunOnlyTellsItsEndAgain() {
        Recording first = new Recording(Recording.config("sgd"), folder);
        first.run(Control.NONE);
        Recording second = new Recording(Recording.config("sgd"), folder);
        assertEquals(Outcome.FINISHED, second.run(Control.NONE));
        assertEquals(List.of("resumed", "finished"), second.types());
        assertEquals(first.last(), second.last());
    }

    @Test
    void aCheckpointOfAnotherConfigIsRefusedWithTheFieldThatDiffers() {
        new Recording(Recording.config("sgd"), folder).runUntil(2, Control.Signal.PAUSE);
        Recording other = new Recording(Recording.config("adam"), folder);
        assertEquals(Outcome.FAILED, other.run(Control.NONE));
        assertEquals(
                "the checkpoint " + folder.resolve("last.ckpt")
                        + " was saved with optimizer = \"sgd\", but this run has \"adam\"",
                ((Failed) other.last()).message());
    }

    @Test
    void aDamagedCheckpointIsRefusedAndLeftAsItIs() throws IOException {
        new Recording(Recording.config("sgd"), folder).runUntil(2, Control.Signal.PAUSE);
        Path last = folder.resolve(Trainer.LAST);
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length / 2] ^= 1;
        Files.write(last, bytes);
        Recording second = new Recording(Recording.config("sgd"), folder);
        assertEquals(Outcome.FAILED, second.run(Control.NONE));
        String message = ((Failed) second.last()).message();
        assertTrue(message.startsWith("the checkpoint " + last + " is damaged"), message);
        assertArrayEquals(bytes, Files.readAllBytes(last));
    }

    private Recording whole(String optimizer) {
        Recording whole = new Recording(Recording.config(optimizer), folder.resolve("whole"));
        assertEquals(Outcome.FINISHED, whole.run(Control.NONE));
        return whole;
    }

    /** Steps and epochs agree in every number but the times; what was done twice agrees with itself. */
    private static void assertSameNumbers(List<TrainingEvent> expected, List<TrainingEvent> actual) {
        List<String> numbers = numbers(expected);
        assertEquals(numbers, numbers(actual).stream().distinct().toList());
    }

    private static List<String> numbers(List<TrainingEvent> events) {
        List<String> numbers = new ArrayList<>();
        for (TrainingEvent event : events) {
            if (event instanceof StepDone s) {
                numbers.add(
                        "step " + s.step() + " " + s.loss() + " " + s.accuracy() + " " + s.lr() + " " + s.gradNorm());
            } else if (event instanceof EpochDone e) {
                numbers.add("epoch " + e.epoch() + " " + e.step() + " " + e.trainLoss() + " " + e.trainAccuracy() + " "
                        + e.testLoss() + " " + e.testAccuracy());
            } else if (event instanceof Finished f) {
                numbers.add("end " + f.testAccuracy() + " " + f.bestTestAccuracy());
            }
        }
        return numbers;
    }

    private void assertSameState(String pieces, String optimizer) throws IOException {
        for (String file : List.of(Trainer.LAST, Trainer.BEST)) {
            Checkpoint a = CheckpointFile.read(folder.resolve("whole").resolve(file));
            Checkpoint b = CheckpointFile.read(folder.resolve(pieces).resolve(file));
            assertArrayEquals(a.values(), b.values(), optimizer);
            assertEquals(a.optimizer().step(), b.optimizer().step());
            for (int i = 0; i < a.values().length; i++) {
                var slots = b.optimizer().byParameter().get(i).slots();
                a.optimizer()
                        .byParameter()
                        .get(i)
                        .slots()
                        .forEach((name, values) -> assertArrayEquals(values, slots.get(name), name));
            }
            assertArrayEquals(
                    a.buffers().buffers().get(0).values(),
                    b.buffers().buffers().get(0).values());
        }
    }
}
