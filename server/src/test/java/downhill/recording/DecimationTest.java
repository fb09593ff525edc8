package downhill.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimationTest {
    private static Table decimate(int steps, IntToDoubleFunction loss, IntToDoubleFunction norm) {
        Decimation decimation = new Decimation(steps, "loss", "norm");
        for (int step = 1; step <= steps; step++) {
            decimation.add(step, loss.applyAsDouble(step), norm.applyAsDouble(step));
        }
        return decimation.rows();
    }

    @Test
    void aShortRunStaysWhole() {
        Table table = decimate(250, step -> step, step -> -step);
        assertEquals(IntStream.rangeClosed(1, 250).boxed().toList(), table.steps());
        assertEquals(-250, table.column("norm").get(249));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 4999, 7799, 7800})
    void aLoneSpikeSurvivesWhereverItIs(int place) {
        for (double spike : new double[] {1e6, -1e6}) {
            Table table = decimate(7800, step -> step == place ? spike : 2, step -> 1);
            assertTrue(table.column("loss").contains(spike), "at step " + place);
            assertEquals(spike, table.column("loss").get(table.steps().indexOf(place)));
            assertEquals(1, table.steps().get(0));
            assertEquals(7800, table.lastStep());
        }
    }

    /** Whoever takes every n-th step may see all of a sawtooth's teeth, or none. */
    @Test
    void aSawtoothInStepWithTheStretchesKeepsItsTeeth() {
        Table table = decimate(7500, step -> step % 30 == 16 ? 9 : 1, step -> step % 30 == 7 ? -9 : 1);
        assertEquals(250, Collections.frequency(table.column("loss"), 9.0), "one tooth in each stretch");
        assertEquals(250, Collections.frequency(table.column("norm"), -9.0));
    }

    @Test
    void everyStretchKeepsFirstLastAndTheExtremesOfEachColumn() {
        Random random = new Random(7);
        double[] loss = random.doubles(78_200, -3, 3).toArray();
        double[] norm = random.doubles(78_200, 0, 100).toArray();
        Table table = decimate(78_200, step -> loss[step - 1], step -> norm[step - 1]);
        for (int stretch = 0; stretch < 250; stretch++) {
            int from = (stretch * 78_200 + 249) / 250 + 1;
            int to = ((stretch + 1) * 78_200 + 249) / 250;
            List<Integer> inside = IntStream.rangeClosed(from, to).boxed().toList();
            assertTrue(table.steps().contains(from) && table.steps().contains(to), "ends of " + from + " to " + to);
            for (double[] column : List.of(loss, norm)) {
                List<Double> rounded = inside.stream()
                        .map(step -> Rounding.of(column[step - 1]))
                        .toList();
                List<Double> kept = table.column(column == loss ? "loss" : "norm");
                for (double extreme : List.of(Collections.min(rounded), Collections.max(rounded))) {
                    int step = from + rounded.indexOf(extreme);
                    int place = Collections.binarySearch(table.steps(), step);
                    assertTrue(place >= 0, "step " + step + " is lost");
                    assertEquals(extreme, kept.get(place));
                }
            }
        }
        assertTrue(table.steps().size() <= 250 * 6, "at most six rows of a stretch");
    }

    @Test
    void theMeansAreThoseOfAllSteps() {
        Decimation decimation = new Decimation(1000, "loss"); // stretches of 4
        IntStream.rangeClosed(1, 1000).forEach(step -> decimation.add(step, step % 4 == 0 ? 100 : 0));
        Table means = decimation.means("loss");
        assertEquals(250, means.steps().size());
        assertEquals(List.of(4, 8, 12), means.steps().subList(0, 3));
        assertEquals(Collections.nCopies(250, 25.0), means.column("loss"));
    }

    @Test
    void numbersKeepFiveDigits() {
        Table table = decimate(1, step -> 1234567.0, step -> -0.000123456789);
        assertEquals(1234600, table.column("loss").get(0));
        assertEquals(-0.00012346, table.column("norm").get(0));
    }

    @Test
    void aStepThatComesTwiceOrARowOfAnotherLengthIsRefused() {
        Decimation decimation = new Decimation(10, "loss");
        decimation.add(3, 1);
        assertThrows(IllegalArgumentException.class, () -> decimation.add(3, 1));
        assertThrows(IllegalArgumentException.class, () -> decimation.add(4, 1, 2));
    }
}
