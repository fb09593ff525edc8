package downhill.train;

/**
 * A good {@link Config} by name: where a user starts from.
 *
 * @param name in submissions, for example {@code cnn_quick}
 * @param title for people
 * @param description what is trained on what, and what others report of it
 * @param gives what it gave here, on what images, over how many runs; or that it was not run
 */
public record Preset(String name, String title, String description, String gives, Config config) {}
