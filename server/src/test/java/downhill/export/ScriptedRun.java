package downhill.export;

import downhill.train.Config;
import downhill.train.EventJson;
import downhill.train.Presets;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.CheckpointSaved;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Queued;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run whose events a test writes; one happens each second. */
record ScriptedRun(List<TrainingEvent> events, Optional<String> dataNote) implements RunRecord {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Two epochs of two steps; it was killed in the second after step 3, whose numbers it then repeated otherwise. */
    static final ScriptedRun INTERRUPTED = new ScriptedRun(
            List.of(
                    new Queued(),
                    new Started(2, 2, 122_570, 50_000, 10_000, "a processor | 2 threads"),
                    step(1, 1, 2.5),
                    step(1, 2, 2.25),
                    new EpochDone(1, 2, 2.375, 0.125, 2.125, 0.25, 28),
                    new CheckpointSaved(1, 2, "last.ckpt", true),
                    step(2, 3, 99),
                    step(2, 4, 98),
                    new EpochDone(2, 4, 98.5, 0, 97, 0, 1),
                    new Resumed(2, 2, "continued after its worker stopped"),
                    step(2, 3, 2.0),
                    step(2, 4, 1.75),
                    new EpochDone(2, 4, 1.875, 0.375, 1.625, 0.5, 29),
                    new CheckpointSaved(2, 4, "last.ckpt", true),
                    new Finished(2, 4, 0.5, 0.5, 63)),
            Optional.empty());

    static StepDone step(int epoch, int step, double loss) {
        return new StepDone(epoch, step, loss, 0.5, 0.125, 3, 400, 60);
    }

    @Override
    public String name() {
        return "run-7";
    }

    @Override
    public String title() {
        return "Run 7";
    }

    @Override
    public Config config() {
        return Presets.get("cnn_quick").config();
    }

    @Override
    public Path checkpoints() {
        return Path.of("nowhere");
    }

    @Override
    public void read(Reader reader) throws IOException {
        for (int i = 0; i < events.size(); i++) {
            String at = START.plusSeconds(i).toString();
            reader.take(
                    RecordedEvent.of(EventJson.tree(events.get(i)).put("at", at).toString()));
        }
    }

    byte[] export(ExportFormat format) throws IOException {
        return export(this, format);
    }

    static byte[] export(RunRecord run, ExportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(run, out);
        return out.toByteArray();
    }

    static String text(RunRecord run, ExportFormat format) {
        try {
            return new String(export(run, format), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
