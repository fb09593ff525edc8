package downhill.course;

import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** The dialect of the chapters: CommonMark, tables, front matter, maths, and the course's own blocks. */
final class Markdown {
    private static final List<Extension> EXTENSIONS =
            List.of(YamlFrontMatterExtension.create(), TablesExtension.create(), new MathExtension());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .postProcessor(Mark.postProcessor())
            .build();

    private Markdown() {}

    /** The document; blocks know their lines. */
    static Node parse(String text) {
        return PARSER.parse(text);
    }

    /** HTML of one paragraph, without the paragraph around it. */
    static String inline(String text) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .omitSingleParagraphP(true)
                .build()
                .render(parse(text));
    }

    /**
     * HTML of a document; raw HTML in it becomes text.
     *
     * @param ids of the headings
     * @param apparatus that its marks and blocks name
     * @param stills collects what is shown where scripts are off
     */
    static String render(Node document, Map<Heading, String> ids, Apparatus apparatus, Stills stills) {
        AttributeProvider attributes = (node, tag, names) -> {
            if (node instanceof Heading heading && ids.containsKey(heading)) {
                names.put("id", ids.get(heading));
            } else if (node instanceof Link link && link.getDestination().startsWith(TermLinks.GLOSSARY)) {
                names.put("class", "term");
            }
        };
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .nodeRendererFactory(context -> new BlockRenderer(context, apparatus, stills))
                .attributeProviderFactory(context -> attributes)
                .build()
                .render(document);
    }
}
