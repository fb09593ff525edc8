package downhill.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;

/** The OpenAPI 3.1 document of the site's API. Immutable. */
public final class ApiDocument {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(Feature.MINIMIZE_QUOTES)
            .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(Feature.LITERAL_BLOCK_STYLE)
            .disable(Feature.WRITE_DOC_START_MARKER)
            .disable(Feature.SPLIT_LINES)
            .stringQuotingChecker(new QuotedStatuses())
            .build());

    private final ObjectNode tree;

    private ApiDocument(ObjectNode tree) {
        this.tree = tree;
    }

    /** The document as this program has it. */
    public static ApiDocument load() {
        ObjectNode tree = read("openapi.yaml");
        ObjectNode paths = (ObjectNode) tree.get("paths");
        paths.setAll(read("numbers.yaml"));
        paths.setAll(read("errands.yaml"));
        paths.setAll(read("kept-runs.yaml"));
        paths.setAll(read("suites.yaml"));
        paths.setAll(read("recordings.yaml"));
        paths.setAll(read("compare.yaml"));
        ObjectNode components = read("components.yaml");
        ObjectNode schemas = (ObjectNode) components.get("schemas");
        schemas.setAll(ConfigSchema.all());
        schemas.setAll(read("events.yaml"));
        tree.set("components", components);
        return new ApiDocument(tree);
    }

    private static ObjectNode read(String file) {
        try (InputStream in = ApiDocument.class.getResourceAsStream("/api/" + file)) {
            return (ObjectNode) YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the description of the API cannot be read: " + file, e);
        }
    }

    /** The document as a tree; a new one at each call. */
    public ObjectNode tree() {
        return tree.deepCopy();
    }

    /** The document as YAML. */
    public String yaml() {
        try {
            return YAML.writeValueAsString(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands at a place, or what is referred to there, with what is said beside the reference added to it. */
    JsonNode resolve(JsonNode place) {
        if (!place.path("$ref").isTextual()) {
            return place;
        }
        ObjectNode found =
                resolve(tree.at(place.get("$ref").textValue().substring(1))).deepCopy();
        place.properties().stream()
                .filter(member -> !member.getKey().equals("$ref"))
                .forEach(member -> found.set(member.getKey(), member.getValue()));
        return found;
    }

    /** The name of the schema that a place refers to; empty where it refers to none. */
    static String schemaName(JsonNode place) {
        String reference = place.path("$ref").asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** OpenAPI wants the statuses of answers to be texts: {@code "200"}, not 200. */
    private static final class QuotedStatuses extends StringQuotingChecker.Default {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name) || Character.isDigit(name.charAt(0));
        }
    }
}
