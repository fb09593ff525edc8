package downhill.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** The settings {@code field=value} of a command line as the JSON object that the site's form would submit. */
final class Overrides {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Overrides() {}

    /**
     * The submission of a preset with some fields overridden.
     *
     * @param assignments such as {@code epochs=3}, {@code schedule.kind=cosine}, {@code schedule.milestones=[60,120]};
     *     a value that is no JSON is a text
     * @throws IllegalArgumentException where one has no {@code =}, or nothing before it
     */
    static ObjectNode submission(String preset, List<String> assignments) {
        ObjectNode submission = JSON.createObjectNode().put("preset", preset);
        submission.setAll(fields(assignments));
        return submission;
    }

    /** The fields alone. */
    static ObjectNode fields(List<String> assignments) {
        ObjectNode submission = JSON.createObjectNode();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "--set takes field=value, for example hyperparameters.lr=0.01, but was given " + assignment);
            }
            String[] path = assignment.substring(0, equals).strip().split("\\.", 2);
            JsonNode value = value(assignment.substring(equals + 1).strip());
            if (path.length == 1) {
                submission.set(path[0], value);
            } else {
                group(submission, path[0]).set(path[1], value);
            }
        }
        return submission;
    }

    private static ObjectNode group(ObjectNode submission, String name) {
        return submission.get(name) instanceof ObjectNode group ? group : submission.putObject(name);
    }

    private static JsonNode value(String text) {
        try {
            JsonNode parsed = JSON.readTree(text);
            return parsed.isMissingNode() ? new TextNode(text) : parsed;
        } catch (JsonProcessingException e) {
            return new TextNode(text);
        }
    }
}
