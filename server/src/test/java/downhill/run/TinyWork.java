package downhill.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.data.DataHome;
import downhill.model.ModelFactory;
import downhill.train.Config;
import downhill.train.ConfigReader;
import downhill.train.TrainerOptions;
import java.nio.file.Path;
import java.util.List;

/** Runs that are trained in moments, and a worker within this process that does it. */
final class TinyWork {
    private TinyWork() {}

    /** Two batches an epoch. */
    static Config config(int epochs) {
        ObjectNode submission = new ObjectMapper()
                .createObjectNode()
                .put("preset", "cnn_quick")
                .put("dataset", "shapes10")
                .put("batchSize", 32)
                .put("trainLimit", 64)
                .put("testLimit", 32)
                .put("epochs", epochs);
        return ConfigReader.read(submission);
    }

    /** Runs a test beside a worker whose machine has no CIFAR-10; the runs train on generated images. */
    static void besideAWorker(String url, Path home, ModelFactory models, Surveyor surveyor, Runnable test) {
        DataHome nowhere = new DataHome(List.of(home.resolve("nowhere")));
        Workshop workshop = new Workshop(home, nowhere, models, () -> TrainerOptions.DEFAULT, surveyor);
        RunWorker worker = RunWorker.start(url, workshop, line -> {});
        try {
            test.run();
        } finally {
            worker.close();
        }
    }
}
