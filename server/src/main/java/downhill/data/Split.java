package downhill.data;

/**
 * A data set in its two parts.
 *
 * @param train to learn from
 * @param test to be judged on, never learned from
 */
public record Split(Dataset train, Dataset test) {
    /** The first images of both parts; a limit of 0 takes all. */
    public Split first(int trainLimit, int testLimit) {
        return new Split(train.first(trainLimit), test.first(testLimit));
    }
}
