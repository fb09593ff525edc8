package downhill.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import downhill.schedule.Schedule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChainOptionsTest {
    private static final Schedule RATE = Schedule.constant(0.1);

    static String[] names() {
        return Arrays.stream(Optimizers.all()).map(OptimizerEntry::name).toArray(String[]::new);
    }

    private static double[] steps(OptimizerEntry entry, ChainOptions options, int steps) {
        double[] values = entry.defaults();
        values[0] = 0.01;
        return Descent.onRavine(steps, entry.chain(Schedule.constant(0.01), values, options));
    }

    @ParameterizedTest
    @MethodSource("names")
    void anEntrysOwnOptionsChangeNothing(String name) {
        OptimizerEntry entry = Optimizers.get(name);
        double[] values = entry.defaults();
        values[0] = 0.01;
        assertArrayEquals(Descent.onRavine(50, entry.chain(values)), steps(entry, entry.options(), 50));
    }

    @ParameterizedTest
    @CsvSource({
        "sgd, 'WEIGHT_DECAY, CLIP_NORM'",
        "momentum, 'LR_INSIDE_VELOCITY, WEIGHT_DECAY, CLIP_NORM'",
        "nesterov, 'LR_INSIDE_VELOCITY, WEIGHT_DECAY, CLIP_NORM'",
        "rmsprop, 'EPS_INSIDE_ROOT, WEIGHT_DECAY, CLIP_NORM'",
        "adam, 'BIAS_CORRECTION, EPS_INSIDE_ROOT, WEIGHT_DECAY, CLIP_NORM'",
        "adamw, 'BIAS_CORRECTION, EPS_INSIDE_ROOT, CLIP_NORM'"
    })
    void anEntryTakesTheOptionsThatItsRuleHas(String name, String expected) {
        OptimizerEntry entry = Optimizers.get(name);
        String[] taken = Arrays.stream(ChainOptions.Option.values())
                .filter(entry::takes)
                .map(Enum::name)
                .toArray(String[]::new);
        assertEquals(expected, String.join(", ", taken));
    }

    @ParameterizedTest
    @MethodSource("names")
    void anOptionIsEitherTakenOrRefusedByName(String name) {
        OptimizerEntry entry = Optimizers.get(name);
        ChainOptions own = entry.options();
        check(entry, ChainOptions.Option.BIAS_CORRECTION, own.withBiasCorrection(!own.biasCorrection()));
        check(entry, ChainOptions.Option.EPS_INSIDE_ROOT, own.withEpsInsideRoot(!own.epsInsideRoot()));
        check(entry, ChainOptions.Option.LR_INSIDE_VELOCITY, own.withLrInsideVelocity(!own.lrInsideVelocity()));
        check(entry, ChainOptions.Option.WEIGHT_DECAY, own.withL2(0.1));
        check(entry, ChainOptions.Option.WEIGHT_DECAY, own.withDecoupledDecay(0.1));
        check(entry, ChainOptions.Option.CLIP_NORM, own.withClipNorm(1));
    }

    private static void check(OptimizerEntry entry, ChainOptions.Option option, ChainOptions chosen) {
        if (entry.takes(option)) {
            entry.chain(RATE, entry.defaults(), chosen);
        } else {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> entry.chain(RATE, entry.defaults(), chosen))
                    .getMessage();
            assertEquals(
                    entry.name() + " has no ", message.substring(0, entry.name().length() + 8));
        }
    }

    @Test
    void theRefusalNamesOptimizerAndOption() {
        OptimizerEntry sgd = Optimizers.get("sgd");
        assertEquals(
                "sgd has no bias correction to choose",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> sgd.chain(
                                        RATE, sgd.defaults(), sgd.options().withBiasCorrection(true)))
                        .getMessage());
    }

    @Test
    void coefficientsOutsideTheirRangesAreRefused() {
        ChainOptions own = Optimizers.get("sgd").options();
        assertEquals(
                "weightDecay must be 0 to 1, but is 1.5",
                assertThrows(IllegalArgumentException.class, () -> own.withL2(1.5))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> own.withDecoupledDecay(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> own.withClipNorm(-1));
    }

    @Test
    void decoupledDecayMakesAdamIntoAdamw() {
        OptimizerEntry adam = Optimizers.get("adam");
        OptimizerEntry adamw = Optimizers.get("adamw");
        assertArrayEquals(
                steps(adamw, adamw.options(), 30), steps(adam, adam.options().withDecoupledDecay(0.01), 30), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"momentum", "nesterov"})
    void thePlaceOfTheRateMattersOnlyWhileItChanges(String name) {
        OptimizerEntry entry = Optimizers.get(name);
        ChainOptions outside = entry.options().withLrInsideVelocity(false);
        assertArrayEquals(steps(entry, entry.options(), 40), steps(entry, outside, 40), 1e-13);

        Schedule drop = step -> step < 5 ? 0.01 : 0.001;
        double[] inside = Descent.onRavine(6, entry.chain(drop, entry.defaults()));
        double[] after = Descent.onRavine(6, entry.chain(drop, entry.defaults(), outside));
        // Outside, the drop brakes the old velocity, too; inside it rolls on.
        assertEquals(true, Math.abs(inside[0] - after[0]) > 0.1, inside[0] + " and " + after[0]);
    }
}
