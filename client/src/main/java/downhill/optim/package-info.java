/**
 * The optimizers of the course, each a short chain of gradient transforms.
 *
 * <p>A {@link downhill.optim.GradientTransform} turns one array of updates into another: scale by the learning rate,
 * accumulate a velocity, divide by a running root mean square. A {@link downhill.optim.Optimizer} runs a chain of them
 * and subtracts what comes out. {@link downhill.optim.Optimizers} names six such chains, with every hyperparameter's
 * symbol, range and default; a slider in the browser and a training run on the server are both built from that table.
 *
 * <p>To read one optimizer from end to end: {@code Optimizers}, then the transforms its entry lists.
 *
 * <p>Arrays are {@code [parameter index][flattened element]}. What the browser can reach uses arrays rather than
 * collections, which keeps the compiled module small. Uses {@code downhill.schedule} and {@code downhill.math}.
 */
package downhill.optim;
