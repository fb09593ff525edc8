package downhill.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.model.BufferState;
import downhill.optim.OptimizerState;
import downhill.optim.ParameterInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The manifest of a {@link CheckpointZip}, which says what its fields are. Names of constants are in lower case. */
record CheckpointManifest(
        String format,
        int version,
        JsonNode config,
        String occasion,
        Progress cursor,
        int optimizerStep,
        int optimizerFrom,
        Steering steering,
        List<Parameter> parameters,
        List<Buffer> buffers) {
    private static final String FORMAT = "downhill-checkpoint";
    private static final int VERSION = 2;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, true)
            .configure(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, true)
            .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
            .build();

    record Parameter(int index, String name, String kind, ArrayZip.Entry array, Map<String, ArrayZip.Entry> optimizer) {
        Parameter(ParameterInfo parameter, ArrayZip.Entry array, Map<String, ArrayZip.Entry> optimizer) {
            this(parameter.index(), parameter.name(), lowerCase(parameter.kind()), array, optimizer);
        }

        /** @throws IllegalArgumentException where it stands in another place, or its kind is unknown */
        ParameterInfo info(int place) {
            if (index != place) {
                throw new IllegalArgumentException("parameter " + name + " has index " + index + " in place " + place);
            }
            return new ParameterInfo(
                    index, name, ParameterInfo.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), array.shape());
        }
    }

    record Buffer(String name, ArrayZip.Entry array, ArrayZip.Entry measured) {}

    static CheckpointManifest of(Checkpoint checkpoint, List<Parameter> parameters, List<Buffer> buffers) {
        return new CheckpointManifest(
                FORMAT,
                VERSION,
                ConfigJson.tree(checkpoint.config()),
                lowerCase(checkpoint.occasion()),
                checkpoint.progress(),
                checkpoint.optimizer().step(),
                checkpoint.optimizerFrom(),
                checkpoint.steering(),
                parameters,
                buffers);
    }

    /** @throws CheckpointException where this is another file, or of a newer version */
    static CheckpointManifest read(Path file, byte[] json) throws IOException {
        try {
            JsonNode tree = JSON.readTree(json);
            requireLayout(file, tree);
            return JSON.treeToValue(withLaterFields(tree), CheckpointManifest.class);
        } catch (JsonProcessingException e) {
            throw new CheckpointException(file, "has a manifest that this program cannot read: " + e.getMessage());
        }
    }

    private static void requireLayout(Path file, JsonNode tree) throws CheckpointException {
        if (!tree.path("format").asText().equals(FORMAT)) {
            throw new CheckpointException(
                    file, "is no checkpoint of this program: its manifest says format = " + tree.get("format"));
        }
        int version = tree.path("version").asInt();
        if (version < 1 || version > VERSION) {
            throw new CheckpointException(
                    file, "has layout " + tree.get("version") + ", but this program reads 1 to " + VERSION);
        }
    }

    /** What a manifest of layout 1 stands for: nobody could steer a run then. */
    private static JsonNode withLaterFields(JsonNode tree) {
        if (tree.path("version").asInt() > 1) {
            return tree;
        }
        ObjectNode complete = tree.deepCopy();
        Steering steering = Steering.of(ConfigJson.read(tree.path("config")));
        complete.put("optimizerFrom", 0).set("steering", JSON.valueToTree(steering));
        return complete;
    }

    byte[] json() throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /** @throws IllegalArgumentException where config or occasion are not what this program writes */
    Checkpoint checkpoint(
            List<ParameterInfo> infos,
            double[][] values,
            OptimizerState optimizer,
            BufferState statistics,
            BufferState measured) {
        return new Checkpoint(
                ConfigJson.read(config),
                Checkpoint.Occasion.valueOf(occasion.toUpperCase(Locale.ROOT)),
                cursor,
                infos,
                values,
                optimizer,
                statistics,
                measured,
                steering,
                optimizerFrom);
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
