/**
 * What a run has been through, held in columns for whoever watches it.
 *
 * <p>{@link downhill.watch.Histories} is the way in: it reads the events of a run once, reads on from there when it is
 * asked again, and lets its caller look at the {@link downhill.watch.History}. {@link downhill.watch.Buckets} makes a long
 * column short without losing a peak.
 *
 * <p>Decision that binds this package: a page asks for a few hundred numbers, whatever the length of the run, so the work
 * of reading 100,000 events must not be repeated with each look. Columns of a few runs are kept in memory, 6 MB for
 * 100,000 steps; they are only a copy of what the store holds.
 *
 * <p>May use {@code downhill.run}, {@code downhill.train} and Jackson.
 */
package downhill.watch;
