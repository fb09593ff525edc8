package downhill.forecast;

import downhill.data.Datasets;
import downhill.data.ImageShape;
import downhill.model.Architecture;
import downhill.model.Architectures;
import downhill.model.Cost;
import downhill.train.Config;
import java.util.Map;

/**
 * The memory that a worker process holds while it trains, in bytes:
 *
 * <p>base + {@value #IMAGE_COPIES} · 3,072 · images + parameters · (8 · (4 + state) + 12) + {@value #COPIES} · 4 · activations · batch
 *
 * <p>with the weights, gradients, looked-ahead weights and a checkpoint in double, the optimizer's own state (none for SGD,
 * one array for momentum and RMSprop, two for Adam), and weights, gradients and a copy in single precision. Activations count {@value
 * #COPIES} times: those that are kept, their gradients, and what convolutions lay out anew. The base is the process with
 * its libraries and what the allocator keeps ready. On a processor; a GPU holds the tensors in its own memory.
 *
 * <p>The three numbers were fitted to the table in {@code MemoryTest}, which was measured; it holds them to it: within a fifth.
 */
final class Memory {
    private static final double BASE = 310e6;
    private static final double COPIES = 4.4;
    private static final double IMAGE_COPIES = 1.15;
    private static final Map<String, Integer> STATE =
            Map.of("sgd", 0, "momentum", 1, "nesterov", 1, "rmsprop", 1, "adam", 2, "adamw", 2);

    private Memory() {}

    static long bytes(Config config) {
        Architecture architecture = Architectures.get(config.model(), config.network());
        double images =
                images(config.trainLimit(), Datasets.TRAIN_IMAGES) + images(config.testLimit(), Datasets.TEST_IMAGES);
        double weights = architecture.parameterCount() * (8.0 * (4 + STATE.getOrDefault(config.optimizer(), 2)) + 12);
        double activations = (double) Cost.of(architecture).activations() * config.batchSize() * Float.BYTES;
        return Math.round(BASE + IMAGE_COPIES * images * ImageShape.CIFAR.size() + weights + COPIES * activations);
    }

    private static int images(int limit, int all) {
        return limit == 0 ? all : limit;
    }
}
