/**
 * Experiments on toy landscapes, without a screen: the race, and the grids and contours of a map.
 *
 * <p>Everything here is a pure function of its inputs and runs alike on the JVM, where it is tested, and in the browser.
 * Entry point: {@link downhill.lab.Race}. Uses {@code optim}, {@code schedule} and {@code landscape}.
 */
package downhill.lab;
