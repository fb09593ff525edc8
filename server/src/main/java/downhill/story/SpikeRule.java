package downhill.story;

import downhill.story.Observation.Kind;
import downhill.watch.Column;
import downhill.watch.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The loss of a batch stands far above those before it.
 *
 * <p>Compared with the {@value #BEFORE} steps before, a spike is {@value #DEVIATIONS} robust deviations above their median,
 * in logarithms: the loss of a batch is positive and skewed, and a normal value is beyond 8 once in 10¹⁵ draws. It is also
 * half as much again as the median and {@value #NATS} nats above it, for in a network that knows its images by heart the
 * loss of a batch jumps between 0.0001 and 0.01 and nothing has happened. Of many, the {@value #MOST} highest are told.
 */
final class SpikeRule implements Rule {
    private static final int BEFORE = 50;
    private static final double DEVIATIONS = 8;
    private static final double LEAST_DEVIATION = 0.02; // of logarithms: two losses in a hundred are never a spike
    private static final double RATIO = 1.5;
    private static final double NATS = 0.1;
    private static final int MOST = 3;
    private static final int CALM = 10; // steps whose median says that it is over
    private static final double BACK = 1.2; // times the median before
    private static final int LONGEST = 500; // steps: what lasts longer is no spike

    /** @param steps until the loss was back; −1 where it was not */
    private record Spike(int row, double usual, double loss, int steps) {
        double ratio() {
            return loss / usual;
        }
    }

    @Override
    public List<Observation> observe(History history) {
        List<Spike> spikes = spikes(history.loss());
        return spikes.stream()
                .sorted(Comparator.comparingDouble(Spike::ratio).reversed())
                .limit(MOST)
                .sorted(Comparator.comparingInt(Spike::row))
                .map(spike -> tell(history, spike, spikes.size()))
                .toList();
    }

    private static List<Spike> spikes(Column loss) {
        List<Spike> spikes = new ArrayList<>();
        int row = BEFORE;
        double sum = sum(loss, 0, BEFORE); // of the steps before
        while (row < loss.size()) {
            if (loss.get(row) * BEFORE > sum && isSpike(loss, row)) { // the mean first, for it costs nothing
                Spike spike = spike(loss, row);
                spikes.add(spike);
                row += (spike.steps() < 0 ? LONGEST : spike.steps()) + BEFORE; // with calm steps before it again
                sum = row < loss.size() ? sum(loss, row - BEFORE, row) : 0;
            } else {
                sum += loss.get(row) - loss.get(row - BEFORE);
                row++;
            }
        }
        return spikes;
    }

    private static double sum(Column loss, int from, int to) {
        return to > loss.size() ? 0 : Arrays.stream(loss.range(from, to)).sum();
    }

    private static boolean isSpike(Column loss, int row) {
        double usual = Numbers.median(loss.range(row - BEFORE, row));
        if (loss.get(row) < RATIO * usual || loss.get(row) < usual + NATS) {
            return false;
        }
        double spread = Numbers.deviation(Numbers.logarithms(loss.range(row - BEFORE, row)));
        return Math.log(loss.get(row) / usual) > DEVIATIONS * Math.max(spread, LEAST_DEVIATION);
    }

    private static Spike spike(Column loss, int row) {
        double usual = Numbers.median(loss.range(row - BEFORE, row));
        double highest = loss.get(row);
        for (int i = row + 1; i + CALM <= Math.min(loss.size(), row + LONGEST); i++) {
            if (loss.get(i) < RATIO * usual && Numbers.median(loss.range(i, i + CALM)) < BACK * usual) {
                return new Spike(row, usual, highest, i - row);
            }
            highest = Math.max(highest, loss.get(i));
        }
        return new Spike(row, usual, highest, -1);
    }

    private static Observation tell(History history, Spike spike, int all) {
        int epoch = (int) history.epoch().get(spike.row());
        int step = (int) history.step().get(spike.row());
        String end = spike.steps() < 0
                ? "It has not come back to where it was."
                : "After " + (spike.steps() == 1 ? "one step" : spike.steps() + " steps") + " it was back.";
        String others = all > MOST ? " It is one of the " + MOST + " highest of " + all + " spikes." : "";
        return new Observation(
                Kind.SPIKE,
                epoch,
                step,
                "At step " + Numbers.count(step) + ", in epoch " + epoch + ", the loss jumped from about "
                        + Numbers.number(spike.usual()) + " to " + Numbers.number(spike.loss()) + ". " + end + others);
    }
}
