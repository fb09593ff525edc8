/**
 * What the loss of a real network looks like around its weights.
 *
 * <p>{@link downhill.survey.Probe} puts a model at any weights, says what the loss and its gradient are there, and gives
 * the model its own weights and running statistics back. On it stand
 *
 * <ul>
 *   <li>{@link downhill.survey.Grid}: the loss on a {@link downhill.survey.Plane}, which is spanned by two {@linkplain
 *       downhill.survey.FilterNormalized random directions} or runs {@linkplain downhill.survey.PrincipalPlane along a
 *       run's own way}; {@link downhill.survey.ContourPicture} draws it
 *   <li>{@link downhill.survey.Sharpness}: the largest eigenvalue of the Hessian
 * </ul>
 *
 * <p>All of it takes a model, a data set and seeds, and is a function of them. Sources: Li, Xu, Taylor, Studer and
 * Goldstein, Visualizing the Loss Landscape of Neural Nets (2018, arXiv 1712.09913) for the planes; Pearlmutter, Fast
 * Exact Multiplication by the Hessian (1994), for the product that is done here by differences.
 *
 * <p>May use {@code downhill.model} (never an engine below it), {@code downhill.data}, {@code downhill.optim}, {@code
 * downhill.random}, and Commons Math for eigenvalues of small matrices.
 */
package downhill.survey;
