package downhill.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.train.TrainingEvent.StepDone;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A {@link TrainingEvent} as a JSON object: its {@code type} ({@code stepDone} for StepDone) and its record's fields.
 *
 * <p>A reader meets further fields where an event was stored ({@code seq}, {@code at}); they are left alone.
 */
public final class EventJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .configure(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, true)
            .configure(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, true)
            .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
            .build();

    private static final Map<String, Class<?>> TYPES = Arrays.stream(TrainingEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(EventJson::name, Function.identity()));

    private EventJson() {}

    /** The event's type as it stands in JSON, for example {@code stepDone}. */
    public static String type(TrainingEvent event) {
        return name(event.getClass());
    }

    /** The same of a kind of events. */
    public static String type(Class<? extends TrainingEvent> kind) {
        return name(kind);
    }

    /** Every type there is, in alphabetical order. */
    public static List<String> types() {
        return TYPES.keySet().stream().sorted().toList();
    }

    /**
     * The event as a JSON object; a new one at each call.
     *
     * @throws IllegalArgumentException where a number is not finite, which JSON cannot hold
     */
    public static ObjectNode tree(TrainingEvent event) {
        ObjectNode tree = MAPPER.createObjectNode().put("type", type(event));
        tree.setAll((ObjectNode) MAPPER.valueToTree(event));
        tree.properties().forEach(field -> requireFinite(type(event) + "." + field.getKey(), field.getValue()));
        return tree;
    }

    private static void requireFinite(String name, JsonNode value) {
        if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
            throw new IllegalArgumentException(name + " is " + value.doubleValue());
        }
        value.forEach(element -> requireFinite(name, element)); // of a list or an object; a number has none
    }

    /** The event as one line of JSON. */
    public static String write(TrainingEvent event) {
        return tree(event).toString();
    }

    /**
     * The event that {@link #write} wrote.
     *
     * @throws IllegalArgumentException where the text is no event, naming what is wrong
     */
    public static TrainingEvent read(String json) {
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no event: " + e.getOriginalMessage(), e);
        }
    }

    /** The same from a parsed object. */
    public static TrainingEvent read(JsonNode tree) {
        Class<?> type = TYPES.get(tree.path("type").asText());
        if (type == null) {
            throw new IllegalArgumentException(
                    "an event's type must be one of " + String.join(", ", types()) + ", but is " + tree.get("type"));
        }
        try {
            return (TrainingEvent) MAPPER.treeToValue(withLaterFields(tree), type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no " + name(type) + " event: " + e.getOriginalMessage(), e);
        }
    }

    /** What an event stored before these fields existed stands for. */
    private static JsonNode withLaterFields(JsonNode tree) {
        boolean old = tree.path("type").asText().equals(name(StepDone.class)) && !tree.has("clippedNorm");
        return old ? ((ObjectNode) tree).deepCopy().put("clippedNorm", -1.0) : tree;
    }

    private static String name(Class<?> type) {
        String name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
