package downhill.course;

import java.util.LinkedHashMap;
import java.util.Map;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes elements, and Markdown within them, into the page that is being rendered. */
final class BlockHtml {
    private static final Map<String, String> NONE = Map.of();

    private final HtmlNodeRendererContext context;
    private final HtmlWriter writer;

    BlockHtml(HtmlNodeRendererContext context) {
        this.context = context;
        this.writer = context.getWriter();
    }

    HtmlWriter writer() {
        return writer;
    }

    /** An element with a class, or none where that is empty. */
    void element(String name, String classes, Runnable content) {
        element(name, classes.isEmpty() ? NONE : Map.of("class", classes), content);
    }

    void element(String name, Map<String, String> attributes, Runnable content) {
        writer.tag(name, attributes);
        content.run();
        writer.tag("/" + name);
    }

    void text(String text) {
        writer.text(text);
    }

    /** Markdown of one paragraph, without the paragraph around it. */
    void markdown(String text) {
        Node paragraph = Markdown.parse(text).getFirstChild();
        for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            context.render(node);
        }
    }

    /** Markdown of any length. */
    void blocks(String text) {
        for (Node node = Markdown.parse(text).getFirstChild(); node != null; node = node.getNext()) {
            context.render(node);
        }
    }

    /** @param namesAndValues a name, its value, a name, its value, … */
    static Map<String, String> attributes(String... namesAndValues) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }
}
