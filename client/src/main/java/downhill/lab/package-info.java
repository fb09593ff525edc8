/**
 * Experiments without a screen: the race on toy landscapes, the grids and contours of a map, and deep small networks that
 * measure themselves.
 *
 * <p>Everything here is a pure function of its inputs and runs alike on the JVM, where it is tested, and in the browser.
 * Entry points: {@link downhill.lab.Race}, {@link downhill.lab.DepthRun}. Uses {@code math}, {@code random}, {@code optim},
 * {@code schedule} and {@code landscape}.
 */
package downhill.lab;
