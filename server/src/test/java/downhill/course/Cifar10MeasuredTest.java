package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.model.Architectures;
import downhill.recording.Recording;
import downhill.train.Config;
import downhill.train.ScheduleConfig;
import downhill.train.TrainingEvent.EpochDone;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on results says of our own runs, read from their recordings. */
class Cifar10MeasuredTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("cifar10-results");

    private static final Course COURSE = Course.load();

    /** A run of the comparison at one rate: all images, no schedule, nothing else that could make a difference. */
    private static Recording recording(String optimizer) {
        Recording run =
                COURSE.recordings().get("optimizers-" + optimizer + "-seed1").orElseThrow();
        Config config = run.config();
        assertEquals(optimizer, config.optimizer());
        assertEquals("cnn3", config.model());
        assertEquals(50_000, run.started().trainImages());
        assertEquals(10_000, run.started().testImages());
        assertEquals(ScheduleConfig.Kind.CONSTANT, config.schedule().kind());
        assertEquals(0, config.augmentation().padding());
        assertEquals(0, config.weightDecay());
        assertTrue(run.dataNote().contains("JPEG"), run.dataNote());
        PROOF.uses(config.hyperparameters().get("lr"), config.epochs());
        return run;
    }

    private static void row(String title, String notes, Recording run) {
        PROOF.says(
                "| %s | %s | %.1f%% | %.1f%% | %.1f%% |",
                title,
                notes,
                100 * run.last().testAccuracy(),
                100 * run.best().testAccuracy(),
                100 * run.last().trainAccuracy());
    }

    @Test
    @Checks("c10-measured-rate")
    void ourOwnRunsAtOneRate() {
        Recording sgd = recording("sgd");
        Recording adam = recording("adam");
        row("SGD", "11.8%", sgd);
        row("momentum", "51.3%", recording("momentum"));
        row("RMSProp", "73.4%", recording("rmsprop"));
        row("Adam", "74.9%", adam);
        row("AdamW", "–", recording("adamw"));
        PROOF.says(
                "%.1f points between SGD and Adam there, %.1f here",
                74.9 - 11.8, 100 * (adam.last().testAccuracy() - sgd.last().testAccuracy()));
        PROOF.says(
                "After a single epoch our SGD is at %.1f%%",
                100 * sgd.epochs().get(0).testAccuracy());
        assertTrue(sgd.epochs().get(0).testAccuracy() > 3 * 0.118, "three times what the notes have");
        assertTrue(Architectures.get(sgd.config().model()).parameters().stream()
                .anyMatch(parameter -> parameter.name().endsWith("norm.gamma")));
    }

    @Test
    @Checks("c10-measured-last")
    void theAdaptiveOnesCannotBeToldApart() {
        Recording rmsprop = recording("rmsprop");
        Recording adam = recording("adam");
        DoubleSummaryStatistics wandering = Stream.of(rmsprop, adam, recording("adamw"))
                .flatMap(run -> run.epochs().stream().skip(run.epochs().size() - 5))
                .mapToDouble(epoch -> 100 * epoch.testAccuracy())
                .summaryStatistics();
        PROOF.says(
                "RMSProp ends %.1f points ahead of Adam, but over their last five epochs all three wander between %.1f%% and"
                        + " %.1f%%",
                100 * (rmsprop.last().testAccuracy() - adam.last().testAccuracy()),
                wandering.getMin(),
                wandering.getMax());
    }

    @Test
    @Checks("c10-measured-decay")
    void adamwDecaysLittle() {
        Recording adamw = recording("adamw");
        double lambda = adamw.config().hyperparameters().get("weightDecay");
        double eachStep = 1 - adamw.config().hyperparameters().get("lr") * lambda;
        PROOF.uses(adamw.started().stepsPerEpoch());
        PROOF.says(
                "AdamW’s usual λ of %.2f would leave a weight that has no gradient %.0f%% of its size after these %d epochs",
                lambda,
                100 * Math.pow(eachStep, adamw.result().step()),
                adamw.config().epochs());
    }

    @Test
    @Checks("c10-measured-overfit")
    void adamBeginsToLearnByHeart() {
        Recording adam = recording("adam");
        EpochDone lowest = adam.epochs().stream()
                .min(Comparator.comparingDouble(EpochDone::testLoss))
                .orElseThrow();
        PROOF.says(
                "Adam’s test loss is lowest after epoch %d, at %.3f, and stands at %.3f in the end",
                lowest.epoch(), lowest.testLoss(), adam.last().testLoss());
    }
}
