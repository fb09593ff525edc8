package downhill.train;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import downhill.model.NetworkOptions;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Locale;

/**
 * A {@link Config} as JSON, without loss: what is written reads back equal, and equal Configs give equal text.
 *
 * <p>For Configs that the program itself wrote down; what a user submits goes through {@link ConfigReader}.
 */
public final class ConfigJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(new LowerCaseSerializer()))
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS, true)
            .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
            .configure(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, true)
            .configure(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, true)
            .build();

    private ConfigJson() {}

    /** The Config as a JSON object; a new one at each call. */
    public static ObjectNode tree(Config config) {
        return MAPPER.valueToTree(config);
    }

    /** The Config as one line of JSON. */
    public static String write(Config config) {
        return tree(config).toString();
    }

    /**
     * The Config that {@link #write} wrote.
     *
     * @throws IllegalArgumentException where the text is something else, naming what is wrong
     */
    public static Config read(String json) {
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw notAConfig(e);
        }
    }

    /** The same from a parsed object. */
    public static Config read(JsonNode tree) {
        if (!tree.isObject()) {
            throw new IllegalArgumentException("this is not the configuration of a run: it is no JSON object");
        }
        try {
            return MAPPER.treeToValue(withLaterFields(tree), Config.class);
        } catch (JsonProcessingException e) {
            throw notAConfig(e);
        }
    }

    /** What a Config written before these fields existed stands for. */
    private static JsonNode withLaterFields(JsonNode tree) {
        ObjectNode complete = tree.deepCopy();
        if (complete.get("augmentation") instanceof ObjectNode augmentation) {
            for (String strength : List.of("brightness", "contrast", "saturation")) {
                putIfMissing(augmentation, strength, DoubleNode.valueOf(0));
            }
            putIfMissing(augmentation, "cutout", IntNode.valueOf(0));
        }
        if (complete.get("schedule") instanceof ObjectNode schedule) {
            putIfMissing(schedule, "points", MAPPER.createArrayNode());
            putIfMissing(schedule, "perEpoch", BooleanNode.FALSE);
        }
        putIfMissing(complete, "network", MAPPER.valueToTree(NetworkOptions.PUBLISHED));
        putIfMissing(complete, "decoupledDecay", BooleanNode.FALSE);
        putIfMissing(complete, "decayAll", BooleanNode.TRUE);
        putIfMissing(complete, "labelSmoothing", DoubleNode.valueOf(0));
        return complete;
    }

    private static void putIfMissing(ObjectNode group, String name, JsonNode value) {
        if (!group.has(name)) {
            group.set(name, value);
        }
    }

    private static IllegalArgumentException notAConfig(JsonProcessingException e) {
        return new IllegalArgumentException("this is not the configuration of a run: " + e.getOriginalMessage(), e);
    }

    /** {@code "cosine"} rather than {@code "COSINE"}, like every other name in the JSON. */
    @SuppressWarnings("rawtypes") // what Jackson wants of a serializer for all enums
    private static final class LowerCaseSerializer extends StdSerializer<Enum> {
        @Serial
        private static final long serialVersionUID = 1L;

        LowerCaseSerializer() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
