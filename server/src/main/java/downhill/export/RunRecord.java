package downhill.export;

import downhill.train.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is known of a run, wherever it is kept. Each {@link #read} gives the same events, even while the run goes on: it
 * is the run as it was when this record was made, but for its checkpoints.
 */
public interface RunRecord {
    /** For file names: lower-case letters, digits, dots and dashes, for example {@code run-7}. */
    String name();

    /** For people, at the beginning of a sentence: {@code Run 7}. */
    String title();

    /** What a recording of it is called, for people. */
    default String heading() {
        Config config = config();
        return config.model() + " on " + config.dataset() + " with " + config.optimizer() + ", seed " + config.seed();
    }

    /** What was trained. */
    Config config();

    /** Where the checkpoints are, under the names that {@link downhill.train.Trainer} gives them. */
    Path checkpoints();

    /** What is said of the images where they lie, see {@link downhill.data.Datasets#note}. */
    Optional<String> dataNote();

    /** Passes on all events in the order in which they happened, one at a time. */
    void read(Reader reader) throws IOException;

    /** Takes events one by one. */
    @FunctionalInterface
    interface Reader {
        void take(RecordedEvent event) throws IOException;
    }
}
