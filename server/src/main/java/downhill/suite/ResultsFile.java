package downhill.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import downhill.train.ConfigJson;
import downhill.train.EventJson;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Started;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@link Results} as text: JSON with one run a line, so that two of them can be compared by eye.
 *
 * <pre>
 * {"format": "downhill-results", "version": 1, "suite": "padding",
 *  "scale": {"images": 10000, "epochs": 15, "seeds": [1, 2]}, "versions": {…}, "dataNote": "…",
 *  "runs": [
 *   {"entry": "0", "begun": "2026-01-01T00:00:00Z", "started": {…}, "last": {…}, "result": {…}, "config": {…}},
 *   {"entry": "2", "begun": "…", "started": {…}, "failure": {…}, "config": {…}}
 *  ]}
 * </pre>
 *
 * <p>{@code started}, {@code last}, {@code result} and {@code failure} are events, see {@link EventJson}.
 */
public final class ResultsFile {
    /** The end of a file's name. */
    public static final String SUFFIX = ".results.json";

    private static final String FORMAT = "downhill-results";
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ResultsFile() {}

    /** The file's text. */
    public static String write(Results results) {
        ObjectNode head = MAPPER.createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("suite", results.suite());
        ObjectNode scale = head.putObject("scale")
                .put("images", results.scale().images())
                .put("epochs", results.scale().epochs());
        ArrayNode seeds = scale.putArray("seeds");
        results.scale().seeds().forEach(seeds::add);
        ObjectNode versions = head.putObject("versions");
        new TreeMap<>(results.versions()).forEach(versions::put);
        head.put("dataNote", results.dataNote());
        String text = head.toString();
        List<String> runs =
                results.runs().stream().map(run -> "\n  " + tree(run)).toList();
        return text.substring(0, text.length() - 1) + ",\n\"runs\": [" + String.join(",", runs) + "\n]}\n";
    }

    private static ObjectNode tree(SuiteRun run) {
        ObjectNode tree = MAPPER.createObjectNode()
                .put("entry", run.entry())
                .put("begun", run.begun().toString());
        tree.set("started", EventJson.tree(run.started()));
        run.last().ifPresent(last -> tree.set("last", EventJson.tree(last)));
        run.result().ifPresent(result -> tree.set("result", EventJson.tree(result)));
        run.failure().ifPresent(failure -> tree.set("failure", EventJson.tree(failure)));
        tree.set("config", ConfigJson.tree(run.config()));
        return tree;
    }

    /** @throws IllegalArgumentException where the text holds no results, saying what is wrong with it */
    public static Results read(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (!tree.path("format").asText().equals(FORMAT)
                    || tree.path("version").asInt() != VERSION) {
                throw new IllegalArgumentException("these are no results: the format must be \"" + FORMAT
                        + "\" and the version " + VERSION + ", but they are " + tree.path("format") + " and "
                        + tree.path("version"));
            }
            return results(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON: " + e.getOriginalMessage(), e);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Results results(JsonNode tree) {
        Map<String, String> versions = new LinkedHashMap<>();
        part(tree, "versions")
                .properties()
                .forEach(each -> versions.put(each.getKey(), each.getValue().asText()));
        JsonNode scale = part(tree, "scale");
        List<Long> seeds = new ArrayList<>();
        part(scale, "seeds").forEach(seed -> seeds.add(seed.longValue()));
        List<SuiteRun> runs = new ArrayList<>();
        part(tree, "runs").forEach(run -> runs.add(run(run)));
        return new Results(
                part(tree, "suite").asText(),
                new Scale(part(scale, "images").asInt(), part(scale, "epochs").asInt(), seeds),
                versions,
                part(tree, "dataNote").asText(),
                runs);
    }

    private static SuiteRun run(JsonNode tree) {
        return new SuiteRun(
                part(tree, "entry").asText(),
                ConfigJson.read(part(tree, "config")),
                Instant.parse(part(tree, "begun").asText()),
                event(tree, "started", Started.class).orElseThrow(() -> missing("started")),
                event(tree, "last", EpochDone.class),
                event(tree, "result", Finished.class),
                event(tree, "failure", Failed.class));
    }

    private static <T extends TrainingEvent> Optional<T> event(JsonNode tree, String name, Class<T> type) {
        if (!tree.has(name)) {
            return Optional.empty();
        }
        TrainingEvent event = EventJson.read(tree.get(name));
        if (!type.isInstance(event)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" must be " + EventJson.type(type) + ", but is " + EventJson.type(event));
        }
        return Optional.of(type.cast(event));
    }

    private static JsonNode part(JsonNode tree, String name) {
        if (!tree.has(name)) {
            throw missing(name);
        }
        return tree.get(name);
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("\"" + name + "\" is missing");
    }
}
