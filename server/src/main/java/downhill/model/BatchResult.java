package downhill.model;

/**
 * What one training batch showed.
 *
 * @param loss mean cross-entropy, in nats
 * @param correct images whose most probable class was the right one
 */
public record BatchResult(double loss, int correct) {}
