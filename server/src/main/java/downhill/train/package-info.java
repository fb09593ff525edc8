/**
 * One training run, from what a user submits to the trained model.
 *
 * <p>{@link downhill.train.ConfigReader} turns a submitted JSON object into a {@link downhill.train.Config}, or into a
 * list of everything that is wrong with it; {@link downhill.train.ConfigFields} is the table of fields behind both that
 * check and the form on the site. {@link downhill.train.Trainer} carries a Config out and tells what happens as {@link
 * downhill.train.TrainingEvent}s; {@link downhill.train.Checkpoint} is what it needs to go on later as if it had never
 * stopped, and {@link downhill.train.CheckpointZip} shows it to other programs. {@link downhill.train.Presets} are good
 * Configs by name.
 *
 * <p>May use {@code downhill.model} (never an engine below it), {@code downhill.data}, {@code downhill.optim}, {@code
 * downhill.schedule}, {@code downhill.augment}, and Jackson for JSON.
 */
package downhill.train;
