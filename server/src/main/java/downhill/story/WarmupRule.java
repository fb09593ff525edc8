package downhill.story;

import downhill.story.Observation.Kind;
import downhill.watch.Column;
import downhill.watch.History;
import java.util.List;

/**
 * The learning rate has risen from the first step on and rises no more.
 *
 * <p>Learning rates have no noise, so the thresholds only say what to call a warmup: at least two rises (one alone is a
 * step of a sketched schedule), by a tenth at least, within the first half of the run. It is over when the rate falls, or
 * has stood still for twice as long as between any two rises before (a schedule may change between epochs only) and for
 * {@value #STANDS_STILL} steps.
 */
final class WarmupRule implements Rule {
    private static final int STANDS_STILL = 20;
    private static final double RISES = 1.1; // times the first rate, at least

    @Override
    public List<Observation> observe(History history) {
        Column lr = history.lr();
        int last = 0; // the row of the last rise
        int rises = 0;
        int longest = 0; // rows between two rises
        int row = 1;
        while (row < lr.size() && lr.get(row) >= lr.get(row - 1)) {
            if (lr.get(row) > lr.get(row - 1)) {
                longest = Math.max(longest, row - last);
                last = row;
                rises++;
            }
            row++;
        }
        boolean falls = row < lr.size();
        boolean over = falls || row - last > Math.max(STANDS_STILL, 2 * longest);
        int half = history.started()
                .map(plan -> plan.epochs() * plan.stepsPerEpoch() / 2)
                .orElse(Integer.MAX_VALUE);
        if (!over || rises < 2 || lr.get(last) < RISES * lr.get(0) || last > half) {
            return List.of();
        }
        int epoch = (int) history.epoch().get(last);
        int step = (int) history.step().get(last);
        return List.of(new Observation(
                Kind.WARMUP,
                epoch,
                step,
                "At step " + Numbers.count(step) + ", in epoch " + epoch + ", the learning rate had risen from "
                        + Numbers.number(lr.get(0)) + " to its height of " + Numbers.number(lr.get(last)) + "."));
    }
}
