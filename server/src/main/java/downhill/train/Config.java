package downhill.train;

import downhill.augment.Augmentation;
import java.util.Map;

/**
 * Everything that decides a training run; two runs of one Config on one machine give the same numbers. Immutable.
 *
 * @param model name in {@code downhill.model.Architectures}
 * @param dataset name in {@code downhill.data.Datasets}
 * @param optimizer name in {@code downhill.optim.Optimizers}
 * @param hyperparameters by name, complete for the optimizer, {@code lr} among them
 * @param schedule how the learning rate changes over the run
 * @param batchSize images a step
 * @param epochs passes over the training images
 * @param seed of the initial weights, the order of images and the augmentation
 * @param trainLimit number of training images used, the first ones; 0 for all
 * @param testLimit number of test images used, the first ones; 0 for all
 * @param augmentation what is done to training images
 * @param weightDecay λ of the L2 penalty added to the gradient (coupled); 0 for AdamW, which has its own, decoupled
 * @param clipNorm largest global gradient norm before clipping; 0 for no clipping
 */
public record Config(
        String model,
        String dataset,
        String optimizer,
        Map<String, Double> hyperparameters,
        ScheduleConfig schedule,
        int batchSize,
        int epochs,
        long seed,
        int trainLimit,
        int testLimit,
        Augmentation augmentation,
        double weightDecay,
        double clipNorm) {
    public Config {
        hyperparameters = Map.copyOf(hyperparameters);
    }
}
