/**
 * Labelled images, and the batches that training and evaluation see.
 *
 * <p>{@link downhill.data.Datasets} loads a data set by name: CIFAR-10 from the files of its official archive, which
 * {@link downhill.data.Cifar10Download} fetches, or {@code shapes10}, which is generated. {@link downhill.data.Batches}
 * cuts a {@link downhill.data.Dataset} into shuffled, augmented, normalized batches; what a batch holds is a function of
 * (seed, epoch, index), so a run can be taken up at any batch.
 *
 * <p>May use {@code downhill.random}, {@code downhill.augment} and, for the archive, Commons Compress.
 */
package downhill.data;
