package downhill.course;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.CustomBlock;

/** A question with one right option, each option with its own feedback; texts are Markdown. */
final class Question extends CustomBlock {
    private static final Pattern OPTION = Pattern.compile("\\((x| )\\)\\s+(.+?)\\s+->\\s+(.+)");

    private static final Pattern FORMULA = Pattern.compile("\\$[^$]*\\$");

    /** @param right whether this is the answer */
    record Option(String text, boolean right, String feedback) {}

    private final String prompt;
    private final List<Option> options;

    private Question(String prompt, List<Option> options) {
        this.prompt = prompt;
        this.options = List.copyOf(options);
    }

    /**
     * Reads a prompt and the options after it, one a line.
     *
     * @throws CourseException unless there are at least two options, one of them right
     */
    static Question read(Fence fence) {
        StringBuilder prompt = new StringBuilder();
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < fence.lines().size(); i++) {
            String line = fence.lines().get(i).strip();
            Matcher option = OPTION.matcher(line);
            if (option.matches()) {
                if (FORMULA.matcher(option.group(2)).replaceAll("").isBlank()) {
                    throw fence.error(i, "an option needs a word beside its formula, for those who listen");
                }
                options.add(new Option(option.group(2), option.group(1).equals("x"), option.group(3)));
            } else if (line.startsWith("(") || !options.isEmpty() && !line.isEmpty()) {
                throw fence.error(i, "an option of a question is ( ) or (x), a text, -> and feedback");
            } else {
                prompt.append(line).append('\n');
            }
        }
        if (prompt.toString().isBlank()) {
            throw fence.error("a question needs a prompt before its options");
        }
        if (options.size() < 2 || options.stream().filter(Option::right).count() != 1) {
            throw fence.error("a question needs at least two options, and exactly one marked (x)");
        }
        return new Question(prompt.toString().strip(), options);
    }

    /** Stays the same while the prompt does, wherever it stands: readers' answers are remembered under it. */
    String id() {
        return "q-" + Integer.toHexString(prompt.replaceAll("\\s+", " ").hashCode());
    }

    /** All its texts. */
    List<String> markdown() {
        List<String> texts = new ArrayList<>(List.of(prompt));
        for (Option option : options) {
            texts.add(option.text());
            texts.add(option.feedback());
        }
        return texts;
    }

    String prompt() {
        return prompt;
    }

    List<Option> options() {
        return options;
    }
}
