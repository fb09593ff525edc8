package downhill.course;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Maths between dollars: {@code $inline$} and {@code $$display$$}, as elements of class {@code math} that hold the TeX.
 *
 * <p>So that prices stay text, the opening dollar of inline maths must not be followed by a space, and the closing one
 * neither preceded by a space nor followed by a digit; a backslash makes a dollar plain. These are Pandoc's rules.
 */
final class MathExtension implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {
    @Override
    public void extend(Parser.Builder parser) {
        parser.customInlineContentParserFactory(new Dollars());
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(Spans::new);
    }

    static final class Tex extends CustomNode {
        private final String source;
        private final boolean display;

        Tex(String source, boolean display) {
            this.source = source;
            this.display = display;
        }

        /** Its TeX, without the dollars. */
        String source() {
            return source;
        }
    }

    private static final class Dollars implements InlineContentParserFactory, InlineContentParser {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return this;
        }

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            int dollars = scanner.matchMultiple('$');
            if (dollars > 2 || dollars == 1 && Character.isWhitespace(scanner.peek())) {
                return ParsedInline.none();
            }
            Position start = scanner.position();
            while (scanner.find('$') >= 0) {
                Position end = scanner.position();
                int before = scanner.peekPreviousCodePoint();
                int closing = scanner.matchMultiple('$');
                boolean closes = dollars == 2 || !Character.isWhitespace(before) && !Character.isDigit(scanner.peek());
                if (before != '\\' && closing == dollars && closes) {
                    String source = scanner.getSource(start, end).getContent().strip();
                    return ParsedInline.of(new Tex(source, dollars == 2), scanner.position());
                }
            }
            return ParsedInline.none();
        }
    }

    private record Spans(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Tex.class);
        }

        @Override
        public void render(Node node) {
            Tex tex = (Tex) node;
            context.getWriter().tag("span", Map.of("class", tex.display ? "math display" : "math"));
            context.getWriter().text(tex.source);
            context.getWriter().tag("/span");
        }
    }
}
