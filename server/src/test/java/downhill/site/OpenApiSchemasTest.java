package downhill.site;

import static downhill.site.Documented.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.train.ConfigJson;
import downhill.train.EventJson;
import downhill.train.Preset;
import downhill.train.Presets;
import downhill.train.TrainingEvent;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the schemas of the API's description against the records that they describe, and its samples against them. */
class OpenApiSchemasTest {
    static Stream<Class<?>> kindsOfEvents() {
        return Arrays.stream(TrainingEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kindsOfEvents")
    void everyFieldOfEveryKindOfEventIsDescribed(Class<?> kind) {
        @SuppressWarnings("unchecked")
        String name = EventJson.type((Class<? extends TrainingEvent>) kind);
        JsonNode schema = Documented.schema("Event." + name);
        Set<String> fields = new TreeSet<>(Set.of("type"));
        Arrays.stream(kind.getRecordComponents()).map(RecordComponent::getName).forEach(fields::add);
        Set<String> described = new TreeSet<>();
        schema.get("properties").fieldNames().forEachRemaining(described::add);
        assertEquals(fields, described);
        assertEquals(name, schema.at("/properties/type/const").textValue());
        String choices = Documented.schema("Event").get("oneOf").toString();
        assertTrue(choices.contains("\"#/components/schemas/Event." + name + "\""), choices);
    }

    static List<Preset> presets() {
        return Presets.all();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void theConfigurationOfEveryPresetIsAsDescribed(Preset preset) {
        ObjectNode config = ConfigJson.tree(preset.config());
        assertEquals(List.of(), errors(Documented.schema("Config"), config));
        ((ObjectNode) config.get("hyperparameters")).put("wings", 2);
        assertFalse(errors(Documented.schema("Config"), config).isEmpty(), "a hyperparameter that no optimizer has");
        config.remove("hyperparameters");
        assertFalse(errors(Documented.schema("Config"), config).isEmpty(), "a configuration that is not whole");
    }

    @Test
    void samplesAreWhatTheirSchemaDescribes() {
        int samples = 0;
        for (Map.Entry<String, JsonNode> response :
                Documented.tree().at("/components/responses").properties()) {
            for (JsonNode content : response.getValue().get("content")) {
                if (content.has("example")) {
                    samples++;
                    assertEquals(List.of(), errors(content.get("schema"), content.get("example")), response.getKey());
                }
            }
        }
        assertTrue(samples >= 5, samples + " samples");
    }

    /** In YAML's short form a comma ends a text that has no quotes, and what follows it would be a key. */
    @Test
    void noSentenceIsCutAtItsComma() {
        List<String> cut = Documented.tree().findParents("description").stream()
                .flatMap(described -> described.properties().stream().map(Map.Entry::getKey))
                .filter(key -> key.contains(" "))
                .toList();
        assertEquals(List.of(), cut);
    }
}
