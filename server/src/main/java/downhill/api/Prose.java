package downhill.api;

import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The Markdown of descriptions as HTML. */
final class Prose {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer PARAGRAPHS =
            HtmlRenderer.builder().escapeHtml(true).build();
    private static final HtmlRenderer LINE =
            HtmlRenderer.builder().escapeHtml(true).omitSingleParagraphP(true).build();

    private Prose() {}

    /** Paragraphs. */
    static String html(String markdown) {
        return PARAGRAPHS.render(parse(markdown));
    }

    /** The same of one paragraph, without the paragraph around it. */
    static String line(String markdown) {
        return LINE.render(parse(markdown)).strip();
    }

    private static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }
}
