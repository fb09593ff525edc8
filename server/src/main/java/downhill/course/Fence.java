package downhill.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text inside a fenced block, with the place it came from.
 *
 * @param file for error messages
 * @param line of the opening fence, counted from 1
 * @param info what follows the backticks
 * @param lines between the fences
 */
record Fence(String file, int line, String info, List<String> lines) {
    static Fence of(String file, int line, String info, String literal) {
        return new Fence(file, line, info.strip(), literal.lines().toList());
    }

    /** The second word of the info string and all that follow, or an empty text. */
    String argument() {
        int space = info.indexOf(' ');
        return space < 0 ? "" : info.substring(space + 1).strip();
    }

    /**
     * The lines as {@code key: value}; a line that is indented goes on with the value before it.
     *
     * @throws CourseException where a line is no such pair, a key is not allowed or comes twice, or one is missing
     */
    Map<String, String> settings(Set<String> required, Set<String> optional) {
        Map<String, String> values = new LinkedHashMap<>();
        String last = null;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i);
            if (text.isBlank()) {
                continue;
            }
            if (Character.isWhitespace(text.charAt(0)) && last != null) {
                values.merge(last, text.strip(), (a, b) -> a + " " + b);
                continue;
            }
            int colon = text.indexOf(':');
            String key = colon < 0 ? text.strip() : text.substring(0, colon).strip();
            if (colon < 0 || !required.contains(key) && !optional.contains(key)) {
                throw error(
                        i,
                        "unknown key \"" + key + "\"; a " + info + " takes " + required + " and may take " + optional);
            }
            if (values.put(key, text.substring(colon + 1).strip()) != null) {
                throw error(i, "\"" + key + "\" is given twice");
            }
            last = key;
        }
        for (String key : required) {
            if (values.getOrDefault(key, "").isEmpty()) {
                throw error("\"" + key + "\" is missing");
            }
        }
        return values;
    }

    /** The value of a key before the block is checked, or an empty text. */
    String peek(String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** A mistake in the value of a key. */
    CourseException error(String key, String problem) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(key + ":")) {
                return error(i, "\"" + key + "\" " + problem);
            }
        }
        return error("\"" + key + "\" " + problem);
    }

    /** A mistake in the block as a whole. */
    CourseException error(String problem) {
        return new CourseException(file, line, "in " + info + ": " + problem);
    }

    /** A mistake in one of its lines. */
    CourseException error(int index, String problem) {
        return new CourseException(file, line + 1 + index, problem);
    }
}
