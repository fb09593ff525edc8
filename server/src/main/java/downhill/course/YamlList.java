package downhill.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A YAML file that is a list of mappings, each with a name of its own under the first key; read with clear errors. */
final class YamlList {
    private static final ObjectMapper YAML =
            new YAMLMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final String file;
    private final String text;
    private final String kind;
    private final String nameKey;

    /**
     * @param file for error messages
     * @param text of the whole file
     * @param kind what an entry is, in error messages
     * @param nameKey the key whose value names an entry; each line with it begins one
     */
    YamlList(String file, String text, String kind, String nameKey) {
        this.file = file;
        this.text = text;
        this.kind = kind;
        this.nameKey = nameKey;
    }

    /**
     * The entries by their names, in the order of the file.
     *
     * @param keys that an entry may have
     * @throws CourseException where the file is not such a list, or a name stands in it twice
     */
    Map<String, Entry> entries(Set<String> keys) {
        JsonNode root;
        try {
            root = YAML.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new CourseException(file, line, e.getOriginalMessage());
        }
        if (!root.isArray()) {
            throw new CourseException(file, 1, "this file is a list, each " + kind + " of it begins with - " + nameKey);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (JsonNode node : root) {
            Entry entry = new Entry(node);
            entry.allow(keys);
            if (entries.put(entry.required(nameKey), entry) != null) {
                throw entry.error("it stands in the file twice");
            }
        }
        return entries;
    }

    /** A mistake of an entry that only shows beside other files. */
    CourseException error(String name, String problem) {
        return new CourseException(file, lineOf(name), "in the " + kind + " \"" + name + "\": " + problem);
    }

    private int lineOf(String name) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("- " + nameKey + ": " + name)) {
                return i + 1;
            }
        }
        return 1;
    }

    /** One mapping of the list. */
    final class Entry {
        private final JsonNode node;

        private Entry(JsonNode node) {
            this.node = node;
        }

        private void allow(Set<String> keys) {
            List<String> unknown = new ArrayList<>();
            node.fieldNames().forEachRemaining(key -> {
                if (!keys.contains(key)) {
                    unknown.add(key);
                }
            });
            if (!unknown.isEmpty()) {
                throw error(unknown + " is nothing that a " + kind + " has; there are "
                        + keys.stream().sorted().toList());
            }
        }

        boolean has(String key) {
            return node.has(key);
        }

        /** The text or the number of a key. */
        String required(String key) {
            JsonNode value = node.get(key);
            if (value == null
                    || !value.isTextual() && !value.isNumber()
                    || value.asText().isBlank()) {
                throw error("\"" + key + "\" is missing, or no text");
            }
            return value.asText().strip();
        }

        /** The text of a key, or null where there is none. */
        String optional(String key) {
            return node.has(key) ? required(key) : null;
        }

        /** The texts of a list; none where the key is absent. */
        List<String> texts(String key) {
            List<String> texts = new ArrayList<>();
            for (JsonNode each : node.path(key)) {
                texts.add(each.asText());
            }
            if (node.has(key) && (!node.get(key).isArray() || texts.isEmpty())) {
                throw error("\"" + key + "\" is no list");
            }
            return texts;
        }

        CourseException error(String problem) {
            return YamlList.this.error(node.path(nameKey).asText(""), problem);
        }
    }
}
