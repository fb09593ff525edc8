package downhill.check;

import downhill.train.Control;
import downhill.train.Finding;
import downhill.train.Verdict;
import java.util.Optional;

/**
 * Whether the first loss is near what guessing costs, ln K for K classes, on {@value #IMAGES} images.
 *
 * <p>Not at ln K: He initialization makes an untrained network confidently wrong, the more so the more blocks add to its
 * logits. Over four seeds of CIFAR-10 cnn3 begins at 3.0 to 4.6 (at 3.3 to 6.3 without normalization), resnet20 at 3.4
 * to 4.9, plain20 and plain56 at 2.3 to 2.6; those pass up to 3 ln K. resnet56 at 4.2 to 9.7 and resnet110 at 7.4 to
 * 11.8 train all the same, and warn at most, up to 6 ln K. Beyond lie residual networks without normalization (19 and
 * more), sums in place of means and raw pixels. Below 0.9 ln K the loss is not that of an untrained network.
 */
final class FirstLossCheck implements Check {
    private static final int IMAGES = 128; // whatever the batch size, since the loss of a few images says little
    private static final double LOW = 0.9;
    private static final double HIGH = 3;
    private static final double TOO_HIGH = 6;
    private static final double SAME = 1e-4; // rounding, where all logits are equal

    @Override
    public String name() {
        return "first-loss";
    }

    @Override
    public String title() {
        return "Is the first loss what guessing costs?";
    }

    @Override
    public Optional<Finding> examine(Subject subject, Control control) {
        double loss;
        try (Rehearsal rehearsal = new Rehearsal(subject, subject.config(), 1)) {
            loss = rehearsal.pass(Samples.first(subject, IMAGES)).loss();
        }
        double guess = subject.guess();
        return Optional.of(new Finding(
                verdict(loss, guess),
                Words.format("%.3f, which is %.1f times ln K", loss, loss / guess),
                Words.format(
                        "from %s to %s times ln K, which is %.3f; fails below, and above %s times",
                        LOW, (int) HIGH, guess, (int) TOO_HIGH),
                advice(loss, guess),
                Words.measured("loss", loss, "ln K", guess)));
    }

    private static Verdict verdict(double loss, double guess) {
        if (!(loss >= LOW * guess && loss <= TOO_HIGH * guess)) { // also where it is NaN
            return Verdict.FAILED;
        }
        return loss <= HIGH * guess && Math.abs(loss - guess) > SAME ? Verdict.PASSED : Verdict.WARNING;
    }

    private static String advice(double loss, double guess) {
        if (loss < LOW * guess) {
            return "Too low for a network that knows nothing: is the loss divided by too much, or is the network trained?";
        }
        if (Math.abs(loss - guess) <= SAME) {
            return "Exactly guessing: the outputs do not depend on the images. Unless the last layer starts at zero, a"
                    + " layer before it is dead.";
        }
        if (loss <= HIGH * guess) {
            return "";
        }
        return loss <= TOO_HIGH * guess
                ? "Confidently wrong, as deep residual networks are before training; the first steps will unlearn it."
                : "Far above guessing: are the inputs normalized, is the loss a mean and not a sum, and does the network"
                        + " keep its outputs small?";
    }
}
