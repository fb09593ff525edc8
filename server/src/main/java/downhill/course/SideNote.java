package downhill.course;

import org.commonmark.node.CustomBlock;

/** A remark that stands beside the text where there is room, and in it where there is none. */
final class SideNote extends CustomBlock {
    private final String body;

    private SideNote(String body) {
        this.body = body;
    }

    static SideNote read(Fence fence) {
        if (!fence.argument().isEmpty()) {
            throw fence.error("a note has nothing after the word; its text begins on the next line");
        }
        return new SideNote(String.join("\n", fence.lines()));
    }

    /** Markdown. */
    String body() {
        return body;
    }
}
