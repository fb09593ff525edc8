package downhill.course;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.model.Architectures;
import downhill.optim.Optimizer;
import downhill.optim.OptimizerState;
import downhill.optim.Optimizers;
import downhill.optim.ParameterInfo;
import downhill.optim.ParameterInfo.Kind;
import downhill.random.CounterRandom;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CodeChapterTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("code");

    private static Optimizer momentum(String first, String second) {
        ParameterInfo[] parameters = {
            new ParameterInfo(0, first, Kind.WEIGHT, 2), new ParameterInfo(1, second, Kind.WEIGHT, 2)
        };
        return new Optimizer(parameters, Optimizers.get("momentum").chain(new double[] {0.1, 0.9}));
    }

    @Test
    @Checks("code-size")
    void theStateOfAdamTriplesACheckpoint() {
        PROOF.uses(20);
        ParameterInfo[] parameters = Architectures.get("resnet20").parameters().toArray(ParameterInfo[]::new);
        int count = Arrays.stream(parameters).mapToInt(ParameterInfo::size).sum();
        Optimizer adam = new Optimizer(
                parameters, Optimizers.get("adam").chain(Optimizers.get("adam").defaults()));
        long state = adam.state().byParameter().stream()
                .flatMap(parameter -> parameter.slots().values().stream())
                .mapToLong(array -> (long) array.length * Double.BYTES)
                .sum();
        long weights = (long) count * Double.BYTES;
        assertEquals(2 * weights, state);
        PROOF.says(
                "ResNet-20 has %s parameters; with Adam’s two arrays beside the weights that makes %s bytes",
                String.format(Locale.ROOT, "%,d", count), String.format(Locale.ROOT, "%,d", weights + state));
    }

    @Test
    @Checks("code-momentum-size")
    void momentumDoublesACheckpoint() {
        ParameterInfo[] parameters = Architectures.get("resnet20").parameters().toArray(ParameterInfo[]::new);
        int count = Arrays.stream(parameters).mapToInt(ParameterInfo::size).sum();
        PROOF.uses(count, Double.BYTES);
        long arrays = new Optimizer(parameters, Optimizers.get("momentum").chain(new double[] {0.1, 0.9}))
                .state().byParameter().stream()
                        .mapToLong(parameter -> parameter.slots().size())
                        .distinct()
                        .sum();
        PROOF.says("answer: %s", String.format(Locale.ROOT, "%,d", (1 + arrays) * count * (long) Double.BYTES));
    }

    @Test
    @Checks("code-index")
    void parametersThatHaveChangedPlacesAreRefused() {
        Optimizer saved = momentum("a", "b");
        saved.step(new double[][] {{0, 0}, {0, 0}}, new double[][] {{1, 1}, {2, 2}});
        OptimizerState state = saved.state();
        Optimizer swapped = momentum("b", "a");
        // By index alone it fits: as many parameters, with arrays as long.
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    swapped.state().byParameter().get(i).slots().get("v").length,
                    state.byParameter().get(i).slots().get("v").length);
        }
        String message = assertThrows(IllegalArgumentException.class, () -> swapped.load(state))
                .getMessage();
        assertEquals("parameter 0 is b[2], but the state was saved for a[2]", message);
        assertArrayEquals(new double[] {0, 0}, swapped.slot("v")[0], "nothing was changed");
        Optimizer same = momentum("a", "b");
        same.load(state);
        assertArrayEquals(new double[] {0.2, 0.2}, same.slot("v")[1]);
    }

    @Test
    @Checks("code-stateless")
    void anOrderDoesNotDependOnThoseBeforeIt() {
        PROOF.uses(42);
        int[] alone = CounterRandom.permutation(100, 42, 10);
        int[] after = null;
        for (int epoch = 0; epoch <= 10; epoch++) {
            int[] order = CounterRandom.permutation(100, 42, epoch);
            assertEquals(epoch == 10, Arrays.equals(alone, order), "each epoch has an order of its own");
            after = order;
        }
        assertArrayEquals(alone, after);
        PROOF.says("With the seed 42, the order of the images in the eleventh epoch is the same");
    }

    @Test
    void everyExcerptIsThere() {
        Chapter chapter = Course.load().chapter("code").orElseThrow();
        assertEquals(7, chapter.html().split("<figure class=\"excerpt\">", -1).length - 1);
        assertTrue(chapter.html().contains("double next = gamma * vi[j] + u[j];"));
        assertFalse(chapter.html().contains("language-excerpt"), "none is shown as the fence that describes it");
    }
}
