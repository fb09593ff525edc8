package downhill.train;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.data.Cifar10;
import downhill.data.DataHome;
import downhill.train.TrainingEvent.Finished;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The real network learns: the parts fit together, and no scale or sign is wrong in any of them. */
class LearningIT {
    private static final double CHANCE = 0.1;

    @TempDir
    Path folder;

    @Test
    @EnabledIf(value = "cifar10IsHere", disabledReason = "CIFAR-10 is not on this machine: 'downhill data cifar10'")
    void cnn3LearnsFromTwoThousandCifarImagesInTwoEpochs() throws IOException {
        assertLearns("cifar10", 2000, 0.3);
    }

    @Test
    void cnn3LearnsFromFiveThousandShapesInTwoEpochs() throws IOException {
        assertLearns("shapes10", 5000, 0.3);
    }

    static boolean cifar10IsHere() {
        return Cifar10.find(DataHome.fromEnvironment()).isPresent();
    }

    private void assertLearns(String dataset, int images, double enough) throws IOException {
        String submission = "{\"preset\": \"cnn_quick\", \"dataset\": \"" + dataset
                + "\", \"epochs\": 2, \"trainLimit\": " + images + ", \"testLimit\": 1000}";
        List<TrainingEvent> events = TrainingProcess.run(submission, folder, event -> false);
        Finished end = assertInstanceOf(Finished.class, events.get(events.size() - 1));
        assertTrue(end.testAccuracy() > enough, "chance is " + CHANCE + ", but it reached " + end.testAccuracy());
    }
}
