package downhill.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.data.Dataset;
import downhill.data.Normalization;
import downhill.model.Model;
import downhill.model.dl4j.Dl4jModel;
import downhill.survey.Probe;
import downhill.train.Config;
import downhill.train.KeptWeights;
import downhill.train.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A run in its folder, brought back to look at: the network of one of its checkpoints and its training images. */
final class SurveyedRun implements AutoCloseable {
    private final Path folder;
    private final Path checkpoint;
    private final Snapshot snapshot;
    private final Dataset train;
    private final Normalization normalization;
    private final Model model;

    private SurveyedRun(Path folder, Path checkpoint, Snapshot snapshot, Dataset train) {
        this.folder = folder;
        this.checkpoint = checkpoint;
        this.snapshot = snapshot;
        this.train = train;
        this.normalization = Normalization.of(train);
        this.model = snapshot.model(Dl4jModel::create);
    }

    /**
     * Opens a run.
     *
     * @param file of the checkpoint, in the folder
     * @throws UserException where there is no such checkpoint, it cannot be used, or the images are not to be had
     */
    static SurveyedRun open(Path folder, String file, Settings settings) {
        Path checkpoint = folder.resolve(file);
        if (!Files.exists(checkpoint)) {
            throw new UserException(
                    folder + " holds no " + file
                            + "; in a folder of 'downhill train' one is written when an epoch ends, every half minute, and at a"
                            + " pause, and "
                            + settings.home().resolve("runs") + " holds those of the site's runs by number",
                    2);
        }
        try {
            Snapshot snapshot = Snapshot.read(checkpoint);
            Dataset train = FolderRun.load(snapshot.config(), settings).train();
            return new SurveyedRun(folder, checkpoint, snapshot, train);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserException(e.getMessage());
        }
    }

    Path folder() {
        return folder;
    }

    Config config() {
        return snapshot.config();
    }

    /** η of the last update before the checkpoint. */
    double lr() {
        return snapshot.lr(train.size());
    }

    /** The network on the first of the training images. */
    Probe probe(int images) {
        return new Probe(model, train.first(images), normalization, config().batchSize());
    }

    /**
     * The weights that the run has kept on its way, and those of the checkpoint where they are later.
     *
     * @throws UserException where they do not fit into memory or cannot be read
     */
    List<Snapshot> way() {
        try {
            List<Path> files = KeptWeights.in(folder);
            long values = Arrays.stream(snapshot.values())
                    .mapToLong(array -> array.length)
                    .sum();
            long bytes = 2L * Double.BYTES * files.size() * values; // as they are, and less the last
            long free = Runtime.getRuntime().maxMemory() / 2;
            if (bytes > free) {
                throw new UserException(String.format(
                        Locale.ROOT,
                        "the weights of %d epochs take %d MB at once, but half the heap is %d MB; start Java with -Xmx%dm",
                        files.size(),
                        bytes >> 20,
                        free >> 20,
                        (bytes >> 19) + 200));
            }
            List<Snapshot> way = new ArrayList<>();
            for (Path file : files) {
                Snapshot kept = Snapshot.read(file);
                if (kept.step(train.size()) < snapshot.step(train.size())) {
                    way.add(kept);
                }
            }
            way.add(snapshot);
            return way;
        } catch (IOException e) {
            throw new UserException(e.getMessage());
        }
    }

    /** Which network this is, in a few words. */
    String title() {
        return String.format(
                Locale.ROOT,
                "%s after step %,d (epoch %s of %d)",
                config().model(),
                snapshot.step(train.size()),
                epoch(),
                config().epochs());
    }

    private String epoch() {
        return snapshot.batch() == 0 ? Integer.toString(snapshot.epoch()) : snapshot.epoch() + 1 + ", under way";
    }

    /** What was looked at, to begin the facts with. */
    ObjectNode facts(Probe probe) {
        return SurveyFiles.object()
                .put("model", config().model())
                .put("dataset", config().dataset())
                .put("checkpoint", checkpoint.getFileName().toString())
                .put("epoch", snapshot.epoch())
                .put("step", snapshot.step(train.size()))
                .put("trainingImages", probe.images())
                .put("batchSize", probe.batchSize());
    }

    @Override
    public void close() {
        model.close();
    }
}
