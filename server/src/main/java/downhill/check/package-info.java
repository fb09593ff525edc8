/**
 * Sanity checks: small experiments with a Config, its model and its data that end within minutes and whose outcome is
 * known in advance, so that a run that cannot work is found out before its first hour.
 *
 * <p>{@link downhill.check.SanityChecks} carries them out on a {@link downhill.check.Subject} and tells what it found as
 * {@link downhill.train.TrainingEvent}s, like a run; it writes nothing. {@link downhill.check.Fault} puts a known
 * mistake into a subject, which proves what each check can see and what it cannot.
 *
 * <p>A package of its own and not a part of {@code downhill.train}, which is one run from its Config to the trained
 * model: a check takes a run's parts (model, optimizer, batches) but none of its duties (checkpoints, evaluation,
 * resuming), and training knows nothing of being checked. What a check says is a record in {@code downhill.train}, since
 * it is an event of a run.
 *
 * <p>May use {@code downhill.train}, {@code downhill.model} (never an engine below it), {@code downhill.data}, {@code
 * downhill.optim}, {@code downhill.augment}, {@code downhill.random}, and Jackson to derive a Config from another.
 */
package downhill.check;
