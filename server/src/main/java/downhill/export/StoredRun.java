package downhill.export;

import downhill.data.DataHome;
import downhill.data.Datasets;
import downhill.run.Run;
import downhill.run.Runs;
import downhill.run.StoredEvent;
import downhill.run.Workshop;
import downhill.train.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A run of the store. */
public final class StoredRun implements RunRecord {
    private static final int EVENTS_A_READ = 500;

    private final Runs runs;
    private final Run run;
    private final Path home;
    private final DataHome data;

    /**
     * @param run as it stands now: events after its last one are left out
     * @param home DOWNHILL_HOME, where the checkpoints are
     * @param data where the images are
     */
    public StoredRun(Runs runs, Run run, Path home, DataHome data) {
        this.runs = runs;
        this.run = run;
        this.home = home;
        this.data = data;
    }

    @Override
    public String name() {
        return "run-" + run.id();
    }

    @Override
    public String title() {
        return "Run " + run.id();
    }

    @Override
    public String heading() {
        return run.labels().name().isEmpty()
                ? RunRecord.super.heading()
                : run.labels().name();
    }

    @Override
    public Config config() {
        return run.config();
    }

    @Override
    public Path checkpoints() {
        return Workshop.directory(home, run.id());
    }

    @Override
    public Optional<String> dataNote() {
        return Datasets.note(config().dataset(), data);
    }

    @Override
    public void read(Reader reader) throws IOException {
        long since = 0;
        while (since < run.lastSeq()) {
            int limit = (int) Math.min(EVENTS_A_READ, run.lastSeq() - since); // numbers have no gaps
            List<StoredEvent> page = runs.events(run.id(), since, limit);
            if (page.isEmpty()) {
                throw new IOException("the events of run " + run.id() + " after " + since + " are gone");
            }
            for (StoredEvent event : page) {
                reader.take(RecordedEvent.of(event.json()));
                since = event.seq();
            }
        }
    }
}
