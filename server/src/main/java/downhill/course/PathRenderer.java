package downhill.course;

import static downhill.course.BlockHtml.attributes;

/**
 * Writes a decision path as nested details elements: they open by pointer and keyboard without scripts, and those of one
 * question share a name, so that choosing one answer folds the others.
 */
final class PathRenderer {
    private final BlockHtml blocks;
    private int forks;

    PathRenderer(BlockHtml blocks) {
        this.blocks = blocks;
    }

    void path(DecisionPath path) {
        blocks.element("div", attributes("class", "path", "role", "group", "aria-label", path.title()), () -> {
            blocks.element("p", "path-title", () -> blocks.markdown(path.title()));
            fork(path.root());
        });
    }

    private void fork(DecisionPath.Fork fork) {
        String name = "path-" + ++forks;
        blocks.element("p", "path-question", () -> blocks.markdown(fork.question()));
        blocks.element("ul", "path-answers", () -> fork.answers().forEach(answer -> answer(answer, name)));
    }

    private void answer(DecisionPath.Answer answer, String name) {
        blocks.element(
                "li",
                "",
                () -> blocks.element("details", attributes("name", name), () -> {
                    blocks.element("summary", "", () -> blocks.markdown(answer.text()));
                    if (answer.next() == null) {
                        blocks.element("div", "path-advice", () -> blocks.blocks(answer.advice()));
                    } else {
                        blocks.element("div", "path-next", () -> fork(answer.next()));
                    }
                }));
    }
}
