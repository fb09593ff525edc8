package downhill.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a long table of numbers short without losing what stands out: of each of at most {@value #BUCKETS} equal stretches
 * of steps it keeps the first and the last row, and for each column the rows of its minimum and its maximum, the first where
 * there are several. Beside them it keeps the mean of each stretch.
 *
 * <p>It takes rows one by one and holds what it keeps, however long the run is. Single-threaded.
 */
public final class Decimation {
    /** Stretches at most; a chart is about as many pixels wide, or twice. */
    public static final int BUCKETS = 250;

    private final List<String> names;
    private final int planned; // the last step that will come
    private final List<Row> kept = new ArrayList<>();
    private final List<Row> means = new ArrayList<>();
    private Bucket bucket;
    private int lastStep;

    /** @param values by column */
    private record Row(int step, double[] values) {}

    /** @param lastStep the largest that will come, at least 1 */
    public Decimation(int lastStep, String... columns) {
        names = List.of(columns);
        planned = lastStep;
    }

    /**
     * @param step from 1 up, larger than the one before
     * @param values one a column, finite
     */
    public void add(int step, double... values) {
        if (step <= lastStep || values.length != names.size()) {
            throw new IllegalArgumentException("step " + step + " with " + values.length + " values, after step "
                    + lastStep + ", for " + names.size() + " columns");
        }
        lastStep = step;
        int number = (int) ((step - 1L) * Math.min(BUCKETS, planned) / planned);
        if (bucket == null || bucket.number != number) {
            close();
            bucket = new Bucket(number, names.size());
        }
        bucket.add(new Row(step, Arrays.stream(values).map(Rounding::of).toArray()), values);
    }

    private void close() {
        if (bucket != null) {
            kept.addAll(bucket.kept());
            means.add(bucket.mean());
            bucket = null;
        }
    }

    /** What is kept; nothing may be added any more. */
    public Table rows() {
        close();
        return table(kept, names);
    }

    /** The means of some columns, each at the last step of its stretch; nothing may be added any more. */
    public Table means(String... columns) {
        close();
        return table(means, List.of(columns));
    }

    private Table table(List<Row> rows, List<String> columns) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (String name : columns) {
            int column = names.indexOf(name);
            values.put(name, rows.stream().map(row -> row.values()[column]).toList());
        }
        return new Table(rows.stream().map(Row::step).toList(), values);
    }

    /** What is known of a stretch. */
    private static final class Bucket {
        private final int number;
        private final Row[] lowest; // [column]
        private final Row[] highest; // [column]
        private final double[] sums; // [column], of the numbers before they were rounded
        private Row first;
        private Row last;
        private int count;

        Bucket(int number, int columns) {
            this.number = number;
            lowest = new Row[columns];
            highest = new Row[columns];
            sums = new double[columns];
        }

        void add(Row row, double[] values) {
            first = first == null ? row : first;
            last = row;
            count++;
            for (int c = 0; c < values.length; c++) {
                sums[c] += values[c];
                if (lowest[c] == null || row.values()[c] < lowest[c].values()[c]) {
                    lowest[c] = row;
                }
                if (highest[c] == null || row.values()[c] > highest[c].values()[c]) {
                    highest[c] = row;
                }
            }
        }

        /** Each once, in their order. */
        List<Row> kept() {
            Map<Integer, Row> rows = new TreeMap<>();
            rows.put(first.step(), first);
            rows.put(last.step(), last);
            for (int c = 0; c < lowest.length; c++) {
                rows.put(lowest[c].step(), lowest[c]);
                rows.put(highest[c].step(), highest[c]);
            }
            return List.copyOf(rows.values());
        }

        Row mean() {
            return new Row(
                    last.step(),
                    Arrays.stream(sums).map(sum -> Rounding.of(sum / count)).toArray());
        }
    }
}
