package downhill.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.landscape.Landscape;
import downhill.landscape.Landscapes;
import downhill.optim.ChainOptions;
import downhill.optim.GradientTransform;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;
import downhill.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MicroscopeTest {
    private static final Landscape RAVINE = Landscapes.get("ravine").landscape();

    static String[] names() {
        return Arrays.stream(Optimizers.all()).map(OptimizerEntry::name).toArray(String[]::new);
    }

    private static GradientTransform[] chain(OptimizerEntry entry, ChainOptions options) {
        double[] values = entry.defaults();
        values[0] = 0.02;
        return entry.chain(Schedule.constant(0.02), values, options);
    }

    /** Every variant that the entry takes, one at a time and all together. */
    private static List<ChainOptions> variants(OptimizerEntry entry) {
        ChainOptions own = entry.options();
        List<ChainOptions> variants = new ArrayList<>(List.of(own, own.withClipNorm(2)));
        ChainOptions all = own.withClipNorm(2);
        if (entry.takes(ChainOptions.Option.BIAS_CORRECTION)) {
            variants.add(own.withBiasCorrection(false));
            all = all.withBiasCorrection(false);
        }
        if (entry.takes(ChainOptions.Option.EPS_INSIDE_ROOT)) {
            variants.add(own.withEpsInsideRoot(!own.epsInsideRoot()));
            all = all.withEpsInsideRoot(!own.epsInsideRoot());
        }
        if (entry.takes(ChainOptions.Option.LR_INSIDE_VELOCITY)) {
            variants.add(own.withLrInsideVelocity(false));
            all = all.withLrInsideVelocity(false);
        }
        if (entry.takes(ChainOptions.Option.WEIGHT_DECAY)) {
            variants.add(own.withL2(0.1));
            all = all.withDecoupledDecay(0.1);
        }
        variants.add(all);
        return variants;
    }

    @ParameterizedTest
    @MethodSource("names")
    void theNewPointIsTheOptimizersBitForBit(String name) {
        OptimizerEntry entry = Optimizers.get(name);
        for (ChainOptions options : variants(entry)) {
            for (int steps : new int[] {0, 1, 7}) {
                Optimizer optimizer = new Optimizer(
                        new ParameterInfo[] {new ParameterInfo(0, "w", ParameterInfo.Kind.WEIGHT, 2)},
                        chain(entry, options));
                double[][] w = {{4, 2}};
                double[][] g = new double[1][2];
                double[] before = null;
                for (int step = 0; step <= steps; step++) {
                    before = w[0].clone();
                    RAVINE.valueAndGradient(optimizer.lookAhead(w), g);
                    optimizer.step(w, g);
                }
                Microscope microscope = new Microscope(RAVINE, 4, 2, steps, chain(entry, options));
                assertArrayEquals(before, numbers(microscope, "point"), options.toString());
                assertArrayEquals(g[0], numbers(microscope, "update"), options.toString());
                assertArrayEquals(w[0], numbers(microscope, "next"), options.toString());
                assertEquals(2 * (steps + 1), microscope.path().length);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sgd, point gradient rated update next",
        "momentum, point vBefore gradient rated v update next",
        "nesterov, point vBefore lookAhead gradient rated v update next",
        "rmsprop, point sBefore gradient s denominator direction rated update next",
        "adam, point mBefore vBefore gradient m v mHat vHat denominator direction rated update next",
        "adamw, point mBefore vBefore gradient m v mHat vHat denominator direction decay decayed rated update next"
    })
    void theTermsStandInTheOrderOfTheRule(String name, String expected) {
        OptimizerEntry entry = Optimizers.get(name);
        Microscope microscope = new Microscope(RAVINE, 4, 2, 1, chain(entry, entry.options()));
        assertEquals(
                expected,
                IntStream.range(0, microscope.size())
                        .mapToObj(i -> microscope.term(i).name())
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void sgdAtOneTenthJumpsAcrossTheRavine() {
        Microscope microscope =
                new Microscope(RAVINE, 4, 2, 0, Optimizers.get("sgd").chain(new double[] {0.1}));
        assertArrayEquals(new double[] {8, 40}, numbers(microscope, "gradient"));
        assertArrayEquals(new double[] {0.8, 4}, numbers(microscope, "update"), 1e-15);
        assertArrayEquals(new double[] {3.2, -2}, numbers(microscope, "next"), 1e-15);
    }

    @Test
    void adamsFirstStepIsTheRateInEveryDirection() {
        Microscope microscope =
                new Microscope(RAVINE, 4, 2, 0, Optimizers.get("adam").chain(new double[] {0.1, 0.9, 0.999, 1e-8}));
        assertArrayEquals(new double[] {0.8, 4}, numbers(microscope, "m"), 1e-14);
        assertArrayEquals(new double[] {0.064, 1.6}, numbers(microscope, "v"), 1e-14);
        assertArrayEquals(new double[] {8, 40}, numbers(microscope, "mHat"), 1e-13);
        assertArrayEquals(new double[] {64, 1600}, numbers(microscope, "vHat"), 1e-10);
        assertArrayEquals(new double[] {8, 40}, numbers(microscope, "denominator"), 1e-7);
        assertArrayEquals(new double[] {1, 1}, numbers(microscope, "direction"), 1e-8);
        assertArrayEquals(new double[] {3.9, 1.9}, numbers(microscope, "next"), 1e-8);
    }

    @Test
    void withoutCorrectionAdamsFirstStepIsMoreThanThreeTimesAsLong() {
        OptimizerEntry adam = Optimizers.get("adam");
        Microscope microscope =
                new Microscope(RAVINE, 4, 2, 0, chain(adam, adam.options().withBiasCorrection(false)));
        // m = 0.1·g and v = 0.001·g², so m/√v = 0.1/√0.001
        assertArrayEquals(new double[] {Math.sqrt(10), Math.sqrt(10)}, numbers(microscope, "direction"), 1e-6);
    }

    @Test
    void clippingAndTheL2TermShowTheirOwnNumbers() {
        OptimizerEntry sgd = Optimizers.get("sgd");
        Microscope microscope = new Microscope(
                RAVINE, 3, 0, 0, chain(sgd, sgd.options().withClipNorm(2).withL2(0.5)));
        assertArrayEquals(new double[] {6, 0}, numbers(microscope, "gradient"));
        assertArrayEquals(new double[] {2, 0}, numbers(microscope, "clipped"));
        assertArrayEquals(new double[] {1.5, 0}, numbers(microscope, "decay"));
        assertArrayEquals(new double[] {3.5, 0}, numbers(microscope, "decayed"));
        assertEquals(3 - 0.07, numbers(microscope, "next")[0], 1e-15);
    }

    @Test
    void divisorsAndPointsAreNoArrows() {
        OptimizerEntry adam = Optimizers.get("adam");
        Microscope microscope = new Microscope(RAVINE, 4, 2, 3, chain(adam, adam.options()));
        for (String name : new String[] {"point", "v", "vHat", "vBefore", "denominator", "next"}) {
            assertFalse(microscope.term(name).arrow(), name);
        }
        for (String name : new String[] {"gradient", "m", "mBefore", "mHat", "direction", "update"}) {
            assertTrue(microscope.term(name).arrow(), name);
        }
        assertNull(microscope.term("s"));
    }

    @Test
    void aNumberOfStepsOutOfRangeIsRefused() {
        GradientTransform[] sgd = Optimizers.get("sgd").chain(new double[] {0.1});
        assertEquals(
                "steps must be 0 to 10000, but is -1",
                assertThrows(IllegalArgumentException.class, () -> new Microscope(RAVINE, 4, 2, -1, sgd))
                        .getMessage());
    }

    private static double[] numbers(Microscope microscope, String name) {
        return microscope.term(name).values()[0];
    }
}
