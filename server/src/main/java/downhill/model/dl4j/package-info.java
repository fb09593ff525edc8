/**
 * The engine: networks on DL4J and ND4J, the only package that knows them.
 *
 * <p>Entry point: {@link downhill.model.dl4j.Dl4jModel#create}. A program that is going to train first calls
 * {@link downhill.model.dl4j.NativeMemory#configure}, before anything touches ND4J.
 * {@link downhill.model.dl4j.Backend} says what the process computes on.
 *
 * <p>A model is a {@code ComputationGraph} in which convolution, batch normalization, ReLU and the end of a residual
 * block are our own over raw ND4J operations ({@link downhill.model.dl4j.Ops}). DL4J's layers compute the same numbers
 * (a test holds that) at a fraction of the speed. DL4J's updaters, regularization and listeners stay unused: the
 * optimizer is ours.
 *
 * <p>Decision: channels last, for oneDNN on a CPU. A CUDA build has not been run; see {@link downhill.model.dl4j.Ops}.
 *
 * <p>May use {@code downhill.model}, {@code downhill.data}, {@code downhill.optim}, DL4J, ND4J and JNA.
 */
package downhill.model.dl4j;
