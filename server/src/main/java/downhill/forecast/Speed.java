package downhill.forecast;

import downhill.model.Architectures;
import downhill.model.Cost;
import downhill.run.Pace;
import downhill.train.Config;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many images a second a run will train on, judged by runs before it on the same hardware.
 *
 * <p>Runs of the same model count, those with the same normalization and the batch size that is nearest in ratio before
 * others; the median of the newest {@value #RUNS} of them. Their number is taken as it is: from 32 images a batch up the
 * time of an image hardly depends on the batch, and below it is told by which batch size it was measured. Where no such run
 * is known, the speed of the model that is nearest in multiply-adds is divided by the ratio of these: a guess, since small
 * networks reach fewer multiply-adds a second.
 *
 * @param imagesPerSecond of training
 * @param basis what it rests on
 * @param model whose speed was measured
 * @param batchSize of the runs that were measured; of the newest one where they differ
 * @param runs how many the median is of
 * @param hardware of these runs
 */
public record Speed(double imagesPerSecond, Basis basis, String model, int batchSize, int runs, String hardware) {
    private static final int RUNS = 5;

    /** What a speed rests on. */
    public enum Basis {
        /** Runs of the same model. */
        MEASURED,
        /** Runs of another model. */
        GUESSED
    }

    /**
     * Judges a configuration.
     *
     * @param paces of runs, newest first; the hardware of the newest one is this machine's
     * @return empty where nothing was measured
     */
    static Optional<Speed> of(Config config, List<Pace> paces) {
        if (paces.isEmpty()) {
            return Optional.empty();
        }
        String hardware = paces.get(0).hardware();
        List<Pace> here =
                paces.stream().filter(pace -> pace.hardware().equals(hardware)).toList();
        double work = multiplyAdds(config);
        Comparator<Pace> likeness = Comparator.<Pace>comparingInt(
                        pace -> pace.config().model().equals(config.model()) ? 0 : 1)
                .thenComparingDouble(pace -> distance(work, multiplyAdds(pace.config())))
                .thenComparingInt(pace ->
                        pace.config().network().norm() == config.network().norm() ? 0 : 1)
                .thenComparingDouble(
                        pace -> distance(config.batchSize(), pace.config().batchSize()));
        Pace best = here.stream().min(likeness).orElseThrow();
        List<Pace> like = here.stream()
                .filter(pace -> likeness.compare(pace, best) == 0)
                .limit(RUNS)
                .toList();
        double measured =
                median(like.stream().mapToDouble(Pace::imagesPerSecond).toArray());
        boolean same = best.config().model().equals(config.model());
        double ratio = multiplyAdds(best.config()) / work; // of one model only its shortcuts differ, by a little
        return Optional.of(new Speed(
                measured * ratio,
                same ? Basis.MEASURED : Basis.GUESSED,
                best.config().model(),
                best.config().batchSize(),
                like.size(),
                hardware));
    }

    private static double multiplyAdds(Config config) {
        return Cost.of(Architectures.get(config.model(), config.network())).multiplyAdds();
    }

    private static double distance(double a, double b) {
        return Math.abs(Math.log(a / b));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
