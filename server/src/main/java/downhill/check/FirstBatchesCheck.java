package downhill.check;

import downhill.data.Batches;
import downhill.model.BatchResult;
import downhill.train.Config;
import downhill.train.Control;
import downhill.train.Finding;
import downhill.train.Verdict;
import java.util.Optional;

/**
 * Whether the loss falls over the first {@value #BATCHES} batches of the run itself, with all that belongs to it: the
 * mean of the first ten is held against that of the last ten, since each batch is another one and the loss jumps.
 *
 * <p>Falling is not enough. An untrained network is confidently wrong, and the first thing that it unlearns is its
 * confidence, whatever the labels: the loss comes down to guessing, ln K, and only what lies below has been learned from
 * the images. On CIFAR-10 the presets for cnn3 and resnet20 stand at 1.78 to 2.05 after 50 batches. But cnn3 on shapes10
 * needs 150 to get below guessing, and resnet110 comes from 6.8 to 2.5 in the first 50. So a loss that has fallen but is
 * not yet there gets up to {@value #MOST} batches; cnn3 with shuffled labels stands at 2.45 to 2.65 then, on both data
 * sets.
 */
final class FirstBatchesCheck implements Check {
    private static final int BATCHES = 50;
    private static final int MOST = 200;
    private static final int MEAN_OF = 10;
    private static final double MARGIN = 0.1; // the noise of a mean over ten batches of 32 is 0.06 to 0.08

    /** What the means say. */
    private enum Shape {
        LEARNS(""),
        EXPLODES("Divide the learning rate by ten; if the loss rises after a good start, think of warmup or clipping."),
        STUCK("A learning rate that is too small, or so large that units have died: the gradients tell them apart."),
        GUESSES("It falls, but not below guessing: nothing is learned from the images. Look at ten of them with their"
                + " labels, and at the learning rate.");

        private final String advice;

        Shape(String advice) {
            this.advice = advice;
        }

        static Shape of(double first, double last, double guess) {
            if (!(last <= first + MARGIN)) { // also where it is NaN
                return EXPLODES;
            }
            if (last < first && last < guess - MARGIN) {
                return LEARNS;
            }
            return last > first - MARGIN ? STUCK : GUESSES;
        }
    }

    @Override
    public String name() {
        return "first-batches";
    }

    @Override
    public String title() {
        return "Does the loss fall over the first batches?";
    }

    @Override
    public Optional<Finding> examine(Subject subject, Control control) {
        Config config = subject.config();
        Batches batches = Batches.training(
                subject.train(), subject.normalization(), config.batchSize(), config.augmentation(), config.seed());
        int perEpoch = batches.perEpoch();
        double[] sums = new double[MOST / MEAN_OF]; // of ten losses each
        try (Rehearsal rehearsal = new Rehearsal(subject, config, perEpoch)) {
            for (int done = 0; ; done++) {
                Shape shape = shape(sums, done, subject.guess());
                boolean judged = done >= BATCHES && done % BATCHES == 0 && (shape != Shape.GUESSES || done == MOST);
                if (judged) {
                    return Optional.of(finding(shape, sums, done, perEpoch, subject.guess()));
                }
                if (control.next() != Control.Signal.CONTINUE) {
                    return Optional.empty();
                }
                BatchResult result = rehearsal.pass(batches.batch(done / perEpoch, done % perEpoch));
                if (!Double.isFinite(result.loss() + rehearsal.gradNorm())) {
                    return Optional.of(finding(Shape.EXPLODES, sums, done, perEpoch, subject.guess()));
                }
                sums[done / MEAN_OF] += result.loss();
                rehearsal.update();
            }
        }
    }

    private static Shape shape(double[] sums, int done, double guess) {
        return done < BATCHES ? Shape.GUESSES : Shape.of(sums[0] / MEAN_OF, sums[done / MEAN_OF - 1] / MEAN_OF, guess);
    }

    private static Finding finding(Shape shape, double[] sums, int done, int perEpoch, double guess) {
        boolean broken = done % BATCHES != 0 || done == 0;
        double first = broken ? Double.NaN : sums[0] / MEAN_OF;
        double last = broken ? Double.NaN : sums[done / MEAN_OF - 1] / MEAN_OF;
        String repeats = done <= perEpoch ? "" : Words.format("; each image %.1f times", (double) done / perEpoch);
        return new Finding(
                shape == Shape.LEARNS ? Verdict.PASSED : Verdict.FAILED,
                broken
                        ? "not finite at batch " + (done + 1)
                        : Words.format("mean of ten from %.3f to %.3f in %d batches", first, last, done) + repeats,
                Words.format(
                        "falls, and below %.3f (ln K − %s), where what images teach begins; within %d batches, or %d"
                                + " where it has only come down to guessing",
                        guess - MARGIN, MARGIN, BATCHES, MOST),
                shape.advice,
                Words.measured(
                        "batches", done, "mean of the first ten", first, "mean of the last ten", last, "ln K", guess));
    }
}
