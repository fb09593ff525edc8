package downhill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three epochs of five steps; forks begin after some of them. */
class ForkTest {
    @TempDir
    Path folder;

    private Path parent() {
        return folder.resolve("parent");
    }

    private Path child() {
        return folder.resolve("child");
    }

    /** Trains the parent up to a step and copies its newest checkpoint to where a child begins. */
    private Recording parentUntil(int step, Config config) throws IOException {
        Recording parent = new Recording(config, parent());
        pause(parent, step);
        copy(Trainer.LAST);
        return parent;
    }

    /** After a step, and where it is the last of an epoch, after its evaluation. */
    private static void pause(Recording run, int step) {
        int epochs = step / Recording.STEPS_PER_EPOCH;
        run.run(() -> run.lastStep() == step && run.all(EpochDone.class).size() == epochs
                ? Control.Signal.PAUSE
                : Control.Signal.CONTINUE);
    }

    private void copy(String checkpoint) throws IOException {
        Files.createDirectories(child());
        Files.copy(parent().resolve(checkpoint), child().resolve(ForkPoint.FILE));
    }

    private static Config with(Config c, String optimizer, ScheduleConfig schedule, int epochs, long seed) {
        Config of = optimizer.equals(c.optimizer()) ? c : Recording.augmented(optimizer);
        return new Config(
                c.model(),
                c.dataset(),
                optimizer,
                of.hyperparameters(),
                schedule,
                c.batchSize(),
                epochs,
                seed,
                0,
                0,
                c.augmentation(),
                of.weightDecay(),
                c.clipNorm());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"})
    void aForkWithoutChangesFollowsItsParentBitForBit(String optimizer) throws IOException {
        for (int step : new int[] {5, 8}) { // after an epoch, and within one
            Path place = folder.resolve("at" + step);
            Recording before = new Recording(Recording.augmented(optimizer), place.resolve("parent"));
            pause(before, step);
            Files.createDirectories(place.resolve("child"));
            Files.copy(
                    place.resolve("parent").resolve(Trainer.LAST),
                    place.resolve("child").resolve(ForkPoint.FILE));
            Recording after = new Recording(Recording.augmented(optimizer), place.resolve("parent"));
            after.run(Control.NONE);
            Recording child = new Recording(Recording.augmented(optimizer), place.resolve("child"));
            assertEquals(Outcome.FINISHED, child.run(Control.NONE));
            assertEquals(step + 1, child.all(StepDone.class).get(0).step());
            assertEquals(withoutEnd(after.events), withoutEnd(child.events));
            assertEquals(((Finished) after.last()).testAccuracy(), ((Finished) child.last()).testAccuracy());
            Checkpoint a = CheckpointFile.read(place.resolve("parent").resolve(Trainer.LAST));
            Checkpoint b = CheckpointFile.read(place.resolve("child").resolve(Trainer.LAST));
            assertArrayEquals(a.values(), b.values());
            assertEquals(a.optimizer().step(), b.optimizer().step());
        }
    }

    /** What both tell of steps and epochs, but for the time it took and the best of all epochs, which each has its own of. */
    private static List<String> withoutEnd(List<TrainingEvent> events) {
        return SameRun.numbers(events).stream()
                .filter(line -> !line.startsWith("end "))
                .toList();
    }

    @Test
    void aForkBeginsLikeARunAndKeepsItsOwnCheckpointAtOnce() throws IOException {
        parentUntil(8, Recording.config("sgd"));
        Recording child = new Recording(Recording.config("sgd"), child());
        assertEquals(Outcome.PAUSED, child.runUntil(0, Control.Signal.PAUSE));
        assertEquals(List.of("started", "checkpointSaved", "checkpointSaved", "paused"), child.types());
        assertEquals(
                new Started(3, 5, child.all(Started.class).get(0).parameters(), 130, 60, "a test"),
                child.events.get(0));
        assertEquals(new TrainingEvent.Paused(2, 8), child.last());
        assertFalse(Files.exists(child().resolve(ForkPoint.FILE)), "its own checkpoint holds all that is needed");
        Recording rest = new Recording(Recording.config("sgd"), child());
        rest.run(Control.NONE);
        assertEquals(new TrainingEvent.Resumed(2, 8, "continued after a pause"), rest.events.get(0));
    }

    @Test
    void theParentMayGoOnOrVanish() throws IOException {
        parentUntil(5, Recording.config("adam"));
        byte[] before = Files.readAllBytes(parent().resolve(Trainer.LAST));
        Recording child = new Recording(Recording.config("adam"), child());
        child.run(Control.NONE);
        assertArrayEquals(before, Files.readAllBytes(parent().resolve(Trainer.LAST)));
    }

    @Test
    void whatIsChangedHoldsFromTheForkOn() throws IOException {
        Config config = Recording.config("sgd");
        parentUntil(5, config);
        ScheduleConfig flat = new ScheduleConfig(ScheduleConfig.Kind.CONSTANT, 0, List.of(), 0.1);
        Recording child = new Recording(with(config, "sgd", flat, 4, 12).withLr(0.05), child());
        assertEquals(Outcome.FINISHED, child.run(Control.NONE));
        assertTrue(child.all(StepDone.class).stream().allMatch(step -> step.lr() == 0.05));
        assertEquals(
                List.of(2, 3, 4),
                child.all(EpochDone.class).stream().map(EpochDone::epoch).toList());
        Recording parent = new Recording(config, parent());
        parent.run(Control.NONE);
        assertNotEquals(
                parent.all(StepDone.class).get(0).loss(),
                child.all(StepDone.class).get(0).loss(),
                "another order");
    }

    @Test
    void theBestOfAForkIsThatOfItsOwnEpochs() throws IOException {
        Recording whole = new Recording(Recording.config("sgd"), parent());
        whole.run(Control.NONE);
        copy(Trainer.BEST);
        int begun = ForkPoint.read(parent().resolve(Trainer.BEST)).epochs();
        Config c = Recording.config("sgd");
        Recording child =
                new Recording(with(c, "sgd", c.schedule(), begun + 1, 11).withLr(1e-6), child());
        child.run(Control.NONE);
        EpochDone only = child.all(EpochDone.class).get(0);
        assertEquals(only.testAccuracy(), ((Finished) child.last()).bestTestAccuracy());
        assertTrue(Files.exists(child().resolve(Trainer.BEST)));
    }

    /** Adam that begins with no moments at step 8 corrects their bias as at its first step, and the schedule goes on. */
    @Test
    void anotherOptimizerBeginsAnewAndTheScheduleGoesOn() throws IOException {
        parentUntil(8, Recording.augmented("sgd"));
        Config config = with(
                Recording.augmented("sgd"), "adam", Recording.augmented("sgd").schedule(), 3, 11);
        Recording first = new Recording(config, child());
        first.runUntil(9, Control.Signal.PAUSE);
        Checkpoint parent = CheckpointFile.read(parent().resolve(Trainer.LAST));
        Checkpoint after = CheckpointFile.read(child().resolve(Trainer.LAST));
        assertEquals(1, after.optimizer().step());
        assertEquals(9, after.step());
        double largest = 0;
        for (int i = 0; i < parent.values()[0].length; i++) {
            largest = Math.max(largest, Math.abs(parent.values()[0][i] - after.values()[0][i]));
        }
        assertEquals(0.003, largest, 1e-4, "Adam's first step is as long as the learning rate");

        Recording rest = new Recording(config, child());
        assertEquals(Outcome.FINISHED, rest.run(Control.NONE));
        assertEquals(0.0003, rest.all(StepDone.class).get(1).lr(), 1e-15, "the milestone stays after ten steps");
        Recording whole = new Recording(config, folder.resolve("whole"));
        Files.createDirectories(folder.resolve("whole"));
        Files.copy(parent().resolve(Trainer.LAST), folder.resolve("whole").resolve(ForkPoint.FILE));
        whole.run(Control.NONE);
        List<TrainingEvent> pieces = new ArrayList<>(first.events);
        pieces.addAll(rest.events);
        SameRun.assertSameNumbers(whole.events, pieces);
        SameRun.assertSameState(folder.resolve("whole"), child());
    }

    @Test
    void aForkOfASteeredRunHasTheRateThatWasInForce() throws IOException {
        Recording parent = new Recording(Recording.config("sgd"), parent());
        parent.run(new Control() {
            @Override
            public Signal next() {
                return parent.lastStep() == 8 ? Signal.PAUSE : Signal.CONTINUE;
            }

            @Override
            public Steering steering(Steering now) {
                return parent.lastStep() >= 2 ? new Steering(0.3, 2) : now;
            }
        });
        ForkPoint point = ForkPoint.read(parent().resolve(Trainer.LAST));
        assertEquals(Recording.config("sgd").withLr(0.3), point.config(), "all its epochs, too");
        assertEquals(List.of(1, 3, 8, 2), List.of(point.epochs(), point.batch(), point.step(), point.epoch()));
        assertEquals(0.3, Snapshot.read(parent().resolve(Trainer.LAST)).lr(Recording.TRAIN), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({
        "batchSize, 'was saved with batchSize = 32, but this run has 16'",
        "epochs, 'has 1 epochs behind it, and this run ends after 1'"
    })
    void whatCannotFollowIsRefused(String change, String problem) throws IOException {
        Config c = Recording.config("sgd");
        parentUntil(5, c);
        Config other = new Config(
                c.model(),
                c.dataset(),
                c.optimizer(),
                c.hyperparameters(),
                c.schedule(),
                change.equals("batchSize") ? 16 : 32,
                change.equals("epochs") ? 1 : 3,
                c.seed(),
                0,
                0,
                c.augmentation(),
                c.weightDecay(),
                c.clipNorm());
        Recording child = new Recording(other, child());
        assertEquals(Outcome.FAILED, child.run(Control.NONE));
        assertEquals(
                "the checkpoint " + child().resolve(ForkPoint.FILE) + " " + problem, ((Failed) child.last()).message());
    }

    @Test
    void aPlaceIsReadFromNothingButACheckpoint() throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "DOWNHILL");
        assertThrows(CheckpointException.class, () -> ForkPoint.read(file));
        assertThrows(
                CheckpointException.class,
                () -> ForkPoint.read(Files.writeString(folder.resolve("other"), "no such file")));
    }
}
