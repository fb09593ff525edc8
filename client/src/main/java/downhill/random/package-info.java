/**
 * Randomness without state: a value is a function of (seed, stream, index).
 *
 * <p>Nothing has to be saved or restored to continue a run, and work may be done in any order or on any thread. Entry
 * point: {@link downhill.random.CounterRandom}. Uses {@code downhill.math} only.
 */
package downhill.random;
