package downhill.train;

/**
 * A good {@link Config} by name: where a user starts from.
 *
 * @param name in submissions, for example {@code cnn_quick}
 * @param title for people
 * @param description what it gives, on what images, over how many runs; or that it was not run here
 */
public record Preset(String name, String title, String description, Config config) {}
