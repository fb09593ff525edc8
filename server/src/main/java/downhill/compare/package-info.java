/**
 * Training runs beside each other: which settings differ, which runs are the same but for their seed, and what came out.
 *
 * <p>{@link downhill.compare.Contenders} is the way in: it finds what an address names, runs of the store by their number
 * and recordings of the course as {@code recorded:NAME}, and makes no difference between them afterwards, for a recording is
 * read as the events that a store would hold of it. A {@link downhill.compare.Comparison} is some of them: its lines, each a
 * run or several that differ only by seed, the settings in which the lines differ, and the results. {@link
 * downhill.compare.Partners} proposes what a run might be compared with; {@link downhill.compare.ComparisonCsv} writes the
 * numbers down.
 *
 * <p>Decisions that bind this package:
 *
 * <ul>
 *   <li><b>The spread of a table is the sample standard deviation of one run</b>, that of {@code downhill.suite}. The band of
 *       a chart is from the lowest to the highest run, because three seeds do not make a distribution; the page's script
 *       computes it.
 *   <li><b>The same seed twice is no second sample</b>: a run that equals another one in every setting stands on its own.
 *   <li><b>Results come from the ends of epochs</b>, which are few, so that a page of twelve long runs opens at once.
 * </ul>
 *
 * <p>May use {@code downhill.run}, {@code downhill.watch} for the numbers of a run, {@code downhill.recording}, {@code
 * downhill.export} for the events of a recording, {@code downhill.suite} for means and spreads, {@code downhill.train}
 * and {@code downhill.optim} for names.
 */
package downhill.compare;
