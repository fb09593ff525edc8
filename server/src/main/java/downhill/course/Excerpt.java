package downhill.course;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.CustomBlock;

/**
 * A piece of the program's own source, taken from the class path folder {@code /source} where the build puts it, so that it
 * cannot differ from what runs: from the first line that holds a text to the end of the block or statement begun there.
 */
final class Excerpt extends CustomBlock {
    private static final Pattern PATH = Pattern.compile("(client|server)/src/main/java/[a-z0-9/]+/[A-Za-z0-9]+\\.java");
    private static final Pattern NOT_CODE = Pattern.compile("//.*|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])+'");

    private final String path;
    private final int first;
    private final List<String> lines;

    private Excerpt(String path, int first, List<String> lines) {
        this.path = path;
        this.first = first;
        this.lines = lines;
    }

    /**
     * Reads the path after the word and the text after {@code from:}.
     *
     * @throws CourseException where the file may not be quoted, or does not hold the text, or the block does not end
     */
    static Excerpt read(Fence fence) {
        String from = fence.settings(Set.of("from"), Set.of()).get("from");
        List<String> source = source(fence);
        int first = 0;
        while (first < source.size() && !source.get(first).contains(from)) {
            first++;
        }
        if (first == source.size()) {
            throw fence.error("no line of the file holds \"" + from + "\"");
        }
        int end = end(source, first);
        if (end < 0) {
            throw fence.error("what begins with \"" + from + "\" does not end");
        }
        int margin =
                source.get(first).length() - source.get(first).stripLeading().length();
        return new Excerpt(
                fence.argument(),
                first + 1,
                source.subList(first, end).stream()
                        .map(line -> line.isBlank() ? "" : line.substring(margin))
                        .toList());
    }

    private static List<String> source(Fence fence) {
        String path = fence.argument();
        try (InputStream in =
                PATH.matcher(path).matches() ? Excerpt.class.getResourceAsStream("/source/" + path) : null) {
            if (in == null) {
                throw fence.error("there is no such file among those that chapters may quote");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The index after the line on which braces and parentheses are closed again, or −1. */
    private static int end(List<String> source, int first) {
        int depth = 0;
        boolean opened = false;
        for (int i = first; i < source.size(); i++) {
            String code = NOT_CODE.matcher(source.get(i)).replaceAll("").strip();
            for (char c : code.toCharArray()) {
                depth += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
            }
            opened |= depth > 0;
            // A comma ends an element of a list, once what it opened is closed.
            if (depth <= 0 && (code.endsWith("}") || code.endsWith(";") || opened && code.endsWith(","))) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Of the file, from the root of the repository. */
    String path() {
        return path;
    }

    /** The numbers of its first and last line, counted from 1. */
    String span() {
        int last = first + lines.size() - 1;
        return first == last ? "line " + first : "lines " + first + " to " + last;
    }

    /** The lines, without the margin of the first. */
    String code() {
        return String.join("\n", lines) + "\n";
    }
}
