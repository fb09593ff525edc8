package downhill.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import downhill.landscape.NoisyGradient;
import downhill.optim.Hyperparameter.Scale;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.random.CounterRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Axis RATES = new Axis(Scale.LOG, 1e-3, 1, 31);
    private static final double[] START = {4, 2};
    private static final OptimizerEntry SGD = Optimizers.get("sgd");

    private static Sweep sweep(Landscape landscape, OptimizerEntry optimizer, double scatter, int seeds, int steps) {
        Sweep sweep = new Sweep(landscape, optimizer, optimizer.defaults(), RATES, START, scatter, seeds, steps);
        sweep.compute(0, RATES.cells());
        return sweep;
    }

    /** After n steps of gradient descent on x² + κ·y² the loss is 16·(1 − 2η)²ⁿ + 4κ·(1 − 2κη)²ⁿ from (4, 2). */
    @Test
    void descentOnARavineEndsWhereTheClosedFormSays() {
        Sweep sweep = sweep(Landscapes.get("ravine").landscape(10), SGD, 0, 1, 40);
        for (int rate = 0; rate < RATES.cells(); rate++) {
            double lr = RATES.at(rate);
            double expected = 16 * Math.pow(1 - 2 * lr, 80) + 40 * Math.pow(1 - 20 * lr, 80);
            double actual = sweep.losses()[rate];
            if (lr < 0.11) {
                assertEquals(expected, actual, 1e-12 + 1e-9 * expected, () -> "rate " + lr);
            } else if (lr > 0.2) {
                assertEquals(Double.POSITIVE_INFINITY, actual, () -> "rate " + lr);
            }
        }
    }

    /** The loss shrinks with the slower of the factors |1 − 2η| and |1 − 20η|; the best rate is where that one is least. */
    @Test
    void theBestRateOfDescentIsTheOneThatTheoryNames() {
        Sweep sweep = sweep(Landscapes.get("ravine").landscape(10), SGD, 0, 1, 40);
        double[] factors = IntStream.range(0, RATES.cells())
                .mapToDouble(rate -> Math.max(Math.abs(1 - 2 * RATES.at(rate)), Math.abs(1 - 20 * RATES.at(rate))))
                .toArray();
        double least = DoubleStream.of(factors).min().orElseThrow();
        assertEquals(least, factors[sweep.best()]);
    }

    @Test
    void aBandHoldsLowestMedianAndHighestOfItsSeeds() {
        Sweep sweep = sweep(Landscapes.get("ravine").landscape(10), SGD, 0.7, 4, 20);
        int rate = 12;
        double lr = RATES.at(rate);
        double[] expected = IntStream.rangeClosed(1, 4)
                .mapToDouble(seed -> {
                    double x = 4 + 0.7 * CounterRandom.gaussian(seed, 1L << 41, 0);
                    double y = 2 + 0.7 * CounterRandom.gaussian(seed, 1L << 41, 1);
                    return x * x * Math.pow(1 - 2 * lr, 40) + 10 * y * y * Math.pow(1 - 20 * lr, 40);
                })
                .sorted()
                .toArray();
        double[] band = new double[3];
        System.arraycopy(sweep.bands(0), 3 * rate, band, 0, 3);
        assertArrayEquals(new double[] {expected[0], (expected[1] + expected[2]) / 2, expected[3]}, band, 1e-10);
        double[] raised = sweep.bands(-5);
        assertEquals(band[1] + 5, raised[3 * rate + 1], 1e-10);
    }

    /** The same seeds meet every optimizer: at the least rates all end close to the scattered starts. */
    @Test
    void seedsAreTheSameForEveryOptimizerAndRate() {
        Axis tiny = new Axis(Scale.LOG, 1e-6, 2e-6, 2);
        double[][] ends = new double[2][];
        for (int i = 0; i < 2; i++) {
            OptimizerEntry optimizer = Optimizers.all()[i];
            Sweep sweep = new Sweep(
                    Landscapes.get("bowl").landscape(), optimizer, optimizer.defaults(), tiny, START, 1, 6, 3);
            sweep.compute(0, 2);
            ends[i] = sweep.losses();
        }
        assertArrayEquals(ends[0], ends[1], 1e-2);
        for (int seed = 1; seed < 6; seed++) {
            assertTrue(ends[0][seed] - ends[0][seed - 1] > 0.1, "seeds " + seed + " differ");
        }
    }

    @Test
    void noiseMakesABandAndItsAbsenceNone() {
        Landscape bowl = Landscapes.get("bowl").landscape();
        double[] still = sweep(bowl, SGD, 0, 5, 30).bands(0);
        double[] noisy = sweep(new NoisyGradient(bowl, 1), SGD, 0, 5, 30).bands(0);
        for (int rate = 0; rate < RATES.cells(); rate++) {
            assertEquals(still[3 * rate], still[3 * rate + 2]);
            assertTrue(noisy[3 * rate] < noisy[3 * rate + 1] && noisy[3 * rate + 1] < noisy[3 * rate + 2]);
        }
    }

    /**
     * With noise σ on the gradient of x² + y² each coordinate settles as a normal variable of variance
     * η²σ²/(1 − (1 − 2η)²); the sum of two such squares is exponential with twice that as its mean, and its median is ln 2
     * times the mean.
     */
    @Test
    void noiseLeavesTheMedianThatTheClosedFormSays() {
        double sigma = 1.5;
        Axis rates = new Axis(Scale.LOG, 0.05, 0.2, 3);
        Landscape noisy = new NoisyGradient(Landscapes.get("bowl").landscape(), sigma);
        Sweep sweep = new Sweep(noisy, SGD, SGD.defaults(), rates, new double[] {0, 0}, 0, 2001, 120);
        sweep.compute(0, 3);
        for (int rate = 0; rate < 3; rate++) {
            double lr = rates.at(rate);
            double mean = 2 * lr * lr * sigma * sigma / (1 - (1 - 2 * lr) * (1 - 2 * lr));
            // The median of n exponential draws has the relative standard error 1/(√n·ln 2): 3.2% here.
            assertEquals(Math.log(2) * mean, sweep.bands(0)[3 * rate + 1], 0.13 * Math.log(2) * mean, "rate " + lr);
        }
    }

    @Test
    void fewerTriesAreAPartOfTheSameTries() {
        Landscape place = new NoisyGradient(Landscapes.get("ravine").landscape(10), 0.5);
        Sweep fine = sweep(place, SGD, 0.3, 3, 25);
        Axis every = new Axis(Scale.LOG, RATES.min(), RATES.max(), 7); // of 31, every fifth
        Sweep coarse = new Sweep(place, SGD, SGD.defaults(), every, START, 0.3, 3, 25);
        coarse.compute(0, 7);
        for (int i = 0; i < 21; i++) {
            double expected = fine.losses()[i / 3 * 15 + i % 3];
            if (expected < Double.POSITIVE_INFINITY) {
                assertEquals(expected, coarse.losses()[i], 1e-9 * expected);
            } else {
                assertEquals(expected, coarse.losses()[i]);
            }
        }
    }

    @Test
    void partsComputeTheSameAsTheWholeAndTheRestIsUnknown() {
        Landscape place = new NoisyGradient(Landscapes.get("rosenbrock").landscape(), 0.5);
        OptimizerEntry adam = Optimizers.get("adam");
        Sweep parts = new Sweep(place, adam, adam.defaults(), RATES, START, 0.1, 3, 25);
        parts.compute(10, 20);
        assertTrue(Double.isNaN(parts.losses()[0]) && Double.isNaN(parts.bands(0)[1]));
        parts.compute(20, 99);
        parts.compute(0, 10);
        assertArrayEquals(sweep(place, adam, 0.1, 3, 25).losses(), parts.losses());
    }

    @Test
    void countsTheRatesThatAreGoodEnough() {
        Sweep sweep = sweep(Landscapes.get("ravine").landscape(10), SGD, 0, 1, 40);
        double[] bands = sweep.bands(0);
        long expected = IntStream.range(0, RATES.cells())
                .filter(rate -> bands[3 * rate + 1] <= 0.56)
                .count();
        assertEquals(expected, sweep.good(0, 0.56));
        assertTrue(expected > 3 && expected < 28, "" + expected);
        assertEquals(DoubleStream.of(sweep.losses()).min().orElseThrow(), sweep.lowest());
    }

    @Test
    void whereEveryRateDivergesThereIsNoBest() {
        Axis huge = new Axis(Scale.LOG, 5, 10, 3);
        Sweep sweep = new Sweep(Landscapes.get("ravine").landscape(10), SGD, SGD.defaults(), huge, START, 0, 2, 50);
        assertEquals(-1, sweep.best());
        sweep.compute(0, 3);
        assertEquals(-1, sweep.best());
        assertEquals(Double.POSITIVE_INFINITY, sweep.bands(0)[1]);
        assertEquals(0, sweep.good(0, 1e9));
    }

    @Test
    void refusesWhatIsNoSweep() {
        Landscape bowl = Landscapes.get("bowl").landscape();
        for (double[] bad : new double[][] {{-1, 1, 1}, {Double.NaN, 1, 1}, {0, 0, 1}, {0, 1, 0}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Sweep(bowl, SGD, SGD.defaults(), RATES, START, bad[0], (int) bad[1], (int) bad[2]));
        }
    }
}
