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
 * <p>Decision: channels last, for oneDNN on a CPU.
 *
 * <p><b>Where the time goes.</b> A training step of {@code resnet20}, 128 images, on two AVX-512 cores whose {@code sgemm}
 * does 493 GFLOP/s, takes about 165 ms, or 190 GFLOP/s: of that, by oneDNN's own log and by clocks around the other
 * operations,
 *
 * <table>
 *   <caption>Milliseconds of a step</caption>
 *   <tr><td>82</td><td>convolutions: 27 forward, 30 backward to the input, 25 to the weights; 380 GFLOP/s</td></tr>
 *   <tr><td>19</td><td>copies into the blocked layout that backward convolutions take, and out of it: oneDNN's for ND4J, which
 *   has no way to keep arrays so</td></tr>
 *   <tr><td>9</td><td>normalizing: a scale and a shift for each channel, once forward and twice backward</td></tr>
 *   <tr><td>7</td><td>sums over channels</td></tr>
 *   <tr><td>26</td><td>ReLU both ways, squares and products for the sums, additions: each a pass over memory that ND4J has no
 *   operation to join with another (its {@code relu_bp} and {@code CompareAndReplace} would be one pass, but 7 and 20 times
 *   as slow as the two)</td></tr>
 *   <tr><td>22</td><td>Java: DL4J's graph, some 500 calls, parameters and gradients in and out, the optimizer</td></tr>
 * </table>
 *
 * <p><b>GPU.</b> The Maven profile {@code cuda} adds ND4J's backend for CUDA 11.6 to the one for the CPU. What a process
 * computes on is chosen before ND4J loads, from what {@code nvidia-smi} says: {@link downhill.model.dl4j.Device} is the
 * rule, {@link downhill.model.dl4j.DeviceChoice} carries it out. The fall-back to the CPU has been run; nothing has been run
 * on a GPU. What is known of that comes from ND4J's sources and library: forward, {@code conv2d} goes through cuDNN with
 * channels last too, and has it search for its fastest way anew at every call; backward, its cuDNN code asks for channels first, so {@code conv2d_bp} falls back to ND4J's own
 * (im2col and a cuBLAS product), which is right but slower.
 *
 * <p>Decision: parameters and gradients cross to the host, where the optimizer is. The price of that beside a step,
 * <b>estimated on paper, not measured</b>, in single precision and batches of 128, with 12 and 24 GB/s over PCIe 3 and 4 x16
 * (three quarters of what the buses could), 41 and 255 million multiplications and additions an image forward, three times
 * that a step, and 30% of the 15.7 and 19.5 TFLOP/s that a V100 and an A100 could do, as if cuDNN did it all:
 *
 * <table>
 *   <caption>A step</caption>
 *   <tr><th></th><th>parameters, both ways</th><th>V100: bus of a step</th><th>A100: bus of a step</th></tr>
 *   <tr><td>{@code resnet20}</td><td>2 × 1.08 MB</td><td>0.2 of 7 ms (3%)</td><td>0.1 of 5 ms (2%)</td></tr>
 *   <tr><td>{@code resnet110}</td><td>2 × 6.91 MB</td><td>1.2 of 42 ms (3%)</td><td>0.6 of 33 ms (2%)</td></tr>
 * </table>
 *
 * <p>The images of a batch are another 1.6 MB one way. Dearer than the bytes is waiting: each normalization hands at least
 * four vectors of sums to the host, some 20 µs each, 80 times a step in {@code resnet20} and 440 times in {@code resnet110},
 * or about 2 and 9 ms. Who tunes this for GPUs begins there and with channels first, not with the optimizer.
 *
 * <p>May use {@code downhill.model}, {@code downhill.data}, {@code downhill.optim}, DL4J, ND4J and JNA.
 */
package downhill.model.dl4j;
