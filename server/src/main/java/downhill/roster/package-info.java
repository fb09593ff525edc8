/**
 * All runs in a table: what can be asked of each, a small language to filter them by, an order, and pages.
 *
 * <p>Entry point: {@link downhill.roster.Roster}, which keeps what it has read of a run until the run has new events.
 * {@link downhill.roster.Facts} is the table of everything that a run can be filtered and sorted by: every setting of
 * {@code ConfigFields}, its results, and what people wrote beside it. {@link downhill.roster.Filter} reads {@code
 * optimizer=adam lr<0.01 accuracy>0.7 tag:class1} and says what it does not understand.
 *
 * <p>Filters and orders are applied here and not by the database, because status and results are a fold over events
 * (see {@code downhill.run}), and settings are JSON; a few thousand runs take milliseconds.
 *
 * <p>Knows no HTTP. May use {@code downhill.run} and {@code downhill.train}.
 */
package downhill.roster;
