package downhill.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.train.Config;
import downhill.train.ConfigReader;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.CheckpointSaved;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Mistake;
import downhill.train.TrainingEvent.Paused;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Recordings of runs that never were: 4 epochs of 50 steps, a step takes half a second. */
public final class SomeRecording {
    public static final String NOTE = "a JPEG copy, quality 75";

    private static final int STEPS = 200;

    private SomeRecording() {}

    /** @param accuracy on the test images after the last epoch; a quarter, half and three quarters of it before */
    public static Recording of(String optimizer, double accuracy) {
        Decimation steps = new Decimation(STEPS, Recording.STEP_COLUMNS.toArray(String[]::new));
        for (int step = 1; step <= STEPS; step++) {
            double loss = 2.5 - 2.0 * step / STEPS + (step == 77 ? 5 : 0);
            steps.add(step, (step - 1) / 2.0, loss, 0.25, 0.001, 1 + 1.0 / step, 1, 256);
        }
        List<EpochDone> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= 4; epoch++) {
            epochs.add(new EpochDone(
                    epoch,
                    50 * epoch,
                    2.5 - epoch / 4.0,
                    accuracy * epoch / 5,
                    2.6 - epoch / 4.0,
                    accuracy * epoch / 4,
                    25));
        }
        List<TrainingEvent> log = List.of(
                new CheckpointSaved(1, 50, "last.ckpt", true),
                new Paused(2, 60),
                new Resumed(2, 60, "resumed by request"),
                new CheckpointSaved(4, 200, "last.ckpt", true));
        return new Recording(
                optimizer + " in a test",
                config(optimizer),
                new TreeMap<>(Map.of("Java", "17.0.1", "ND4J", "1.0.0-M2.1")),
                NOTE,
                Instant.parse("2026-01-01T00:00:00Z"),
                new Started(4, 50, 113_962, 6400, 1000, "a processor, 2 threads"),
                new Finished(4, STEPS, accuracy, accuracy, 104),
                steps.rows(),
                steps.means(Recording.MEAN_COLUMNS.toArray(String[]::new)),
                epochs,
                new Layers(
                        List.of("conv", "dense"),
                        List.of(1, 100, 200),
                        List.of(List.of(0.5f, 2f), List.of(0.25f, 1f), List.of(0.125f, 0.5f)),
                        List.of(List.of(7f, 4f), List.of(7f, 4f), List.of(7.5f, 4.5f)),
                        List.of(List.of(0.001f, 0.002f), List.of(0.001f, 0.002f), List.of(0.001f, 0.002f))),
                Optional.of(new EvaluationDone(
                        4,
                        STEPS,
                        List.of("cat", "dog"),
                        List.of(List.of(400, 100), List.of(50, 450)),
                        List.of(new Mistake(7, 0, 1, 0.99f)))),
                log);
    }

    private static Config config(String optimizer) {
        ObjectNode submission = new ObjectMapper()
                .createObjectNode()
                .put("preset", "cnn_quick")
                .put("optimizer", optimizer)
                .put("epochs", 4);
        return ConfigReader.read(submission);
    }
}
