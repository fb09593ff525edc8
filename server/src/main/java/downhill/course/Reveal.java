package downhill.course;

import org.commonmark.node.CustomBlock;

/** Markdown that stays folded until the reader asks for it. */
final class Reveal extends CustomBlock {
    private final String summary;
    private final String body;

    private Reveal(String summary, String body) {
        this.summary = summary;
        this.body = body;
    }

    static Reveal read(Fence fence) {
        if (fence.argument().isEmpty()) {
            throw fence.error("a reveal needs a summary after the word");
        }
        return new Reveal(fence.argument(), String.join("\n", fence.lines()));
    }

    /** Markdown of one line, always shown. */
    String summary() {
        return summary;
    }

    /** Markdown. */
    String body() {
        return body;
    }
}
