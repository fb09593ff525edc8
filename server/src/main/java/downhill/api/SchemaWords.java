package downhill.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A JSON Schema in words: {@code a whole number from 1 to 500}. */
final class SchemaWords {
    private SchemaWords() {}

    static String of(ApiDocument document, JsonNode schema) {
        String name = ApiDocument.schemaName(schema);
        JsonNode resolved = document.resolve(schema);
        if (resolved.has("properties") && !name.isEmpty()) {
            return name;
        }
        if (resolved.has("const")) {
            return resolved.get("const").asText();
        }
        if (resolved.has("enum")) {
            return "one of " + join(resolved.get("enum"), ", ");
        }
        JsonNode type = resolved.path("type");
        return type.isArray()
                ? ofType(document, resolved, type.get(0).textValue()) + ", or null"
                : ofType(document, resolved, type.asText());
    }

    private static String ofType(ApiDocument document, JsonNode schema, String type) {
        return switch (type) {
            case "integer" -> "a whole number" + range(schema);
            case "number" -> "a number" + range(schema);
            case "boolean" -> "true or false";
            case "string" -> schema.path("format").asText().equals("date-time") ? "a time" : "a text";
            case "array" -> list(document, schema);
            default -> "an object";
        };
    }

    private static String list(ApiDocument document, JsonNode schema) {
        JsonNode items = document.resolve(schema.get("items"));
        if (items.has("prefixItems")) {
            String pair = StreamSupport.stream(items.get("prefixItems").spliterator(), false)
                    .map(part -> of(document, part))
                    .collect(Collectors.joining(" and "));
            return "a list of pairs: " + pair;
        }
        return "a list, each " + of(document, schema.get("items"));
    }

    private static String range(JsonNode schema) {
        if (!schema.has("minimum")) {
            return "";
        }
        String from = " from " + number(schema.get("minimum"));
        return schema.has("maximum") ? from + " to " + number(schema.get("maximum")) : from + " up";
    }

    /** Without digits that say nothing: {@code 1e-8}, {@code 0.5}. */
    static String number(JsonNode number) {
        return number.asText().replace(".0E", "e").replace('E', 'e');
    }

    private static String join(JsonNode values, String separator) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(separator));
    }
}
