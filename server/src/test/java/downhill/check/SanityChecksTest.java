package downhill.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.data.Batches;
import downhill.data.Normalization;
import downhill.train.Config;
import downhill.train.Control;
import downhill.train.Control.Signal;
import downhill.train.Finding;
import downhill.train.Outcome;
import downhill.train.Trainer;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.Cancelled;
import downhill.train.TrainingEvent.CheckDone;
import downhill.train.TrainingEvent.CheckFinished;
import downhill.train.TrainingEvent.CheckStarted;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.StepDone;
import downhill.train.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SanityChecksTest {
    private final List<TrainingEvent> events = new ArrayList<>();

    private static Subject subject(Map<String, Object> fields) {
        return Subject.of(CheckedNets.config(fields), CheckedNets.shapes(64), CheckedNets.cnn(true));
    }

    @TempDir
    private Path folder;

    /** Otherwise the checks would be of another run than the one that follows. */
    @Test
    void aRehearsalTakesTheStepsOfTheRunItself() {
        Config config = CheckedNets.config(Map.of(
                "batchSize",
                8,
                "epochs",
                2,
                "optimizer",
                "nesterov",
                "weightDecay",
                0.01,
                "clipNorm",
                1,
                "labelSmoothing",
                0.1,
                "augmentation",
                Map.of("padding", 4),
                "schedule",
                Map.of("kind", "cosine", "warmupEpochs", 1),
                "hyperparameters",
                Map.of("lr", 0.05)));
        List<Double> trained = new ArrayList<>();
        Subject subject = Subject.of(config, CheckedNets.shapes(40), CheckedNets.cnn(true));
        new Trainer(
                        config,
                        subject.models(),
                        CheckedNets.shapes(40),
                        folder,
                        event -> {
                            if (event instanceof StepDone step) {
                                trained.add(step.loss());
                            }
                        },
                        Control.NONE)
                .run();

        Batches batches =
                Batches.training(subject.train(), subject.normalization(), 8, config.augmentation(), config.seed());
        List<Double> rehearsed = new ArrayList<>();
        try (Rehearsal rehearsal = new Rehearsal(subject, config, batches.perEpoch())) {
            for (int step = 0; step < 10; step++) {
                rehearsed.add(rehearsal.pass(batches.batch(step / 5, step % 5)).loss());
                rehearsal.update();
            }
        }
        assertEquals(trained, rehearsed);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSE", "CANCEL"})
    void stopsBetweenTwoStepsAndSaysHow(Signal wish) {
        int[] asked = new int[1];
        Control control = () -> asked[0]++ < 4 ? Signal.CONTINUE : wish;
        Outcome outcome = SanityChecks.run(subject(Map.of()), control, "a processor", events::add);
        assertEquals(wish == Signal.PAUSE ? Outcome.PAUSED : Outcome.CANCELLED, outcome);
        assertEquals(wish == Signal.PAUSE ? new Paused(0, 0) : new Cancelled(0, 0), events.get(events.size() - 1));
        assertEquals(5, asked[0], "it does not ask again");
    }

    @Test
    void announcesItsChecksAndCountsTheirVerdicts() {
        SanityChecks.run(Fault.SMALL_RATE.inject(subject(Map.of("batchSize", 8))), Control.NONE, "one", events::add);
        CheckStarted started = (CheckStarted) events.get(0);
        CheckFinished finished = (CheckFinished) events.get(events.size() - 1);
        assertEquals("one", started.hardware());
        List<CheckDone> done = events.stream()
                .filter(CheckDone.class::isInstance)
                .map(CheckDone.class::cast)
                .toList();
        assertEquals(started.checks(), done.stream().map(CheckDone::title).toList());
        assertEquals(
                List.of(1, 2, 3, 4, 5), done.stream().map(CheckDone::number).toList());
        assertEquals(3, finished.passed());
        assertEquals(0, finished.warnings());
        assertEquals(2, finished.failed());
    }

    /** Its blocks begin as nothing, so their weights have a gradient of 0 until γ has moved; that is no death. */
    @Test
    void aBlockThatBeginsAtZeroIsNotDead() {
        Subject sleeping = Subject.of(CheckedNets.config(Map.of()), CheckedNets.shapes(64), CheckedNets.residual(0));
        Finding finding =
                new GradientFlowCheck().examine(sleeping, Control.NONE).orElseThrow();
        assertTrue(finding.measured().stream().anyMatch(layer -> layer.value() == 0), "it sleeps at first");
        assertFalse(finding.found().contains("dead"), finding.found());
        assertEquals(
                Verdict.FAILED,
                new GradientFlowCheck()
                        .examine(Fault.DEAD_LAYER.inject(sleeping), Control.NONE)
                        .orElseThrow()
                        .verdict());
    }

    /** Shortcuts lead around a dead layer: nothing but the gradients tells. */
    @Test
    void aDeadLayerOfAResidualNetworkShowsInTheGradientsAlone() {
        Subject dead = Fault.DEAD_LAYER.inject(
                Subject.of(CheckedNets.config(Map.of()), CheckedNets.shapes(64), CheckedNets.residual(1)));
        assertEquals(
                Verdict.PASSED,
                new FirstLossCheck().examine(dead, Control.NONE).orElseThrow().verdict());
        assertEquals(
                Verdict.PASSED,
                new OneBatchCheck().examine(dead, Control.NONE).orElseThrow().verdict());
        Finding flow = new GradientFlowCheck().examine(dead, Control.NONE).orElseThrow();
        assertTrue(flow.found().endsWith("dead: block0.conv1.weight, block0.conv2.weight"), flow.found());
    }

    @Test
    void constantsOfAnotherDataSetWarn() {
        Subject sound = subject(Map.of());
        double[] mean = sound.normalization().mean();
        double[] std = sound.normalization().std();
        mean[1] += 0.2 * std[1];
        Subject shifted = new Subject(sound.config(), sound.train(), Normalization.by(mean, std), sound.models());
        Finding finding = new InputCheck().examine(shifted, Control.NONE).orElseThrow();
        assertEquals(Verdict.WARNING, finding.verdict());
        assertTrue(finding.found().startsWith("per channel, mean 0.00, -0.20, 0.00 and std 1.00"), finding.found());
    }

    @Test
    void aLossThatIsNoNumberFailsAndLeavesNoNumberThatJsonCannotHold() {
        Subject sound = subject(Map.of());
        Subject broken = sound.with((architecture, smoothing, seed) -> new AlteredModel(
                sound.models().create(architecture, smoothing, seed), (parameter, size) -> Double.NaN, false));
        for (Check check : List.of(new OneBatchCheck(), new GradientFlowCheck(), new FirstBatchesCheck())) {
            Finding finding = check.examine(broken, Control.NONE).orElseThrow();
            assertEquals(Verdict.FAILED, finding.verdict(), finding.found());
        }
    }

    @Test
    void aWrongRateStaysWithinWhatTheOptimizerTakes() {
        Subject fast = subject(Map.of("optimizer", "momentum", "hyperparameters", Map.of("lr", 0.1)));
        Subject slow = subject(Map.of("optimizer", "momentum", "hyperparameters", Map.of("lr", 1e-5)));
        assertEquals(
                10, Fault.LARGE_RATE.inject(fast).config().hyperparameters().get("lr"));
        assertEquals(
                1e-4, Fault.SMALL_RATE.inject(fast).config().hyperparameters().get("lr"), 1e-18);
        assertEquals(
                1e-6, Fault.SMALL_RATE.inject(slow).config().hyperparameters().get("lr"));
    }
}
