package downhill.site;

import com.fasterxml.jackson.databind.JsonNode;
import downhill.run.RunLabels;
import downhill.train.FieldError;
import downhill.train.InvalidConfigException;
import io.javalin.http.BadRequestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads {@code {"name": …, "notes": …, "tags": […]}}, of which what is left out stays as it is. */
final class LabelsReader {
    private LabelsReader() {}

    /** @throws InvalidConfigException naming every part that is not what it must be */
    static RunLabels read(JsonNode body, RunLabels now) {
        if (!body.isObject()) {
            throw new BadRequestResponse("The request must be a JSON object with name, notes or tags.");
        }
        String name = now.name();
        String notes = now.notes();
        List<String> tags = now.tags();
        List<FieldError> errors = new ArrayList<>();
        for (var field : body.properties()) {
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "name" -> name = text(field.getKey(), value, errors);
                case "notes" -> notes = text(field.getKey(), value, errors);
                case "tags" -> tags = texts(value, errors);
                default ->
                    errors.add(new FieldError(
                            field.getKey(),
                            value.toString(),
                            "left out: only name, notes and tags" + " can be written"));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidConfigException(errors);
        }
        return new RunLabels(name, notes, tags);
    }

    private static String text(String field, JsonNode value, List<FieldError> errors) {
        if (!value.isTextual()) {
            errors.add(new FieldError(field, value.toString(), "text, and empty for none"));
        }
        return value.asText();
    }

    private static List<String> texts(JsonNode value, List<FieldError> errors) {
        if (!value.isArray() || StreamSupport.stream(value.spliterator(), false).anyMatch(tag -> !tag.isTextual())) {
            errors.add(new FieldError("tags", value.toString(), "a list of texts"));
        }
        return StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
