package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import downhill.api.ApiDocument;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** The OpenAPI document as a measure of answers. */
final class Documented {
    private static final ObjectNode TREE = ApiDocument.load().tree();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Documented() {}

    static JsonNode tree() {
        return TREE;
    }

    static JsonNode schema(String name) {
        return TREE.at("/components/schemas/" + name);
    }

    /** What is wrong with a value, a line each. */
    static List<String> errors(JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", TREE.get("components")); // which it refers to
        return REGISTRY.getSchema(whole).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** What stands at a place or is referred to there. */
    static JsonNode resolve(JsonNode place) {
        return place.has("$ref") ? TREE.at(place.get("$ref").textValue().substring(1)) : place;
    }

    /** The operation of an id, with its path under {@code path}. */
    static JsonNode operation(String id) {
        for (Map.Entry<String, JsonNode> path : TREE.get("paths").properties()) {
            for (JsonNode operation : path.getValue()) {
                if (operation.path("operationId").asText().equals(id)) {
                    return ((ObjectNode) operation.deepCopy()).put("path", path.getKey());
                }
            }
        }
        throw new IllegalArgumentException("no operation is called " + id);
    }

    /** Holds an answer against what its operation promises for its status: type, headers and body. */
    static void assertAnswers(String operationId, HttpResponse<String> answer) {
        String status = Integer.toString(answer.statusCode());
        JsonNode promised = resolve(operation(operationId).at("/responses/" + status));
        assertFalse(promised.isMissingNode(), operationId + " does not document " + status + ": " + answer.body());
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode content = promised.path("content").path(type);
        assertFalse(content.isMissingNode(), operationId + " " + status + " does not document " + type);
        for (Map.Entry<String, JsonNode> header : promised.path("headers").properties()) {
            answer.headers().firstValue(header.getKey()).ifPresent(value -> {
                String pattern =
                        resolve(header.getValue()).at("/schema/pattern").textValue();
                assertTrue(value.matches(pattern), header.getKey() + ": " + value);
            });
        }
        if (content.has("schema")) {
            assertEquals(List.of(), errors(content.get("schema"), TestSite.json(answer)), operationId + " " + status);
        }
    }
}
