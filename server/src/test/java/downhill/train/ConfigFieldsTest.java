package downhill.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigFieldsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void thereIsAFieldForEveryLeafOfEveryPresetAndForNothingElse() {
        Set<String> leaves = new HashSet<>();
        for (Preset preset : Presets.all()) {
            collect("", ConfigJson.tree(preset.config()), leaves);
        }
        for (OptimizerEntry optimizer : Optimizers.all()) {
            for (var h : optimizer.hyperparameters()) {
                leaves.add("hyperparameters." + h.name());
            }
        }
        Set<String> fields = new HashSet<>();
        ConfigFields.all().forEach(field -> fields.add(field.name()));
        assertEquals(leaves, fields);
    }

    @ParameterizedTest
    @MethodSource("downhill.train.ConfigFields#all")
    void itsDefaultIsAllowed(ConfigField field) {
        assertTrue(field.allows(JSON.valueToTree(field.defaultValue())), field.toString());
    }

    @ParameterizedTest
    @MethodSource("downhill.train.ConfigFields#all")
    void itExplainsItselfInOneSentence(ConfigField field) {
        assertTrue(field.help().matches("[A-Z].*\\."), field.help());
        assertFalse(field.label().isBlank());
        assertFalse(field.allowed().isBlank());
    }

    @ParameterizedTest
    @MethodSource("downhill.train.Presets#all")
    void thePresetsValuesAreAllowed(Preset preset) {
        JsonNode config = ConfigJson.tree(preset.config());
        for (ConfigField field : ConfigFields.all()) {
            boolean ours = field.optimizer().isEmpty()
                    || field.optimizer().equals(preset.config().optimizer());
            JsonNode value = config.at("/" + field.name().replace('.', '/'));
            assertTrue(!ours || field.allows(value), field.name() + " = " + value);
        }
    }

    private static void collect(String path, JsonNode node, Set<String> leaves) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), leaves));
        } else {
            leaves.add(path);
        }
    }
}
