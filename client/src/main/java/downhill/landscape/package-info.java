/**
 * Toy objectives of two variables with exact gradients, and what is needed to show them.
 *
 * <p>Entry point: {@link downhill.landscape.Landscapes}, the catalogue of names, formulas, view boxes, minima and
 * starts. The reader's own function is read by {@link downhill.landscape.ExpressionParser}. Values use {@code + − × ÷ √}
 * and {@code downhill.math} only, so a trajectory has the same bits in the browser and on the JVM; see there for an
 * order of terms to avoid. Uses {@code downhill.optim}, {@code downhill.random} and {@code downhill.math}.
 */
package downhill.landscape;
