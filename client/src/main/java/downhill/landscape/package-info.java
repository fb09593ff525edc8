/**
 * Toy objectives of two variables with exact gradients, and what is needed to show them.
 *
 * <p>Entry point: {@link downhill.landscape.Landscapes}, the catalogue of names, formulas, view boxes, minima and
 * starts. Values use {@code + − × ÷} only, so a trajectory has the same bits in the browser and on the JVM. Uses
 * {@code downhill.optim} only.
 */
package downhill.landscape;
