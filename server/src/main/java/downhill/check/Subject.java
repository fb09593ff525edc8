package downhill.check;

import downhill.data.Dataset;
import downhill.data.Normalization;
import downhill.data.Split;
import downhill.model.ModelFactory;
import downhill.train.Config;

/**
 * What is checked: everything that a run would train with. Immutable.
 *
 * @param train the images that the run would learn from, in the length that it would
 * @param normalization of the images on their way to the model
 * @param models makes a new model for each check
 */
public record Subject(Config config, Dataset train, Normalization normalization, ModelFactory models) {
    /** What a run of a Config would have; the Config's limits are applied to the data. */
    public static Subject of(Config config, Split data, ModelFactory models) {
        Dataset train = data.first(config.trainLimit(), config.testLimit()).train();
        return new Subject(config, train, Normalization.of(train), models);
    }

    /** The same with other images or labels. */
    Subject with(Dataset other) {
        return new Subject(config, other, normalization, models);
    }

    /** The same with other models. */
    Subject with(ModelFactory other) {
        return new Subject(config, train, normalization, other);
    }

    /** What guessing costs: ln K for K classes. */
    double guess() {
        return Math.log(train.classes().size());
    }
}
