package downhill.export;

import downhill.train.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run whose recording is called otherwise than by its configuration.
 *
 * @param heading of the recording
 */
public record TitledRun(RunRecord run, String heading) implements RunRecord {
    @Override
    public String name() {
        return run.name();
    }

    @Override
    public String title() {
        return run.title();
    }

    @Override
    public Config config() {
        return run.config();
    }

    @Override
    public Path checkpoints() {
        return run.checkpoints();
    }

    @Override
    public Optional<String> dataNote() {
        return run.dataNote();
    }

    @Override
    public void read(Reader reader) throws IOException {
        run.read(reader);
    }
}
