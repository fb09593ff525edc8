package downhill.train;

import downhill.augment.Augmentation;
import downhill.model.Architectures;
import downhill.model.Model;
import downhill.model.ModelFactory;
import downhill.model.NetworkOptions;
import downhill.schedule.Schedule;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything that decides a training run; two runs of one Config on one machine give the same numbers. Immutable.
 *
 * @param model name in {@code downhill.model.Architectures}
 * @param network how the model is built where there is a choice
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
 * @param weightDecay λ; 0 for AdamW, which has its own
 * @param decoupledDecay whether each step shrinks the weights by η·λ, whatever the optimizer makes of the gradient;
 *     otherwise λ·w is added to the gradient, an L2 penalty
 * @param decayAll whether biases and the γ and β of normalizations decay too, also by AdamW's own decay
 * @param labelSmoothing ε: the right class counts 1 − ε, and ε is shared by all classes alike (Szegedy et al.,
 *     Rethinking the Inception Architecture, 2015, section 7); 0 for none
 * @param clipNorm largest global gradient norm before clipping; 0 for no clipping
 */
public record Config(
        String model,
        NetworkOptions network,
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
        boolean decoupledDecay,
        boolean decayAll,
        double labelSmoothing,
        double clipNorm) {
    public Config {
        hyperparameters = Map.copyOf(hyperparameters);
    }

    /** Of a network as it was published, with an L2 penalty on all parameters and without label smoothing. */
    public Config(
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
        this(
                model,
                NetworkOptions.PUBLISHED,
                dataset,
                optimizer,
                hyperparameters,
                schedule,
                batchSize,
                epochs,
                seed,
                trainLimit,
                testLimit,
                augmentation,
                weightDecay,
                false,
                true,
                0,
                clipNorm);
    }

    /**
     * The same run at another scale: milestones and warmup move with the number of epochs.
     *
     * @param images number of training images used; 0 for all
     */
    public Config scaled(int images, int epochs, long seed) {
        return with(hyperparameters, schedule.stretched(this.epochs, epochs), epochs, seed, images);
    }

    /** The same with another base learning rate. */
    public Config withLr(double lr) {
        Map<String, Double> changed = new HashMap<>(hyperparameters);
        changed.put("lr", lr);
        return with(changed, schedule, epochs, seed, trainLimit);
    }

    private Config with(
            Map<String, Double> newHyperparameters,
            ScheduleConfig newSchedule,
            int newEpochs,
            long newSeed,
            int newTrainLimit) {
        return new Config(
                model,
                network,
                dataset,
                optimizer,
                newHyperparameters,
                newSchedule,
                batchSize,
                newEpochs,
                newSeed,
                newTrainLimit,
                testLimit,
                augmentation,
                weightDecay,
                decoupledDecay,
                decayAll,
                labelSmoothing,
                clipNorm);
    }

    /** The network, with its first weights. */
    public Model build(ModelFactory models) {
        return models.create(Architectures.get(model, network), labelSmoothing, seed);
    }

    /** The learning rate of each step. */
    public Schedule lr(int stepsPerEpoch) {
        return schedule.schedule(hyperparameters.get("lr"), epochs, stepsPerEpoch);
    }
}
