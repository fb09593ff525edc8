package downhill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import downhill.model.BufferState;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.StepDone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tells whether two runs came to the same, bit for bit, but for the time it took. */
public final class SameRun {
    private SameRun() {}

    /**
     * Every event with numbers agrees in all of them; what was done twice agrees with itself.
     *
     * @param expected of a run that was never stopped
     * @param actual of one that may have repeated steps
     */
    public static void assertSameNumbers(List<TrainingEvent> expected, List<TrainingEvent> actual) {
        assertEquals(numbers(expected), numbers(actual).stream().distinct().toList());
    }

    /** What the events say, a line for each that has numbers. */
    static List<String> numbers(List<TrainingEvent> events) {
        List<String> numbers = new ArrayList<>();
        for (TrainingEvent event : events) {
            if (event instanceof StepDone s) {
                numbers.add("step " + s.step() + " " + s.loss() + " " + s.accuracy() + " " + s.lr() + " " + s.gradNorm()
                        + " " + s.clippedNorm());
            } else if (event instanceof EpochDone e) {
                numbers.add("epoch " + e.epoch() + " " + e.step() + " " + e.trainLoss() + " " + e.trainAccuracy() + " "
                        + e.testLoss() + " " + e.testAccuracy());
            } else if (event instanceof LayersMeasured || event instanceof EvaluationDone) {
                numbers.add(event.toString());
            } else if (event instanceof Finished f) {
                numbers.add("end " + f.testAccuracy() + " " + f.bestTestAccuracy());
            }
        }
        return numbers;
    }

    /** Parameters, optimizer state and running statistics agree in the checkpoints of two folders. */
    public static void assertSameState(Path expected, Path actual) throws IOException {
        for (String file : List.of(Trainer.LAST, Trainer.BEST)) {
            Checkpoint a = CheckpointFile.read(expected.resolve(file));
            Checkpoint b = CheckpointFile.read(actual.resolve(file));
            assertArrayEquals(a.values(), b.values(), file);
            assertEquals(a.optimizer().step(), b.optimizer().step());
            for (int i = 0; i < a.values().length; i++) {
                var slots = b.optimizer().byParameter().get(i).slots();
                a.optimizer()
                        .byParameter()
                        .get(i)
                        .slots()
                        .forEach((name, values) -> assertArrayEquals(values, slots.get(name), name));
            }
            assertArrayEquals(values(a.buffers()), values(b.buffers()), file);
            assertArrayEquals(values(a.measured()), values(b.measured()), file);
        }
    }

    private static double[][] values(BufferState state) {
        return state.buffers().stream().map(BufferState.Buffer::values).toArray(double[][]::new);
    }
}
