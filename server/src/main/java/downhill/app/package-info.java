/**
 * The program: its commands, its settings, and how the parts of the house are put together.
 *
 * <p>{@link downhill.app.Main} is where it starts. The site's process loads no native code; {@code train}, {@code
 * suite}, {@code survey}, {@code check}, {@code worker} and {@code doctor} do, and configure the allocator before.
 *
 * <p>May use everything. Only here stands picocli.
 */
package downhill.app;
