package downhill.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.model.ModelFactory;
import downhill.train.TrainingEvent.Failed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivergenceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void aLossThatIsNotFiniteStopsTheRunBeforeTheUpdate(double bad) throws Exception {
        Recording run =
                new Recording(Recording.config("adam"), folder).with(spoiling(8, loss -> bad, gradient -> gradient));
        assertEquals(Outcome.FAILED, run.run(Control.NONE));
        assertStoppedAtStepEight(run, "loss is " + bad + " at step 8; the state after step 5 is kept in last.ckpt;");
    }

    @Test
    void aGradientThatIsNotFiniteStopsTheRunBeforeTheUpdate() throws Exception {
        Recording run = new Recording(Recording.config("adam"), folder)
                .with(spoiling(8, loss -> loss, gradient -> gradient * Double.POSITIVE_INFINITY));
        assertEquals(Outcome.FAILED, run.run(Control.NONE));
        assertStoppedAtStepEight(run, "gradient norm is ");
    }

    @Test
    void aFailureBeforeAnyCheckpointSaysSo() {
        Recording run = new Recording(Recording.config("adam"), folder)
                .with(spoiling(1, loss -> Double.NaN, gradient -> gradient));
        run.run(Control.NONE);
        String message = ((Failed) run.last()).message();
        assertTrue(message.startsWith("loss is NaN at step 1; nothing was saved before;"), message);
    }

    private void assertStoppedAtStepEight(Recording run, String message) throws Exception {
        Failed failed = (Failed) run.last();
        assertEquals(7, failed.step());
        assertTrue(failed.message().startsWith(message), failed.message());
        assertEquals(7, run.lastStep());
        assertEquals(
                5, CheckpointFile.read(folder.resolve(Trainer.LAST)).optimizer().step());
        assertFalse(Files.exists(folder.resolve(Trainer.LAST + ".tmp")));
    }

    private static ModelFactory spoiling(int step, DoubleUnaryOperator loss, DoubleUnaryOperator gradient) {
        return (architecture, smoothing, seed) -> new Spoiled(architecture, seed, step, loss, gradient);
    }
}
