package downhill.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that the document proposes.
 *
 * @param title what it is good for; empty where the operation says it
 * @param method for example {@code POST}
 * @param address the path with its parameters and query filled in
 * @param body JSON; empty for none
 * @param kind what comes back, which decides how it is asked for
 * @param acts whether it needs the class token, where a site has one
 */
public record Example(String title, String method, String address, String body, Kind kind, boolean acts) {
    /** The token, as the commands expect it in the shell. */
    private static final String AUTHORIZATION = "-H \"Authorization: Bearer $TOKEN\"";

    /** What comes back. */
    public enum Kind {
        /** Text to read. */
        ANSWER,
        /** A file that has a name. */
        FILE,
        /** Messages, for as long as the connection is open. */
        MESSAGES
    }

    /**
     * The request as a command for a shell: curl, or websocat where it opens a WebSocket.
     *
     * @param base scheme, host and port of the site, for example {@code http://127.0.0.1:8080}
     * @param locked whether the site has a class token
     */
    public String command(String base, boolean locked) {
        if (kind == Kind.MESSAGES) {
            return "websocat " + quoted(base.replaceFirst("^http", "ws") + address);
        }
        List<String> words = new ArrayList<>(List.of("curl"));
        if (kind == Kind.FILE) {
            words.add("-OJ");
        }
        if (!method.equals(body.isEmpty() ? "GET" : "POST")) { // which curl takes by itself
            words.add("-X " + method);
        }
        words.add(quoted(base + address));
        if (acts && locked) {
            words.add(AUTHORIZATION);
        }
        if (!body.isEmpty()) {
            words.add("-d " + quoted(body));
        }
        return String.join(" ", words);
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9:/._-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Every example of an operation: one for each of its bodies, or for each value of a parameter that has several. */
    static List<Example> of(
            ApiDocument document, String method, String path, JsonNode operation, List<JsonNode> parameters) {
        List<Example> examples = new ArrayList<>();
        boolean acts = operation.has("security");
        JsonNode bodies = operation.at("/requestBody/content/application~1json/examples");
        bodies.forEach(body -> examples.add(new Example(
                body.path("summary").asText(),
                method,
                address(path, parameters, null),
                body.get("value").toString(),
                Kind.ANSWER,
                acts)));
        Kind kind = kind(document, operation);
        for (JsonNode parameter : parameters) {
            parameter
                    .path("examples")
                    .forEach(choice -> examples.add(new Example(
                            choice.path("summary").asText(),
                            method,
                            address(path, parameters, choice),
                            "",
                            kind,
                            acts)));
        }
        if (examples.isEmpty()) {
            examples.add(new Example("", method, address(path, parameters, null), "", kind, acts));
        }
        return examples;
    }

    private static Kind kind(ApiDocument document, JsonNode operation) {
        if (operation.path("x-websocket").asBoolean()) {
            return Kind.MESSAGES;
        }
        JsonNode ok = document.resolve(operation.at("/responses/200"));
        boolean named = !ok.at("/headers/Content-Disposition").isMissingNode();
        return named || ok.path("content").has("image/png") ? Kind.FILE : Kind.ANSWER;
    }

    /** @param choice the value of the parameter that has several; null where there is none */
    private static String address(String path, List<JsonNode> parameters, JsonNode choice) {
        String address = path;
        String separator = "?";
        for (JsonNode parameter : parameters) {
            String name = parameter.get("name").textValue();
            JsonNode value = parameter.has("examples") ? choice.get("value") : parameter.path("example");
            if (parameter.get("in").textValue().equals("path")) {
                address = address.replace("{" + name + "}", value.asText());
            } else if (!value.isMissingNode()) {
                address += separator + name + "=" + value.asText();
                separator = "&";
            }
        }
        return address;
    }
}
