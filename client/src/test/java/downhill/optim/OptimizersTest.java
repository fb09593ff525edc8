package downhill.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizersTest {
    static OptimizerEntry[] entries() {
        return Optimizers.all();
    }

    static String[] names() {
        return Arrays.stream(Optimizers.all()).map(OptimizerEntry::name).toArray(String[]::new);
    }

    @Test
    void theCourseMeetsSixOptimizersInItsOrder() {
        assertArrayEquals(
                new String[] {"sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"}, Arrays.copyOf(names(), 6));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyEntryStartsWithTheLearningRateAndNamesEachHyperparameterOnce(String name) {
        Hyperparameter[] hyperparameters = Optimizers.get(name).hyperparameters();
        assertEquals("lr", hyperparameters[0].name());
        Set<String> names = new HashSet<>();
        for (Hyperparameter h : hyperparameters) {
            assertTrue(names.add(h.name()), h.name());
            assertTrue(h.allows(h.defaultValue()) && h.min() < h.max(), h.name());
            assertTrue(h.scale() != Hyperparameter.Scale.LOG || h.min() > 0, h.name());
            assertTrue(h.scale() != Hyperparameter.Scale.LOG_TO_ONE || h.max() < 1, h.name());
            assertTrue(Optimizers.get(name).rule().contains(h.symbol()), h.symbol() + " stands in the rule");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyEntryDescendsTheRavineAtItsDefaults(String name) {
        OptimizerEntry entry = Optimizers.get(name);
        double[] w = Descent.onRavine(200, entry.chain(entry.defaults()));
        assertTrue(w[0] * w[0] + 10 * w[1] * w[1] < 56, Arrays.toString(w));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aRestoredStateContinuesWithTheSameBits(String name) {
        OptimizerEntry entry = Optimizers.get(name);
        Optimizer uninterrupted = new Optimizer(Descent.POINT, entry.chain(entry.defaults()));
        double[][] w = {{4, 2}};
        Descent.descend(uninterrupted, w, 20);
        OptimizerState saved = uninterrupted.state();
        double[][] copy = {w[0].clone()};
        Descent.descend(uninterrupted, w, 20);

        Optimizer resumed = new Optimizer(Descent.POINT, entry.chain(entry.defaults()));
        resumed.load(saved);
        Descent.descend(resumed, copy, 20);
        assertArrayEquals(w[0], copy[0]);
        assertEquals(40, resumed.steps());
    }

    @Test
    void aStateOfAnotherParameterIsRefusedAndNothingChanges() {
        OptimizerState saved = new Optimizer(
                        new ParameterInfo[] {new ParameterInfo(0, "kernel", ParameterInfo.Kind.WEIGHT, 1, 2)},
                        Descent.named("adam", 0.1, 0.9, 0.999, 1e-8))
                .state();
        Optimizer other = new Optimizer(Descent.POINT, Descent.named("adam", 0.1, 0.9, 0.999, 1e-8));
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> other.load(saved));
        assertEquals("parameter 0 is w[2], but the state was saved for kernel[1, 2]", error.getMessage());
        assertEquals(0, other.steps());
    }

    @Test
    void aStateOfAnotherOptimizerIsRefused() {
        Optimizer momentum = new Optimizer(Descent.POINT, Descent.named("momentum", 0.1, 0.9));
        Optimizer adam = new Optimizer(Descent.POINT, Descent.named("adam", 0.1, 0.9, 0.999, 1e-8));
        Optimizer sgd = new Optimizer(Descent.POINT, Descent.named("sgd", 0.1));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> adam.load(momentum.state()))
                .getMessage()
                .contains("lacks an array m"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> sgd.load(momentum.state()))
                .getMessage()
                .contains("another optimizer"));
    }

    @Test
    void anUnknownNameListsWhatExists() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> Optimizers.get("adan"));
        assertEquals("no optimizer is called adan; there are " + String.join(", ", names()), error.getMessage());
    }

    @Test
    void aValueOutsideItsRangeIsRefusedByName() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Descent.named("momentum", 0.1, 1));
        assertEquals("momentum.gamma = 1 is outside 0 to 0.999", error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Descent.named("sgd", Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Descent.named("sgd"));
    }
}
