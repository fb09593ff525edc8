package downhill.check;

import downhill.data.Batch;
import downhill.data.Batches;
import downhill.train.Control;
import downhill.train.Finding;
import downhill.train.Measurement;
import downhill.train.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the images reach the model with mean 0 and standard deviation 1 in each channel: m ≈ 0, s ≈ 1 over the first
 * {@value #IMAGES} images, before augmentation, which darkens borders and is meant to.
 *
 * <p>The band is wide enough for the sample: the mean brightness of images differs by half a standard deviation from
 * image to image, so that of 2,048 of them by 0.01. Constants of another data set or channels in the wrong order move
 * CIFAR-10's means by 0.1 to 0.2, which warns; pixels from 0 to 1 have s = 0.25 and fail.
 */
final class InputCheck implements Check {
    static final int IMAGES = 2048;
    private static final int BATCH = 128;
    private static final double MEAN_PASSES = 0.1;
    private static final double MEAN_FAILS = 0.5;
    private static final double STD_PASSES = 1.1; // or its inverse
    private static final double STD_FAILS = 2; // likewise

    @Override
    public String name() {
        return "input";
    }

    @Override
    public String title() {
        return "Are the inputs normalized?";
    }

    @Override
    public Optional<Finding> examine(Subject subject, Control control) {
        Batches batches = Samples.batches(subject, BATCH);
        int channels = subject.train().shape().channels();
        double[] sums = new double[channels];
        double[] squares = new double[channels];
        long pixels = 0;
        for (int i = 0; i < Math.min(batches.perEpoch(), IMAGES / BATCH); i++) {
            if (control.next() != Control.Signal.CONTINUE) {
                return Optional.empty();
            }
            Batch batch = batches.batch(0, i);
            for (int j = 0; j < batch.images().length; j++) {
                sums[j % channels] += batch.images()[j];
                squares[j % channels] += (double) batch.images()[j] * batch.images()[j];
            }
            pixels += batch.images().length / channels;
        }
        return Optional.of(finding(sums, squares, pixels));
    }

    private static Finding finding(double[] sums, double[] squares, long pixels) {
        List<Measurement> measured = new ArrayList<>();
        double offset = 0; // the largest |mean|
        double stretch = 1; // the largest of s and 1/s
        for (int c = 0; c < sums.length; c++) {
            double mean = sums[c] / pixels;
            double std = Math.sqrt(Math.max(0, squares[c] / pixels - mean * mean));
            measured.addAll(Words.measured("mean of channel " + c, mean, "std of channel " + c, std));
            offset = Math.max(offset, Math.abs(mean));
            stretch = Math.max(stretch, Math.max(std, 1 / std));
        }
        Verdict verdict = verdict(offset, stretch);
        return new Finding(
                verdict,
                "per channel, " + channels(measured, 0, "mean ") + " and " + channels(measured, 1, "std "),
                Words.format(
                        "mean within ±%s and std from %.2f to %s; fails beyond ±%s, or outside %s to %s",
                        MEAN_PASSES, 1 / STD_PASSES, STD_PASSES, MEAN_FAILS, 1 / STD_FAILS, STD_FAILS),
                verdict == Verdict.PASSED
                        ? ""
                        : "Subtract each channel’s mean and divide by its standard deviation, both measured on these"
                                + " training images, and look at the order of the channels.",
                measured);
    }

    private static Verdict verdict(double offset, double stretch) {
        if (!(offset <= MEAN_FAILS && stretch <= STD_FAILS)) { // also where they are NaN
            return Verdict.FAILED;
        }
        return offset <= MEAN_PASSES && stretch <= STD_PASSES ? Verdict.PASSED : Verdict.WARNING;
    }

    /** {@code mean 0.01, 0.02, −0.01}, of every second measurement. */
    private static String channels(List<Measurement> measured, int first, String word) {
        List<String> values = new ArrayList<>();
        for (int i = first; i < measured.size(); i += 2) {
            values.add(Words.format("%.2f", measured.get(i).value()).replace("-0.00", "0.00"));
        }
        return word + String.join(", ", values);
    }
}
