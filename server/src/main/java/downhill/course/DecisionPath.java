package downhill.course;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.CustomBlock;

/**
 * Questions with answers that lead to further questions or to advice. Written as {@code ? question} and {@code - answer ->
 * advice} lines; an answer without advice is followed by its question, two spaces further in. Texts are Markdown.
 */
final class DecisionPath extends CustomBlock {
    private static final String INDENT = "  ";
    private static final String ARROW = " -> ";

    /** @param answers at least two */
    record Fork(String question, List<Answer> answers) {}

    /** Either advice or a further question; the other is null. */
    record Answer(String text, String advice, Fork next) {}

    private final String title;
    private final Fork root;

    private DecisionPath(String title, Fork root) {
        this.title = title;
        this.root = root;
    }

    /** @throws CourseException where a line fits nowhere, a question has fewer than two answers, or an answer leads nowhere */
    static DecisionPath read(Fence fence) {
        if (fence.argument().isEmpty()) {
            throw fence.error("a path needs a title after the word");
        }
        Reader reader = new Reader(fence);
        Fork root = reader.fork("");
        if (reader.next < fence.lines().size()) {
            throw fence.error(
                    reader.next, "a line of a path is \"? question\" or \"- answer -> advice\", in its place");
        }
        return new DecisionPath(fence.argument(), root);
    }

    String title() {
        return title;
    }

    Fork root() {
        return root;
    }

    /** All its texts. */
    List<String> markdown() {
        List<String> texts = new ArrayList<>(List.of(title));
        collect(root, texts);
        return texts;
    }

    private static void collect(Fork fork, List<String> texts) {
        texts.add(fork.question());
        for (Answer answer : fork.answers()) {
            texts.add(answer.text());
            if (answer.next() == null) {
                texts.add(answer.advice());
            } else {
                collect(answer.next(), texts);
            }
        }
    }

    /** Goes down the lines once. */
    private static final class Reader {
        private final Fence fence;
        private int next;

        Reader(Fence fence) {
            this.fence = fence;
        }

        Fork fork(String indent) {
            if (!at(indent + "? ")) {
                throw fence.error(next, "here a question is due: \"" + indent + "? …\"");
            }
            int line = next;
            String question = rest(indent + "? ");
            List<Answer> answers = new ArrayList<>();
            while (at(indent + "- ")) {
                answers.add(answer(rest(indent + "- "), indent + INDENT));
            }
            if (answers.size() < 2) {
                throw fence.error(line, "a question of a path needs at least two answers");
            }
            return new Fork(question, List.copyOf(answers));
        }

        private Answer answer(String text, String inner) {
            int arrow = text.indexOf(ARROW);
            return arrow < 0
                    ? new Answer(text, null, fork(inner))
                    : new Answer(text.substring(0, arrow), text.substring(arrow + ARROW.length()), null);
        }

        private boolean at(String start) {
            return next < fence.lines().size() && fence.lines().get(next).startsWith(start);
        }

        private String rest(String start) {
            return fence.lines().get(next++).substring(start.length()).strip();
        }
    }
}
