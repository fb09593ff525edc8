package downhill.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.train.ConfigJson;
import downhill.train.EventJson;
import downhill.train.TrainingEvent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** Reads and writes the file of a recording, as the page of this package describes it. */
public final class RecordingFile {
    /** What the name of such a file ends in; what stands before names the recording. */
    public static final String SUFFIX = ".run.json.gz";

    static final String FORMAT = "downhill-recording";
    static final int VERSION = 1;

    private static final int MAX_BYTES = 64 << 20; // of JSON: hundreds of times what a recording holds
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RecordingFile() {}

    /** Writes a file and leaves the stream open; equal recordings give equal bytes. */
    public static void write(Recording recording, OutputStream out) throws IOException {
        GZIPOutputStream zip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        };
        zip.write(json(recording).getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    /** The same as text, not compressed. */
    public static String json(Recording recording) {
        ObjectNode tree = MAPPER.createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("title", recording.title());
        tree.set("config", ConfigJson.tree(recording.config()));
        ObjectNode versions = tree.putObject("versions");
        recording.versions().forEach(versions::put);
        tree.put("dataNote", recording.dataNote())
                .put("startedAt", recording.startedAt().toString());
        tree.set("started", EventJson.tree(recording.started()));
        tree.set("result", EventJson.tree(recording.result()));
        tree.set("steps", tree(recording.steps()));
        tree.set("means", tree(recording.means()));
        tree.set("epochs", array(recording.epochs(), EventJson::tree));
        tree.set("layers", tree(recording.layers()));
        tree.set("evaluation", recording.evaluation().map(EventJson::tree).orElse(null));
        tree.set("log", array(recording.log(), EventJson::tree));
        return tree.toString();
    }

    private static <T extends TrainingEvent> ArrayNode array(Iterable<T> events, Function<T, JsonNode> write) {
        ArrayNode array = MAPPER.createArrayNode();
        events.forEach(event -> array.add(write.apply(event)));
        return array;
    }

    private static ObjectNode tree(Table table) {
        ObjectNode tree = MAPPER.createObjectNode();
        ArrayNode steps = tree.putArray("step");
        table.steps().forEach(steps::add);
        table.columns().forEach((name, column) -> {
            ArrayNode values = tree.putArray(name);
            column.forEach(value -> add(values, value));
        });
        return tree;
    }

    /** Whole numbers without a point: shorter by two characters. */
    private static void add(ArrayNode values, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            values.add((long) value);
        } else {
            values.add(value);
        }
    }

    private static ObjectNode tree(Layers layers) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.set("names", MAPPER.valueToTree(layers.names()));
        tree.set("step", MAPPER.valueToTree(layers.steps()));
        tree.set("gradNorms", MAPPER.valueToTree(layers.gradNorms()));
        tree.set("weightNorms", MAPPER.valueToTree(layers.weightNorms()));
        tree.set("updateRatios", MAPPER.valueToTree(layers.updateRatios()));
        return tree;
    }

    /**
     * The recording in a file.
     *
     * @param in is read to its end and left open
     * @throws RecordingException where it holds none, saying what is wrong with it
     */
    public static Recording read(InputStream in) throws RecordingException, IOException {
        String text = decompress(in);
        try {
            return RecordingReader.read(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new RecordingException("this is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String decompress(InputStream in) throws RecordingException, IOException {
        try {
            byte[] json = new GZIPInputStream(in).readNBytes(MAX_BYTES + 1);
            if (json.length > MAX_BYTES) {
                throw new RecordingException("it holds more than " + (MAX_BYTES >> 20) + " MiB of JSON");
            }
            return new String(json, StandardCharsets.UTF_8);
        } catch (EOFException e) {
            throw new RecordingException("it is cut short", e);
        } catch (ZipException e) {
            throw new RecordingException("it is not compressed with gzip, or damaged: " + e.getMessage(), e);
        }
    }
}
