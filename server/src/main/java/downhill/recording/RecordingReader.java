package downhill.recording;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.train.ConfigJson;
import downhill.train.EventJson;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes a recording of its JSON, and says what is wrong where it cannot. */
final class RecordingReader {
    private RecordingReader() {}

    /** @throws RecordingException naming the part that is missing, of another kind, or does not fit the others */
    static Recording read(JsonNode tree) throws RecordingException {
        if (!tree.path("format").asText().equals(RecordingFile.FORMAT)) {
            throw new RecordingException("it is no recording: its format is " + tree.path("format") + ", not \""
                    + RecordingFile.FORMAT + "\"");
        }
        JsonNode version = tree.path("version");
        if (!version.isInt() || version.intValue() < 1) {
            throw new RecordingException("its version must be a whole number from 1 up, but is " + version);
        }
        if (version.intValue() > RecordingFile.VERSION) {
            throw new RecordingException("it is of version " + version + " of the format, and this program reads "
                    + RecordingFile.VERSION + " at most: a newer program wrote it");
        }
        try {
            return recording(tree);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new RecordingException(e.getMessage(), e);
        }
    }

    private static Recording recording(JsonNode tree) {
        Map<String, String> versions = new LinkedHashMap<>();
        part(tree, "versions").properties().forEach(each -> versions.put(each.getKey(), text(each.getValue())));
        JsonNode evaluation = part(tree, "evaluation");
        return new Recording(
                text(part(tree, "title")),
                ConfigJson.read(part(tree, "config").toString()),
                versions,
                text(part(tree, "dataNote")),
                Instant.parse(text(part(tree, "startedAt"))),
                event(part(tree, "started"), Started.class),
                event(part(tree, "result"), Finished.class),
                table(tree, "steps", Recording.STEP_COLUMNS),
                table(tree, "means", Recording.MEAN_COLUMNS),
                list(part(tree, "epochs"), epoch -> event(epoch, EpochDone.class)),
                layers(part(tree, "layers")),
                evaluation.isNull() ? Optional.empty() : Optional.of(event(evaluation, EvaluationDone.class)),
                list(part(tree, "log"), EventJson::read));
    }

    private static JsonNode part(JsonNode tree, String name) {
        JsonNode part = tree.get(name);
        if (part == null) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return part;
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException(value + " should be a text");
        }
        return value.textValue();
    }

    private static <T extends TrainingEvent> T event(JsonNode tree, Class<T> kind) {
        TrainingEvent event = EventJson.read(tree);
        if (!kind.isInstance(event)) {
            throw new IllegalArgumentException(
                    "here an event " + EventJson.type(kind) + " is due, not " + EventJson.type(event));
        }
        return kind.cast(event);
    }

    private static Table table(JsonNode tree, String name, List<String> columns) {
        try {
            JsonNode table = part(tree, name);
            Map<String, List<Double>> values = new LinkedHashMap<>();
            columns.forEach(column -> values.put(column, list(part(table, column), RecordingReader::number)));
            return new Table(list(part(table, "step"), RecordingReader::whole), values);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("in the table " + name + ": " + e.getMessage(), e);
        }
    }

    private static Layers layers(JsonNode tree) {
        Function<JsonNode, List<Float>> row = each -> list(each, value -> (float) number(value));
        return new Layers(
                list(part(tree, "names"), RecordingReader::text),
                list(part(tree, "step"), RecordingReader::whole),
                list(part(tree, "gradNorms"), row),
                list(part(tree, "weightNorms"), row),
                list(part(tree, "updateRatios"), row));
    }

    private static double number(JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException(value + " should be a finite number");
        }
        return value.doubleValue();
    }

    private static int whole(JsonNode value) {
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException(value + " should be a whole number");
        }
        return value.intValue();
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("a list is due, not " + array.getNodeType());
        }
        List<T> list = new ArrayList<>();
        array.forEach(value -> list.add(read.apply(value)));
        return list;
    }
}
