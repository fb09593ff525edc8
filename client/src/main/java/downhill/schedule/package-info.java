/**
 * The learning rate as a function of the step: constant, step decay, cosine, drawn by hand, and a
 * linear warmup before any of them.
 *
 * <p>Entry point: the static methods of {@link downhill.schedule.Schedule}. Uses {@code downhill.math} only, so a
 * schedule has the same values in the browser and on the server.
 */
package downhill.schedule;
