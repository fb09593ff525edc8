package downhill.course;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Node;

/** The settings at the head of a chapter's file, each asked for by name and checked. */
final class FrontMatter {
    private static final Set<String> KEYS = Set.of("title", "summary", "part", "order", "minutes", "prerequisites");

    private final String file;
    private final List<String> lines;
    private final Map<String, List<String>> values;

    /** @throws CourseException where there is none, or it holds a key that no chapter has */
    FrontMatter(String file, String text, Node document) {
        this.file = file;
        this.lines = text.lines().toList();
        YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
        document.accept(visitor);
        this.values = visitor.getData();
        if (values.isEmpty()) {
            throw new CourseException(file, 1, "a chapter begins with front matter between two lines ---");
        }
        for (String key : values.keySet()) {
            if (!KEYS.contains(key)) {
                throw error(
                        key,
                        "is no setting of a chapter; there are "
                                + KEYS.stream().sorted().toList());
            }
        }
    }

    /** The one text of a key. */
    String text(String key) {
        List<String> found = list(key);
        if (found.size() != 1 || found.get(0).isBlank()) {
            throw error(key, "needs one value");
        }
        return found.get(0);
    }

    /** The one whole number of a key, at least 1. */
    int number(String key) {
        String text = text(key);
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, as any other value that is not allowed.
        }
        throw error(key, "is \"" + text + "\", not a whole number from 1");
    }

    /** All values of a key; none where it is absent. */
    List<String> list(String key) {
        return values.getOrDefault(key, List.of());
    }

    private CourseException error(String key, String problem) {
        int line = 1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(key + ":")) {
                line = i + 1;
                break;
            }
        }
        return new CourseException(file, line, "\"" + key + "\" " + problem);
    }
}
