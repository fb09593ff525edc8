package downhill.app;

import downhill.data.DataHome;
import downhill.export.RecordedEvent;
import downhill.export.TrainedFolder;
import downhill.suite.Suite;
import downhill.suite.SuiteRun;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What the folder of a run of a suite tells of it. */
final class SuiteFolder {
    private Instant begun;
    private Started started;
    private EpochDone last;
    private Finished result;
    private Failed failure;

    private SuiteFolder() {}

    /** @throws IOException where the folder cannot be read, or the run in it has not ended */
    static SuiteRun read(Suite.Planned run, Path folder, DataHome data) throws IOException {
        SuiteFolder found = new SuiteFolder();
        new TrainedFolder(folder, data).read(found::take);
        if (found.started == null || found.result == null && found.failure == null) {
            throw new IOException("the run in " + folder + " has not ended");
        }
        return new SuiteRun(
                run.entry().name(),
                run.config(),
                found.begun,
                found.started,
                Optional.ofNullable(found.last),
                Optional.ofNullable(found.result),
                Optional.ofNullable(found.failure));
    }

    /** Of what a run repeats after it was resumed, the newest counts. */
    private void take(RecordedEvent recorded) {
        TrainingEvent event = recorded.event();
        if (event instanceof Started now) {
            started = now;
            begun = begun == null ? recorded.at().orElse(Instant.EPOCH) : begun;
        } else if (event instanceof EpochDone now) {
            last = now;
        } else if (event instanceof Finished now) {
            result = now;
            failure = null;
        } else if (event instanceof Failed now) {
            failure = now;
        }
    }
}
