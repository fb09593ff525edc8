package downhill.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The document as a page for people. Immutable; texts named {@code html} are HTML.
 *
 * @param html what the API is
 * @param sections its operations, by their subject
 * @param shapes tables of what is sent and answered
 * @param events the same of each kind of event
 */
public record Reference(String html, List<Section> sections, List<Shape> shapes, List<Shape> events) {
    private static final String EVENT = "Event.";
    private static final List<String> SHAPES = List.of(
            "Submission",
            "Run",
            "Labels",
            "DeletedRun",
            "Series",
            "Buckets",
            "Recording",
            "Problem",
            "InvalidConfig",
            "LimitProblem");
    private static final List<String> METHODS = List.of("get", "post", "patch", "delete");

    /** The operations of one subject. */
    public record Section(String title, String html, List<Operation> operations) {
        /** The anchor on the page. */
        public String id() {
            return title.toLowerCase(Locale.ROOT).replace(' ', '-');
        }
    }

    /**
     * One method of one address.
     *
     * @param id the anchor on the page
     * @param method in capitals; empty for a WebSocket
     * @param body the name of the shape of the request; empty for none
     */
    public record Operation(
            String id,
            String method,
            String path,
            String summary,
            String html,
            List<Field> parameters,
            String body,
            List<Example> examples,
            List<Answer> answers) {}

    /**
     * An answer that an operation can give.
     *
     * @param shape the name of the shape of the answer, or of each element of a list; empty where it has none
     * @param sample JSON over several lines; empty where the document shows none
     */
    public record Answer(String status, String html, String shape, String sample) {}

    /** An object: its fields, or those of all groups in it. */
    public record Shape(String name, String html, List<Field> fields) {
        /** The anchor on the page. */
        public String id() {
            return "shape-" + name.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A parameter of an address or a field of an object.
     *
     * @param allowed what it may hold, in words
     * @param preset what it is where it is left out; empty where that is not said
     */
    public record Field(String name, String allowed, String preset, String html) {}

    /** The page of a document. */
    public static Reference of(ApiDocument document) {
        ObjectNode tree = document.tree();
        List<Section> sections = new ArrayList<>();
        for (JsonNode tag : tree.get("tags")) {
            String title = tag.get("name").textValue();
            sections.add(new Section(title, prose(tag), operations(document, tree, title)));
        }
        JsonNode schemas = tree.at("/components/schemas");
        List<Shape> shapes = SHAPES.stream()
                .map(name -> shape(document, name, schemas.get(name)))
                .toList();
        List<Shape> events = schemas.properties().stream()
                .filter(schema -> schema.getKey().startsWith(EVENT))
                .map(schema -> shape(document, schema.getKey().substring(EVENT.length()), schema.getValue()))
                .toList();
        return new Reference(prose(tree.get("info")), List.copyOf(sections), shapes, events);
    }

    private static List<Operation> operations(ApiDocument document, JsonNode tree, String tag) {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : tree.get("paths").properties()) {
            for (String method : METHODS) {
                JsonNode operation = path.getValue().path(method);
                if (operation.path("tags").path(0).asText().equals(tag)) {
                    operations.add(operation(document, method, path, operation));
                }
            }
        }
        return operations;
    }

    private static Operation operation(
            ApiDocument document, String method, Map.Entry<String, JsonNode> path, JsonNode operation) {
        List<JsonNode> parameters = new ArrayList<>();
        path.getValue().path("parameters").forEach(parameter -> parameters.add(document.resolve(parameter)));
        operation.path("parameters").forEach(parameter -> parameters.add(document.resolve(parameter)));
        String verb = method.toUpperCase(Locale.ROOT);
        List<Answer> answers = new ArrayList<>();
        operation.get("responses").properties().forEach(answer -> answers.add(answer(document, answer)));
        return new Operation(
                operation.get("operationId").textValue(),
                operation.path("x-websocket").asBoolean() ? "" : verb,
                path.getKey(),
                operation.get("summary").textValue(),
                prose(operation),
                parameters.stream()
                        .map(parameter -> field(
                                document,
                                parameter.get("name").textValue(),
                                parameter.get("schema"),
                                parameter.get("description").textValue()))
                        .toList(),
                ApiDocument.schemaName(operation.at("/requestBody/content/application~1json/schema")),
                Example.of(document, verb, path.getKey(), operation, parameters),
                answers);
    }

    private static Answer answer(ApiDocument document, Map.Entry<String, JsonNode> answer) {
        JsonNode response = document.resolve(answer.getValue());
        String shape = "";
        String sample = "";
        for (JsonNode content : response.path("content")) {
            JsonNode schema = content.path("schema");
            shape = ApiDocument.schemaName(schema.has("items") ? schema.get("items") : schema);
            sample = content.has("example") ? content.get("example").toPrettyString() : "";
        }
        return new Answer(
                answer.getKey(),
                Prose.line(response.get("description").textValue()),
                SHAPES.contains(shape) || shape.equals("Event") ? shape : "",
                sample);
    }

    private static Shape shape(ApiDocument document, String name, JsonNode schema) {
        List<Field> fields = new ArrayList<>();
        addFields(document, "", schema, fields);
        fields.removeIf(field -> field.name().equals("type") && field.allowed().equals(name)); // the kind of an event
        return new Shape(name, Prose.line(schema.path("description").asText()), fields);
    }

    /** The fields of an object and of the groups in it; where it is one of several objects, the fields of all. */
    private static void addFields(ApiDocument document, String path, JsonNode schema, List<Field> fields) {
        schema.path("properties").properties().forEach(property -> {
            JsonNode value = document.resolve(property.getValue());
            String name = path + property.getKey();
            if (value.has("anyOf")) {
                value.get("anyOf").forEach(choice -> addChoice(document, name, choice, fields));
            } else if (value.has("properties")
                    && ApiDocument.schemaName(property.getValue()).isEmpty()) {
                addFields(document, name + ".", value, fields);
            } else {
                fields.add(field(
                        document,
                        name,
                        property.getValue(),
                        value.path("description").asText()));
            }
        });
    }

    private static void addChoice(ApiDocument document, String path, JsonNode choice, List<Field> fields) {
        List<Field> ofChoice = new ArrayList<>();
        addFields(document, path + ".", document.resolve(choice), ofChoice);
        fields.addAll(ofChoice);
    }

    private static Field field(ApiDocument document, String name, JsonNode schema, String description) {
        JsonNode preset = document.resolve(schema).path("default");
        return new Field(
                name,
                SchemaWords.of(document, schema),
                preset.isMissingNode() ? "" : preset.isNumber() ? SchemaWords.number(preset) : plain(preset),
                Prose.line(description));
    }

    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static String prose(JsonNode described) {
        return Prose.html(described.path("description").asText());
    }
}
