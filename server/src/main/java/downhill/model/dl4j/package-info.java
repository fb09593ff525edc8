/**
 * The engine: networks on DL4J and ND4J, the only package that knows them.
 *
 * <p>Entry point: {@code Dl4jModel.create}, after {@code NativeMemory.configure()}
 * and before anything else touches ND4J. {@code Backend} says what the machine offers.
 *
 * <p>A model is a {@code ComputationGraph} in which convolution, batch normalization and ReLU are our own layers over
 * raw ND4J operations. DL4J's layers compute the same numbers (a test holds that) at a fraction of the speed. DL4J's
 * updaters, regularization and listeners stay unused: the optimizer is ours.
 *
 * <p>May use {@code downhill.model}, {@code downhill.data}, {@code downhill.optim}, DL4J, ND4J and JNA.
 */
package downhill.model.dl4j;
