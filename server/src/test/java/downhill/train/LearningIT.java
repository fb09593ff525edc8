package downhill.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.data.Cifar10;
import downhill.data.DataHome;
import downhill.data.Datasets;
import downhill.model.dl4j.Dl4jModel;
import downhill.model.dl4j.NativeMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The real network learns real images: the parts fit together, and no scale or sign is wrong in any of them. */
class LearningIT {
    @TempDir
    Path folder;

    @BeforeAll
    static void configureMemory() {
        NativeMemory.configure();
    }

    @Test
    @EnabledIf(value = "cifar10IsHere", disabledReason = "CIFAR-10 is not on this machine: 'downhill data cifar10'")
    void cnn3LearnsFromTwoThousandCifarImagesInTwoEpochs() throws IOException {
        double accuracy = train("cifar10");
        assertTrue(accuracy > 0.25, "chance is 10%, but it reached " + accuracy);
    }

    @Test
    void cnn3LearnsFromTwoThousandShapesInTwoEpochs() throws IOException {
        double accuracy = train("shapes10");
        assertTrue(accuracy > 0.25, "chance is 10%, but it reached " + accuracy);
    }

    static boolean cifar10IsHere() {
        return Cifar10.find(DataHome.fromEnvironment()).isPresent();
    }

    private double train(String dataset) throws IOException {
        ObjectNode submission = ConfigJson.tree(Presets.get("cnn_quick").config());
        submission.put("preset", "cnn_quick").put("dataset", dataset);
        submission.put("trainLimit", 2000).put("testLimit", 1000).put("epochs", 2);
        Config config = ConfigReader.read(submission);
        List<TrainingEvent> events = new ArrayList<>();
        Trainer trainer = new Trainer(
                config,
                Dl4jModel::create,
                Datasets.load(dataset, DataHome.fromEnvironment(), config.trainLimit(), config.testLimit()),
                folder,
                events::add,
                Control.NONE);
        assertEquals(Outcome.FINISHED, trainer.run());
        return ((TrainingEvent.Finished) events.get(events.size() - 1)).testAccuracy();
    }
}
