package downhill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.model.BufferState;
import downhill.optim.ParameterInfo;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.LayersMeasured;
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
    void aRunPausedOrCancelledAfterEveryStepEqualsOneThatWasNot(String optimizer) throws IOException {
        Recording whole = whole(optimizer, "whole");
        List<TrainingEvent> pieces = new ArrayList<>();
        for (int step = 1; step <= 15; step++) {
            Recording piece = new Recording(Recording.augmented(optimizer), folder.resolve("pieces"));
            Control.Signal signal = step % 2 == 0 ? Control.Signal.PAUSE : Control.Signal.CANCEL;
            Outcome outcome = step < 15 ? piece.runUntil(step, signal) : piece.run(Control.NONE);
            Outcome stopped = step % 2 == 0 ? Outcome.PAUSED : Outcome.CANCELLED;
            assertEquals(step < 15 ? stopped : Outcome.FINISHED, outcome, "at step " + step);
            pieces.addAll(piece.events);
        }
        SameRun.assertSameNumbers(whole.events, pieces);
        SameRun.assertSameState(folder.resolve("whole"), folder.resolve("pieces"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"})
    void aRunKilledAnywhereEqualsOneThatWasNot(String optimizer) throws IOException {
        Recording whole = whole(optimizer, "whole");
        Recording first =
                new Recording(Recording.augmented(optimizer), folder.resolve("pieces")).savingAfterEveryStep();
        assertThrows(
                Killed.class,
                () -> first.run(() -> {
                    if (first.lastStep() == 8) {
                        throw new Killed(); // after the checkpoint of step 7: that of step 8 would be next
                    }
                    return Control.Signal.CONTINUE;
                }));
        Recording second = new Recording(Recording.augmented(optimizer), folder.resolve("pieces"));
        assertEquals(Outcome.FINISHED, second.run(Control.NONE));
        assertEquals(new Resumed(2, 7, "continued after its worker stopped"), second.events.get(0));
        assertEquals(8, second.all(StepDone.class).get(0).step(), "step 8 is done again");
        assertEquals(8, second.all(LayersMeasured.class).get(0).step(), "and measured again");
        List<TrainingEvent> all = new ArrayList<>(first.events);
        all.addAll(second.events);
        SameRun.assertSameNumbers(whole.events, all);
        SameRun.assertSameState(folder.resolve("whole"), folder.resolve("pieces"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"})
    void twoFreshRunsAgree(String optimizer) throws IOException {
        SameRun.assertSameNumbers(whole(optimizer, "one").events, whole(optimizer, "other").events);
        SameRun.assertSameState(folder.resolve("one"), folder.resolve("other"));
    }

    @Test
    void aPauseDuringTheEvaluationLeavesOnlyTheEvaluationToDo() {
        Recording whole = whole("sgd", "whole");
        AtomicInteger asked = new AtomicInteger();
        Recording first = new Recording(Recording.augmented("sgd"), folder.resolve("pieces"));
        // The sixth question comes before the only batch of the first evaluation.
        Outcome outcome =
                first.run(() -> asked.incrementAndGet() == 6 ? Control.Signal.PAUSE : Control.Signal.CONTINUE);
        assertEquals(Outcome.PAUSED, outcome);
        assertEquals(new Paused(1, 5), first.last());
        assertEquals(0, first.all(EpochDone.class).size());
        Recording second = new Recording(Recording.augmented("sgd"), folder.resolve("pieces"));
        second.run(Control.NONE);
        assertEquals(new Resumed(1, 5, "continued after a pause"), second.events.get(0));
        assertEquals("epochDone", EventJson.type(second.events.get(1)));
        List<TrainingEvent> all = new ArrayList<>(first.events);
        all.addAll(second.events);
        SameRun.assertSameNumbers(whole.events, all);
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

    @Test
    void aCheckpointOfAnotherArchitectureIsRefusedByName() {
        new Recording(Recording.config("sgd"), folder).runUntil(2, Control.Signal.PAUSE);
        Config c = Recording.config("sgd");
        Config other = new Config(
                "resnet20",
                c.dataset(),
                c.optimizer(),
                c.hyperparameters(),
                c.schedule(),
                c.batchSize(),
                c.epochs(),
                c.seed(),
                0,
                0,
                c.augmentation(),
                c.weightDecay(),
                c.clipNorm());
        assertRefused(new Recording(other, folder), " was saved with model = \"cnn3\", but this run has \"resnet20\"");
    }

    /** The name is the same, but a later version of the program builds something else under it. */
    @Test
    void aCheckpointWithOtherParametersOrBuffersIsRefusedByName() {
        new Recording(Recording.config("sgd"), folder).runUntil(2, Control.Signal.PAUSE);
        assertRefused(
                new Recording(Recording.config("sgd"), folder)
                        .with((architecture, smoothing, seed) -> new Spoiled(architecture, seed, 0, l -> l, g -> g) {
                            @Override
                            public List<ParameterInfo> parameters() {
                                List<ParameterInfo> ours = super.parameters();
                                return List.of(
                                        ours.get(0), new ParameterInfo(1, "dense.scale", ParameterInfo.Kind.BIAS, 10));
                            }
                        }),
                " holds parameter dense.bias[10] where this model has dense.scale[10]");
        assertRefused(
                new Recording(Recording.config("sgd"), folder)
                        .with((architecture, smoothing, seed) -> new Spoiled(architecture, seed, 0, l -> l, g -> g) {
                            @Override
                            public BufferState buffers() {
                                return new BufferState(super.buffers().buffers().subList(0, 1));
                            }
                        }),
                " holds 2 buffers, but this model has 1");
    }

    private void assertRefused(Recording run, String problem) {
        assertEquals(Outcome.FAILED, run.run(Control.NONE));
        assertEquals("the checkpoint " + folder.resolve(Trainer.LAST) + problem, ((Failed) run.last()).message());
    }

    private Recording whole(String optimizer, String name) {
        Recording whole = new Recording(Recording.augmented(optimizer), folder.resolve(name));
        assertEquals(Outcome.FINISHED, whole.run(Control.NONE));
        return whole;
    }
}
