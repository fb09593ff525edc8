package downhill.watch;

/**
 * Divides neighbouring rows of columns into buckets of equal size, give or take a row, and says of each what must not be
 * lost. A bucket of one row is the row itself, so short columns come out as they are.
 *
 * @param from the first row
 * @param to the row after the last
 * @param count number of buckets, at most one a row
 */
public record Buckets(int from, int to, int count) {
    /**
     * A column in buckets; every array has an element a bucket.
     *
     * @param lowRow where the lowest value stands; of equal ones the first
     * @param highRow likewise of the highest
     * @param mean over the bucket: what a moving average needs that is to pass over all values
     */
    public record Summary(
            double[] first, double[] last, double[] low, int[] lowRow, double[] high, int[] highRow, double[] mean) {}

    /**
     * The rows {@code from} to {@code to − 1} in at most {@code most} buckets.
     *
     * @throws IllegalArgumentException where {@code from} is below 0 or above {@code to}, or {@code most} below 1
     */
    public static Buckets of(int from, int to, int most) {
        if (from < 0 || to < from || most < 1) {
            throw new IllegalArgumentException("rows " + from + " to " + to + " in " + most + " buckets");
        }
        return new Buckets(from, to, Math.min(most, to - from));
    }

    /** The first row of a bucket, from 0; of {@code count} the row after the last. */
    public int start(int bucket) {
        return from + (int) ((long) bucket * (to - from) / count);
    }

    /** What the buckets hold of a column. */
    public Summary of(Column column) {
        Summary summary = new Summary(
                new double[count],
                new double[count],
                new double[count],
                new int[count],
                new double[count],
                new int[count],
                new double[count]);
        for (int bucket = 0; bucket < count; bucket++) {
            fill(summary, bucket, column);
        }
        return summary;
    }

    private void fill(Summary summary, int bucket, Column column) {
        int begin = start(bucket);
        int end = start(bucket + 1);
        int low = begin;
        int high = begin;
        double sum = 0;
        for (int row = begin; row < end; row++) {
            double value = column.get(row);
            low = value < column.get(low) ? row : low;
            high = value > column.get(high) ? row : high;
            sum += value;
        }
        summary.first[bucket] = column.get(begin);
        summary.last[bucket] = column.get(end - 1);
        summary.low[bucket] = column.get(low);
        summary.lowRow[bucket] = low;
        summary.high[bucket] = column.get(high);
        summary.highRow[bucket] = high;
        summary.mean[bucket] = sum / (end - begin);
    }
}
