package downhill.suite;

/**
 * How one run of a suite ended.
 *
 * @param entry name of the entry
 * @param trainAccuracy in the last epoch, as its batches were seen, 0 to 1; NaN where the run failed
 * @param testAccuracy after the last epoch, 0 to 1; NaN where the run failed
 * @param best highest test accuracy after any epoch, 0 to 1; NaN where the run failed
 */
public record SuiteResult(String entry, long seed, double trainAccuracy, double testAccuracy, double best) {
    /** Whether the run reached its end. */
    public boolean finished() {
        return !Double.isNaN(testAccuracy);
    }
}
