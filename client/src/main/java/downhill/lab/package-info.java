/**
 * Experiments without a screen: the race on toy landscapes, one step under the microscope, what an optimizer remembers, the
 * map of its stability, the sweep over its learning rates, what a path tells in words, the grids and contours of a landscape, and deep small networks that measure themselves.
 *
 * <p>Everything here is a pure function of its inputs and runs alike on the JVM, where it is tested, and in the browser.
 * Entry points: {@link downhill.lab.Race}, {@link downhill.lab.Microscope}, {@link
 * downhill.lab.GradientMemory}, {@link downhill.lab.StabilityMap}, {@link downhill.lab.Sweep}, {@link downhill.lab.DepthRun}. Uses {@code math}, {@code random}, {@code optim},
 * {@code schedule} and {@code landscape}.
 */
package downhill.lab;
