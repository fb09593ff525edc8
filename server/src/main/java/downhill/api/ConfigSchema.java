package downhill.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.optim.OptimizerEntry;
import downhill.optim.Optimizers;
import downhill.train.ConfigField;
import downhill.train.ConfigFields;
import downhill.train.ConfigJson;
import downhill.train.Presets;
import java.util.List;

/** The JSON Schemas of what a run is configured with, from the table {@link ConfigFields}. */
final class ConfigSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String HYPERPARAMETERS = "Hyperparameters.";

    private ConfigSchema() {}

    /** The schemas by name: {@code Submission}, {@code Config}, and {@code Hyperparameters.NAME} of each optimizer. */
    static ObjectNode all() {
        ObjectNode schemas = JSON.objectNode();
        schemas.set("Submission", submission());
        schemas.set("Config", config());
        for (OptimizerEntry optimizer : Optimizers.all()) {
            ObjectNode schema = object("What " + optimizer.title() + " can be set to.");
            ConfigFields.all().stream()
                    .filter(field -> field.optimizer().equals(optimizer.name()))
                    .forEach(field -> properties(schema).set(lastName(field), withDefault(field)));
            schemas.set(HYPERPARAMETERS + optimizer.name(), schema);
        }
        return schemas;
    }

    private static ObjectNode submission() {
        ObjectNode schema =
                object("A run to submit: a preset or a fork, and the fields that shall differ from it. The defaults"
                        + " named here are those of the preset " + Presets.DEFAULT
                        + ", and for hyperparameters what the optimizer brings.");
        ArrayNode either = schema.putArray("anyOf");
        either.addObject().putArray("required").add("preset");
        either.addObject().putArray("required").add("fork");
        ObjectNode preset = properties(schema).putObject("preset").put("description", "Where every field starts from.");
        Presets.names().forEach(preset.putArray("enum")::add);
        properties(schema).putObject("fork").put("$ref", "#/components/schemas/Fork");
        commonFields(schema, true);
        return schema;
    }

    private static ObjectNode config() {
        ObjectNode schema = object("Everything that decides a run.");
        commonFields(schema, false);
        requireAll(schema);
        properties(schema).properties().stream()
                .map(property -> (ObjectNode) property.getValue())
                .filter(group -> group.has("properties"))
                .forEach(ConfigSchema::requireAll);
        ArrayNode byOptimizer = schema.putArray("allOf");
        for (OptimizerEntry optimizer : Optimizers.all()) {
            ObjectNode rule = byOptimizer.addObject();
            rule.putObject("if").putObject("properties").putObject("optimizer").put("const", optimizer.name());
            ObjectNode complete = rule.putObject("then").putObject("properties").putObject("hyperparameters");
            complete.put("$ref", reference(optimizer));
            ArrayNode required = complete.putArray("required");
            ConfigFields.all().stream()
                    .filter(field -> field.optimizer().equals(optimizer.name()))
                    .forEach(field -> required.add(lastName(field)));
        }
        return schema;
    }

    /** The fields of every run, those with a dot in their group, and the hyperparameters of any optimizer. */
    private static void commonFields(ObjectNode schema, boolean defaults) {
        for (ConfigField field : ConfigFields.all()) {
            if (field.optimizer().isEmpty()) {
                ObjectNode property = defaults ? withDefault(field) : of(field);
                parent(schema, field).set(lastName(field), property);
            } else if (!properties(schema).has("hyperparameters")) {
                ObjectNode any = properties(schema).putObject("hyperparameters");
                any.put("description", "Those of the optimizer.");
                ArrayNode choices = any.putArray("anyOf");
                for (OptimizerEntry optimizer : Optimizers.all()) {
                    choices.addObject().put("$ref", reference(optimizer));
                }
            }
        }
    }

    /** The properties among which a field stands. */
    private static ObjectNode parent(ObjectNode schema, ConfigField field) {
        int dot = field.name().indexOf('.');
        if (dot < 0) {
            return properties(schema);
        }
        String group = field.name().substring(0, dot);
        if (!properties(schema).has(group)) {
            properties(schema).set(group, object(null));
        }
        return properties((ObjectNode) properties(schema).get(group));
    }

    /** What a field may hold. */
    static ObjectNode of(ConfigField field) {
        ObjectNode schema = JSON.objectNode().put("description", field.help());
        switch (field.kind()) {
            case INTEGER -> range(schema.put("type", "integer"), field);
            case NUMBER -> range(schema.put("type", "number"), field);
            case CHOICE -> field.choices().forEach(schema.putArray("enum")::add);
            case FLAG -> schema.put("type", "boolean");
            case INTEGERS ->
                range(schema.put("type", "array").putObject("items").put("type", "integer"), field);
            case POINTS -> points(schema, field);
        }
        return schema;
    }

    private static void points(ObjectNode schema, ConfigField field) {
        schema.put("type", "array").put("maxItems", ConfigField.MOST_POINTS);
        ObjectNode pair = schema.putObject("items")
                .put("type", "array")
                .put("minItems", 2)
                .put("maxItems", 2);
        ArrayNode parts = pair.putArray("prefixItems");
        parts.addObject().put("type", "number").put("minimum", 0).put("maximum", 1);
        range(parts.addObject().put("type", "number"), field);
    }

    private static void range(ObjectNode schema, ConfigField field) {
        schema.set("minimum", number(field.min()));
        schema.set("maximum", number(field.max()));
    }

    private static JsonNode number(double value) {
        return value == Math.rint(value) ? JSON.numberNode((long) value) : JSON.numberNode(value);
    }

    private static ObjectNode withDefault(ConfigField field) {
        ObjectNode schema = of(field);
        JsonNode preset = ConfigJson.tree(Presets.get(Presets.DEFAULT).config());
        schema.set(
                "default",
                field.optimizer().isEmpty()
                        ? preset.at("/" + field.name().replace('.', '/'))
                        : JSON.numberNode((double) field.defaultValue()));
        return schema;
    }

    private static ObjectNode object(String description) {
        ObjectNode schema = JSON.objectNode();
        if (description != null) {
            schema.put("description", description);
        }
        schema.put("type", "object").put("additionalProperties", false).putObject("properties");
        return schema;
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static void requireAll(ObjectNode schema) {
        List<String> names = properties(schema).properties().stream()
                .map(property -> property.getKey())
                .toList();
        names.forEach(schema.putArray("required")::add);
    }

    private static String lastName(ConfigField field) {
        return field.name().substring(field.name().lastIndexOf('.') + 1);
    }

    private static String reference(OptimizerEntry optimizer) {
        return "#/components/schemas/" + HYPERPARAMETERS + optimizer.name();
    }
}
