package downhill.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.data.Batch;
import downhill.data.Batches;
import downhill.data.Normalization;
import downhill.model.Architectures;
import downhill.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptWeightsTest {
    private static final Config CONFIG = Recording.config("adam");

    @TempDir
    Path folder;

    private final List<Double> losses = new ArrayList<>(); // of the test images, by epoch

    @Test
    void aRunLeavesItsWeightsBeforeTheFirstEpochAndAfterEach() throws IOException {
        train(3, Control.NONE);
        List<Path> files = KeptWeights.in(folder);
        assertEquals(
                List.of("epoch-00000.ckpt", "epoch-00001.ckpt", "epoch-00002.ckpt", "epoch-00003.ckpt"),
                files.stream().map(file -> file.getFileName().toString()).toList());
        double[][] first = new double[][] {new double[1920], new double[10]};
        new SoftmaxRegression(Architectures.get("cnn3"), CONFIG.seed()).read(first);
        assertArrayEquals(first, Snapshot.read(files.get(0)).values());
        Snapshot end = Snapshot.read(folder.resolve(Trainer.LAST));
        Snapshot kept = Snapshot.read(files.get(3));
        assertArrayEquals(end.values(), kept.values());
        assertEquals(15, kept.step(Recording.TRAIN));
        assertTrue(
                Files.size(files.get(3)) < Files.size(folder.resolve(Trainer.LAST)) / 2,
                "Adam's two moments are left out");
    }

    /** Egyptian Arabic has digits of its own, which no reader of the folder would find. */
    @Test
    void theFilesAreNamedAndFoundAlikeWhereverTheProgramRuns() throws IOException {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertNotEquals("1", String.format("%d", 1), "otherwise this test shows nothing");
            train(3, Control.NONE);
        } finally {
            Locale.setDefault(usual);
        }
        assertEquals(4, keptFiles());
        assertTrue(Files.exists(folder.resolve(KeptWeights.FOLDER).resolve("epoch-00003.ckpt")));
    }

    @Test
    void weightsOfAStoppedRunAreKeptWhenItGoesOn() throws IOException {
        train(3, () -> keptFiles() == 2 ? Control.Signal.PAUSE : Control.Signal.CONTINUE);
        assertEquals(2, keptFiles());
        train(3, Control.NONE);
        assertEquals(4, keptFiles());
    }

    @Test
    void withoutTheOptionNothingIsKept() throws IOException {
        train(0, Control.NONE);
        assertEquals(List.of(), KeptWeights.in(folder));
        assertFalse(Files.exists(folder.resolve(KeptWeights.FOLDER)));
        assertThrows(IllegalArgumentException.class, () -> TrainerOptions.DEFAULT.keeping(-1));
    }

    @ParameterizedTest
    @CsvSource({"200, 40", "200, 33", "7, 5", "5, 50", "1, 1"})
    void noMoreEpochsAreKeptThanAskedForAndTheLastIsAmongThem(int epochs, int limit) {
        KeptWeights kept = new KeptWeights(folder, limit, epochs);
        assertEquals(
                Math.min(limit, epochs),
                IntStream.rangeClosed(1, epochs).filter(kept::keeps).count());
        assertTrue(kept.keeps(0) && kept.keeps(epochs));
    }

    @Test
    void aSnapshotIsTheNetworkOfItsCheckpointAndKnowsTheLearningRate() throws IOException {
        train(3, Control.NONE);
        Snapshot end = Snapshot.read(folder.resolve(Trainer.LAST));
        assertEquals(0.1 * 0.003, end.lr(Recording.TRAIN), 1e-15, "after the milestone, at epoch 2");
        assertEquals(0.003 / 5, Snapshot.read(KeptWeights.in(folder).get(0)).lr(Recording.TRAIN), 1e-15, "warming up");
        Batch batch = Batches.inOrder(Recording.SPLIT.test(), Normalization.of(Recording.SPLIT.train()), 60)
                .batch(0, 0);
        try (Model model = end.model((architecture, smoothing, seed) -> new SoftmaxRegression(architecture, seed))) {
            float[][] probabilities = model.probabilities(batch);
            double loss = 0;
            for (int i = 0; i < 60; i++) {
                loss -= Math.log(probabilities[i][batch.labels()[i]]) / 60;
            }
            assertEquals(losses.get(2), loss, 1e-6, "the test loss of the last epoch");
        }
    }

    private void train(int keptEpochs, Control control) {
        new Trainer(
                        CONFIG,
                        (architecture, smoothing, seed) -> new SoftmaxRegression(architecture, seed),
                        Recording.SPLIT,
                        folder,
                        event -> {
                            if (event instanceof TrainingEvent.EpochDone epoch) {
                                losses.add(epoch.testLoss());
                            }
                        },
                        control,
                        new TrainerOptions("a test", Duration.ofDays(1)).keeping(keptEpochs))
                .run();
    }

    private int keptFiles() {
        try {
            return KeptWeights.in(folder).size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
