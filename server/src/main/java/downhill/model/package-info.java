/**
 * What training needs of a network: losses and gradients, and nothing else.
 *
 * <p>{@link downhill.model.Model} is the contract between training and an engine. A network is described as data by an
 * {@link downhill.model.Architecture}; {@link downhill.model.Architectures} lists those that exist, built
 * as {@link downhill.model.NetworkOptions} say, and {@link downhill.model.Initializer} draws their first weights, the same
 * ones for every engine. An engine builds a model from these ({@link downhill.model.ModelFactory}); the one that exists is {@code downhill.model.dl4j}.
 *
 * <p>May use {@code downhill.data}, {@code downhill.optim} and {@code downhill.random}; no engine's types.
 */
package downhill.model;
