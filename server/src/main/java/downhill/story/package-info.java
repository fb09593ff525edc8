/**
 * Says in words what a run has been through.
 *
 * <p>{@link downhill.story.Story} is the way in: it shows a {@link downhill.watch.History} to a handful of rules, and puts
 * what they observe into the order in which it happened. A {@link downhill.story.Rule} is a few thresholds, with the reason
 * of each beside it.
 *
 * <p>Decision that binds this package: a rule that is not sure is silent. A reader who is told of a spike that is noise
 * learns to skip the list, so every threshold is far beyond what noise reaches, and tests hold the rules against noise of
 * many sizes as well as against runs that were recorded.
 *
 * <p>May use {@code downhill.watch} and {@code downhill.train}.
 */
package downhill.story;
