package downhill.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.data.Batches;
import downhill.data.Dataset;
import downhill.data.Datasets;
import downhill.data.ImageShape;
import downhill.data.Normalization;
import downhill.model.Model;
import downhill.train.Config;
import downhill.train.Snapshot;
import downhill.train.Trainer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what the best network of a run takes a picture for. Single-threaded.
 *
 * <p>The network of the last picture is kept for a while, since another one mostly follows; so is how its training images
 * were normalized, which is measured on them as training measures it.
 */
final class Classifier implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long KEPT_NANOS = Duration.ofMinutes(2).toNanos();

    /** How the images of a data set's beginning are normalized, and what its classes are called. */
    private record Preparation(Normalization normalization, List<String> classes) {}

    /** A checkpoint as it was when it was read. */
    private record Version(Path file, long modified, long size) {}

    private final Workshop workshop;
    private final Map<List<Object>, Preparation> preparations = new HashMap<>(); // by data set and limit
    private Version version; // null where no network is kept
    private Snapshot snapshot;
    private Model model;
    private long usedAt;

    Classifier(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * The probabilities of all classes for one picture, as JSON.
     *
     * @param pixels {@code [channel][row][column]}
     * @throws IOException where the run has no best checkpoint, or its training images are not to be had
     */
    String answer(long runId, byte[] pixels) throws IOException {
        open(workshop.directory(runId).resolve(Trainer.BEST));
        Preparation preparation = preparation(snapshot.config());
        Dataset picture =
                new Dataset("a picture", preparation.classes(), ImageShape.CIFAR, pixels, new byte[1]); // of any class
        float[] probabilities = model.probabilities(
                        Batches.inOrder(picture, preparation.normalization(), 1).batch(0, 0))[0];
        usedAt = System.nanoTime();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode classes = answer.putArray("classes");
        preparation.classes().forEach(classes::add);
        ArrayNode numbers = answer.putArray("probabilities");
        for (float probability : probabilities) {
            numbers.add(probability);
        }
        return answer.put("epoch", snapshot.epoch()).toString();
    }

    private void open(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new FileNotFoundException("There is no checkpoint of this run on the worker's disk.");
        }
        Version now = new Version(file, Files.getLastModifiedTime(file).toMillis(), Files.size(file));
        if (!now.equals(version)) {
            close();
            snapshot = Snapshot.read(file);
            model = snapshot.model(workshop.models());
            version = now;
        }
    }

    private Preparation preparation(Config config) throws IOException {
        List<Object> key = List.of(config.dataset(), config.trainLimit());
        Preparation known = preparations.get(key);
        if (known == null) {
            Dataset train = Datasets.load(config.dataset(), workshop.data(), config.trainLimit(), 1)
                    .train();
            known = new Preparation(Normalization.of(train), train.classes());
            preparations.put(key, known);
        }
        return known;
    }

    /** Lets the network go where it has not been asked for some time. */
    void tidy() {
        if (version != null && System.nanoTime() - usedAt > KEPT_NANOS) {
            close();
        }
    }

    @Override
    public void close() {
        version = null;
        if (model != null) {
            model.close();
            model = null;
        }
    }
}
