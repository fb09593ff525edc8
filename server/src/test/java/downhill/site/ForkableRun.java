package downhill.site;

import downhill.data.Datasets;
import downhill.data.Split;
import downhill.run.Workshop;
import downhill.train.Config;
import downhill.train.Control;
import downhill.train.SoftmaxRegression;
import downhill.train.Trainer;
import downhill.train.TrainerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** Gives a run of a {@link TestSite} the past and the checkpoints that a worker would, in a second. */
final class ForkableRun {
    private ForkableRun() {}

    /** Trains it on a few drawn shapes, whatever its Config says of the number and kind of images, to its end. */
    static void train(TestSite site, long id) {
        train(site, id, Control.NONE);
    }

    /** The same, until it is stopped. */
    static void train(TestSite site, long id, Control control) {
        Config config = site.runs().find(id).orElseThrow().config();
        Path folder = Workshop.directory(site.home(), id);
        TrainerOptions options = new TrainerOptions("a processor", Duration.ofDays(1));
        new Trainer(
                        config,
                        (architecture, smoothing, seed) -> new SoftmaxRegression(architecture, seed),
                        shapes(),
                        folder,
                        event -> site.recording().append(id, event),
                        control,
                        options)
                .run();
    }

    private static Split shapes() {
        try {
            return Datasets.load("shapes10", null, 130, 60);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
