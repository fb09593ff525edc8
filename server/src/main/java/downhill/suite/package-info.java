/**
 * Experiments of several runs: what is compared, at which scale, and the table of results.
 *
 * <p>A suite is a file in the class path folder {@code /suites}; {@link downhill.suite.Suites} reads them, {@link
 * downhill.suite.Suite#runs} makes the configurations, and {@link downhill.suite.SuiteTable} sums up what came out. Who
 * carries the runs out is not its business.
 *
 * <p>May use {@code downhill.train}, and Jackson for YAML.
 */
package downhill.suite;
