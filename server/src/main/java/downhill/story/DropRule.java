package downhill.story;

import downhill.story.Observation.Kind;
import downhill.watch.Column;
import downhill.watch.History;
import java.util.ArrayList;
import java.util.List;

/**
 * The learning rate falls at once, and what loss and gradient norm do then.
 *
 * <p>A drop is a fall to {@value #FACTOR} or less between two steps, from a rate that had stood still for {@value #FLAT}
 * steps to one that does: a cosine falls as steeply only in its last steps, and never stands still. Before and after are
 * compared over up to an epoch each, in logarithms, because both are ratios by nature. A change is called one where it is
 * larger than a tenth and than {@value #SURE} standard errors, taken from the means of {@value #BLOCKS} blocks, since
 * neighbouring steps are alike.
 */
final class DropRule implements Rule {
    private static final double FACTOR = 0.6; // a rate that is halved counts, a per-epoch decay by a third does not
    private static final int FLAT = 20;
    private static final double SAME = 1e-6; // relative
    private static final int BLOCKS = 5;
    private static final double SURE = 4;
    private static final double NOTABLE = Math.log(1.1);

    @Override
    public List<Observation> observe(History history) {
        List<Observation> drops = new ArrayList<>();
        Column lr = history.lr();
        for (int row = FLAT; row + FLAT <= lr.size(); row++) {
            if (lr.get(row) <= FACTOR * lr.get(row - 1) && isFlat(lr, row - FLAT, row) && isFlat(lr, row, row + FLAT)) {
                drops.add(drop(history, row));
            }
        }
        return drops;
    }

    private static boolean isFlat(Column lr, int from, int to) {
        return Math.abs(lr.get(from) - lr.get(to - 1)) <= SAME * lr.get(from);
    }

    private static Observation drop(History history, int row) {
        int epoch = (int) history.epoch().get(row);
        Column lr = history.lr();
        int width = Math.min(
                history.started().map(plan -> plan.stepsPerEpoch()).orElse(FLAT),
                Math.min(flatBefore(lr, row), flatAfter(lr, row)));
        int step = (int) history.step().get(row);
        return new Observation(
                Kind.DROP,
                epoch,
                step,
                "At step " + Numbers.count(step) + ", in epoch " + epoch + ", from " + Numbers.number(lr.get(row - 1))
                        + " to "
                        + Numbers.number(lr.get(row)) + ". Then the gradient norm "
                        + change(history.gradNorm(), row, width) + ", and the training loss "
                        + change(history.loss(), row, width) + ".");
    }

    private static int flatBefore(Column lr, int row) {
        int from = row - 1;
        while (from > 0 && Math.abs(lr.get(from - 1) - lr.get(row - 1)) <= SAME * lr.get(row - 1)) {
            from--;
        }
        return row - from;
    }

    private static int flatAfter(Column lr, int row) {
        int to = row + 1;
        while (to < lr.size() && Math.abs(lr.get(to) - lr.get(row)) <= SAME * lr.get(row)) {
            to++;
        }
        return to - row;
    }

    /** {@code rose from 1.2 to 1.9}; the values are geometric means. */
    private static String change(Column column, int row, int width) {
        double[] before = blocks(column, row - width, row);
        double[] after = blocks(column, row, row + width);
        double difference = mean(after) - mean(before);
        double error = Math.sqrt((variance(before) + variance(after)) / BLOCKS);
        String from = Numbers.number(Math.exp(mean(before)));
        if (Math.abs(difference) < Math.max(NOTABLE, SURE * error)) {
            return "stayed near " + from;
        }
        return (difference > 0 ? "rose" : "fell") + " from " + from + " to " + Numbers.number(Math.exp(mean(after)));
    }

    /** The means of the logarithms in equal parts of a stretch. */
    private static double[] blocks(Column column, int from, int to) {
        double[] means = new double[BLOCKS];
        for (int i = 0; i < BLOCKS; i++) {
            means[i] = mean(Numbers.logarithms(
                    column.range(from + i * (to - from) / BLOCKS, from + (i + 1) * (to - from) / BLOCKS)));
        }
        return means;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
