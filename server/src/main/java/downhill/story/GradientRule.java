package downhill.story;

import downhill.story.Observation.Kind;
import downhill.train.TrainingEvent.EpochDone;
import downhill.watch.Column;
import downhill.watch.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient norm grows or shrinks beyond what learning does to it.
 *
 * <p>Looked at in medians of {@value #WINDOW} steps, so that single batches do not count. It explodes where a median is
 * {@value #EXPLODES} times that of all before: the rise that a smaller learning rate brings is two- or threefold. It
 * vanishes where the newest median is a thousandth of the highest while the network still errs on a tenth of its training
 * images or more: one that is right on nearly all has a small gradient because it has learned.
 */
final class GradientRule implements Rule {
    private static final int WINDOW = 50;
    private static final int LEAST_WINDOWS = 4;
    private static final double EXPLODES = 10;
    private static final double VANISHES = 1e-3;
    private static final double KNOWS = 0.9;

    @Override
    public List<Observation> observe(History history) {
        double[] medians = medians(history.gradNorm());
        List<Observation> seen = new ArrayList<>();
        double highest = 0;
        for (int i = 0; i < medians.length; i++) {
            if (i >= LEAST_WINDOWS && seen.isEmpty()) {
                double usual = Numbers.median(Arrays.copyOf(medians, i));
                if (medians[i] > EXPLODES * usual) {
                    seen.add(tell(history, Kind.EXPLODING, i, "risen", usual, medians[i]));
                }
            }
            highest = Math.max(highest, medians[i]);
        }
        int last = medians.length - 1;
        if (last >= LEAST_WINDOWS && medians[last] < VANISHES * highest && errs(history)) {
            seen.add(tell(history, Kind.VANISHING, last, "fallen", highest, medians[last]));
        }
        return seen;
    }

    private static boolean errs(History history) {
        List<EpochDone> epochs = history.epochs();
        return epochs.isEmpty() || epochs.get(epochs.size() - 1).trainAccuracy() < KNOWS;
    }

    private static double[] medians(Column column) {
        double[] medians = new double[column.size() / WINDOW];
        for (int i = 0; i < medians.length; i++) {
            medians[i] = Numbers.median(column.range(i * WINDOW, (i + 1) * WINDOW));
        }
        return medians;
    }

    private static Observation tell(History history, Kind kind, int window, String moved, double from, double to) {
        int row = window * WINDOW;
        int epoch = (int) history.epoch().get(row);
        int step = (int) history.step().get(row);
        return new Observation(
                kind,
                epoch,
                step,
                "By step " + Numbers.count(step) + ", in epoch " + epoch + ", the gradient norm had " + moved
                        + " from about " + Numbers.number(from) + " to " + Numbers.number(to) + ".");
    }
}
