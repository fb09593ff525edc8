package downhill.train;

/**
 * One bad field of a submitted run.
 *
 * @param name path of the field, for example {@code hyperparameters.lr}
 * @param value what was given, as it was written; {@code null} where it is missing
 * @param allowed what would have been right, in words: {@code a number from 1e-6 to 10}
 */
public record FieldError(String name, String value, String allowed) {}
