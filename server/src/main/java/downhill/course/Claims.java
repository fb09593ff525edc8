package downhill.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The ledger of claims, by id, in the order of its file. Immutable. */
public final class Claims {
    private static final ObjectMapper YAML =
            new YAMLMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Set<String> KEYS = Set.of("id", "says", "status", "source", "check", "run", "reference");

    private final String file;
    private final Map<String, Claim> byId;

    private Claims(String file, Map<String, Claim> byId) {
        this.file = file;
        this.byId = byId;
    }

    /**
     * Reads a ledger: a list of mappings.
     *
     * @param file for error messages
     * @throws CourseException where it is not YAML, or an entry lacks what its status needs or has what it must not have
     */
    static Claims read(String file, String yaml) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new CourseException(file, line, e.getOriginalMessage());
        }
        if (!root.isArray()) {
            throw new CourseException(file, 1, "the ledger is a list of claims");
        }
        Map<String, Claim> byId = new LinkedHashMap<>();
        for (JsonNode node : root) {
            Claim claim = new Entry(file, yaml, node).claim();
            if (byId.put(claim.id(), claim) != null) {
                throw new CourseException(
                        file, lineOf(yaml, claim.id()), "\"" + claim.id() + "\" stands in the ledger twice");
            }
        }
        return new Claims(file, byId);
    }

    private static int lineOf(String yaml, String id) {
        List<String> lines = yaml.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("- id: " + id)) {
                return i + 1;
            }
        }
        return 1;
    }

    /** All claims, in their order. */
    public Collection<Claim> all() {
        return byId.values();
    }

    /** The claim of an id, or null. */
    public Claim get(String id) {
        return byId.get(id);
    }

    /** How many claims have a status. */
    public long count(Claim.Status status) {
        return byId.values().stream().filter(claim -> claim.status() == status).count();
    }

    /** @throws CourseException where a claim is none of those that chapters mark */
    void requireTaught(Set<String> marked) {
        for (String id : byId.keySet()) {
            if (!marked.contains(id)) {
                throw new CourseException(file, 1, "no chapter teaches the claim \"" + id + "\"");
            }
        }
    }

    /** One entry of the file while it is read. */
    private record Entry(String file, String yaml, JsonNode node) {
        Claim claim() {
            List<String> unknown = new ArrayList<>();
            node.fieldNames().forEachRemaining(key -> {
                if (!KEYS.contains(key)) {
                    unknown.add(key);
                }
            });
            if (!unknown.isEmpty()) {
                throw error(unknown + " is nothing that a claim has; there are "
                        + KEYS.stream().sorted().toList());
            }
            String id = required("id");
            if (!ID.matcher(id).matches()) {
                throw error("an id is lower-case words joined by hyphens, not \"" + id + "\"");
            }
            Claim.Status status = status();
            boolean tested = status == Claim.Status.VERIFIED || status == Claim.Status.CORRECTED;
            return new Claim(
                    id,
                    required("says"),
                    status,
                    only("source", status == Claim.Status.CORRECTED, status),
                    only("check", tested, status),
                    only("run", status == Claim.Status.MEASURED, status),
                    only("reference", status == Claim.Status.REPORTED, status));
        }

        private Claim.Status status() {
            String text = required("status");
            for (Claim.Status status : Claim.Status.values()) {
                if (status.text().equals(text)) {
                    return status;
                }
            }
            throw error("the status \"" + text + "\" is none of verified, corrected, measured, reported");
        }

        /** The text of a key that this status needs, or null where it must not have it. */
        private String only(String key, boolean needed, Claim.Status status) {
            if (needed) {
                return required(key);
            }
            if (node.has(key)) {
                throw error("a claim that is " + status.text() + " has no \"" + key + "\"");
            }
            return null;
        }

        private String required(String key) {
            JsonNode value = node.get(key);
            if (value == null || !value.isTextual() || value.asText().isBlank()) {
                throw error("\"" + key + "\" is missing, or no text");
            }
            return value.asText().strip();
        }

        private CourseException error(String problem) {
            String id = node.path("id").asText("");
            return new CourseException(file, lineOf(yaml, id), "in the claim \"" + id + "\": " + problem);
        }
    }
}
