/**
 * Experiments of several runs: what is compared, at which scale, and the table of results.
 *
 * <p>A suite is a file in the class path folder {@code /suites}; {@link downhill.suite.Suites} reads them, {@link
 * downhill.suite.Suite#runs} makes the configurations, and {@link downhill.suite.SuiteTable} sums up what came out. Who
 * carries the runs out is not its business.
 *
 * <p>What came out is kept as {@link downhill.suite.Results}, in a file of text ({@link downhill.suite.ResultsFile}) that
 * says all it takes to repeat it. An {@link downhill.suite.Experiment} is a suite with its results; results of a suite
 * that has changed since are refused, so no table can go stale. One over learning rates is a {@link
 * downhill.suite.RateSweep} as well.
 *
 * <p>May use {@code downhill.train}, and Jackson for YAML.
 */
package downhill.suite;
