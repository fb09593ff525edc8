package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.model.Architectures;
import downhill.recording.Recording;
import downhill.suite.SuiteRun;
import downhill.train.Config;
import downhill.train.InWords;
import downhill.train.ScheduleConfig;
import downhill.train.TrainingEvent.EpochDone;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the chapter on results says of our own runs, read from their recordings. */
class Cifar10MeasuredTest {
    @RegisterExtension
    static final ChapterProof PROOF = new ChapterProof("cifar10-results");

    private static final Course COURSE = Course.load();
    private static final Recorded RESNET = new Recorded("resnet20-sgd-seed1");

    /** A run of the comparison at one rate: all images, no schedule, nothing else that could make a difference. */
    private static Recording recording(String optimizer) {
        Recording run = COURSE.recordings()
                .get("optimizer-comparison-" + optimizer + "-seed1")
                .orElseThrow();
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

    @Test
    @Checks("c10-measured-rate")
    void ourOwnRunsAtOneRate() {
        Recording sgd = recording("sgd");
        Recording momentum = recording("momentum");
        Recording adam = recording("adam");
        PROOF.says(
                "SGD is last with %s and momentum next with %s, as in the notes; Nesterov’s variant ends %.1f points above it",
                InWords.percent(sgd.last().testAccuracy()),
                InWords.percent(momentum.last().testAccuracy()),
                100
                        * (recording("nesterov").last().testAccuracy()
                                - momentum.last().testAccuracy()));
        DoubleSummaryStatistics known = Stream.of(adam, recording("adamw"), recording("rmsprop"))
                .mapToDouble(run -> 100 * run.last().trainAccuracy())
                .summaryStatistics();
        PROOF.says(
                "There Adam, AdamW and RMSProp have %.0f to %.0f%%, and momentum has %s",
                known.getMin(), known.getMax(), InWords.percent(momentum.last().trainAccuracy()));
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

    /** The table of the suite is of the very runs that are played. */
    @Test
    void theTableIsOfTheRecordedRuns() {
        Measured table = new Measured("optimizer-comparison");
        for (String optimizer : List.of("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw")) {
            assertEquals(
                    recording(optimizer).last(), table.run(optimizer).last().orElseThrow());
        }
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

    /** The rate drops after the epochs 10 and 15, and nothing else changes. */
    private static void requireDrops() {
        Recording run = RESNET.recording();
        assertEquals("resnet20", run.config().model());
        assertEquals(0, run.config().clipNorm());
        RESNET.requireRate(0.1, 1, 10);
        RESNET.requireRate(0.01, 11, 15);
        RESNET.requireRate(0.001, 16, 20);
        PROOF.uses(run.started().trainImages(), run.config().epochs(), 0.1);
    }

    @Test
    @Checks("c10-measured-side")
    void theScheduleWasGivenToOneSide() {
        requireDrops();
        Recorded adam = new Recorded("resnet20-adam-seed1");
        Config config = adam.recording().config();
        assertEquals(ScheduleConfig.Kind.CONSTANT, config.schedule().kind());
        assertEquals("resnet20", config.model());
        PROOF.uses(config.hyperparameters().get("lr"), 10, 15);
        EpochDone sgdLast = RESNET.recording().last();
        EpochDone adamLast = adam.recording().last();
        PROOF.says(
                "After %d epochs SGD gets %s of the test images right, and Adam %s.",
                config.epochs(), InWords.percent(sgdLast.testAccuracy()), InWords.percent(adamLast.testAccuracy()));
        PROOF.says(
                "At epoch 10, when neither had changed its rate, Adam stood at %s and SGD at %s",
                InWords.percent(adam.epoch(10).testAccuracy()),
                InWords.percent(RESNET.epoch(10).testAccuracy()));
        PROOF.says(
                "on the images that they train on, as they saw them, SGD has %s in the end and Adam %s",
                InWords.percent(sgdLast.trainAccuracy()), InWords.percent(adamLast.trainAccuracy()));
        DoubleSummaryStatistics last = adam.lastFive();
        PROOF.says(
                "over its last five epochs its test accuracy wanders between %s and %s",
                InWords.percent(last.getMin() / 100), InWords.percent(last.getMax() / 100));
    }

    @Test
    @Checks("c10-measured-adam-schedule")
    void aScheduleHelpsAdamToo() {
        Recorded fixed = new Recorded("resnet20-adam-seed1");
        Recorded scheduled = new Recorded("resnet20-adam-schedule-seed1");
        assertEquals(
                List.of("schedule.kind", "schedule.warmupEpochs", "schedule.milestones"), fixed.differences(scheduled));
        assertEquals(
                RESNET.recording().config().schedule(),
                scheduled.recording().config().schedule());
        scheduled.requireRate(0.0001, 11, 15);
        PROOF.uses(10, 15, scheduled.recording().config().hyperparameters().get("lr"));
        double end = 100 * scheduled.recording().last().testAccuracy();
        PROOF.says(
                "It goes from %s to %s in the epoch after the first drop, and ends at %.1f%%: %.1f points above Adam at the fixed rate,"
                        + " and %.1f below SGD.",
                InWords.percent(scheduled.epoch(10).testAccuracy()),
                InWords.percent(scheduled.epoch(11).testAccuracy()),
                end,
                end - 100 * fixed.recording().last().testAccuracy(),
                100 * RESNET.recording().last().testAccuracy() - end);
        PROOF.says(
                "On its training pictures Adam has %s now",
                InWords.percent(scheduled.recording().last().trainAccuracy()));
    }

    @Test
    @Checks("c10-measured-norm")
    void theNormDoesNotFallWithTheRate() {
        requireDrops();
        double before = RESNET.mean("gradNorm", 10, 10);
        double after = RESNET.mean("gradNorm", 11, 11);
        double last = RESNET.mean("gradNorm", 20, 20);
        PROOF.says(
                "Over the epoch before the first drop the norm is %.2f on average, over the epoch after it %.2f, and over the"
                        + " last one %.2f.",
                before, after, last);
        PROOF.says("after a dip to %.2f on the way", RESNET.mean("gradNorm", 12, 12));
        assertTrue(after > 0.9 * before && last > before, "it does not follow the rate");
        PROOF.says(
                "The test accuracy goes from %s to %s in that same epoch",
                InWords.percent(RESNET.epoch(10).testAccuracy()),
                InWords.percent(RESNET.epoch(11).testAccuracy()));
    }

    @Test
    @Checks("c10-measured-groups")
    void thePartsGoDifferentWays() {
        requireDrops();
        Predicate<String> lastStage = layer -> layer.startsWith("stage3");
        Predicate<String> dense = "dense"::equals;
        PROOF.says(
                "the norm of the last stage rises from %.2f to %.2f and that of the dense layer falls from %.2f to %.2f",
                RESNET.norm(lastStage, 9, 10),
                RESNET.norm(lastStage, 16, 20),
                RESNET.norm(dense, 9, 10),
                RESNET.norm(dense, 16, 20));
    }

    @Test
    @Checks("c10-measured-cnn")
    void augmentationAndAScheduleInTwentyEpochs() {
        Measured cnn = new Measured("cnn");
        SuiteRun plain = cnn.run("plain");
        assertEquals(List.of(1L), cnn.seeds());
        assertEquals(50_000, plain.started().trainImages());
        assertEquals(List.of(10, 15), cnn.run("scheduled").config().schedule().milestones());
        PROOF.uses(plain.config().epochs(), plain.config().hyperparameters().get("lr"), 10, 15);
        PROOF.says(
                "After the last epoch augmentation is %.1f points ahead, and the schedule %.1f more.",
                cnn.accuracy("augmented") - cnn.accuracy("plain"),
                cnn.accuracy("scheduled") - cnn.accuracy("augmented"));
        PROOF.says(
                "As means of the last five epochs, augmentation is %.1f points behind and the schedule %.1f ahead.",
                lastFive("plain") - lastFive("augmented"), lastFive("scheduled") - lastFive("augmented"));
        PROOF.says("in %d epochs", plain.config().epochs());
    }

    private static double lastFive(String entry) {
        return new Recorded("cnn-" + entry + "-seed1").lastFive().getAverage();
    }
}
