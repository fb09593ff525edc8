/**
 * Random changes to one image that keep its class: the same code for training and for looking at what training sees.
 *
 * <p>Entry point: {@link downhill.augment.Augmentation}. Uses {@code downhill.random} and {@code downhill.math}.
 */
package downhill.augment;
