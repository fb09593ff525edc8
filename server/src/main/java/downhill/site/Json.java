package downhill.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON in and out of requests, read strictly: a doubled field or text after the end is an error, not a guess. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** An object that this program has written. */
    static ObjectNode read(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /**
     * The body of a request.
     *
     * @throws BadRequestResponse saying where the text stops being JSON
     */
    static JsonNode body(Context ctx) {
        try {
            JsonNode body = MAPPER.readTree(ctx.bodyAsBytes());
            if (body == null || body.isMissingNode()) {
                throw new BadRequestResponse("The request has no body, but must be a JSON object.");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("The request is not JSON: " + e.getOriginalMessage() + at(e) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void send(Context ctx, JsonNode answer) {
        ctx.contentType("application/json").result(answer.toString());
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
