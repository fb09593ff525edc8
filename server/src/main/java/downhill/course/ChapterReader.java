package downhill.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Reads the Markdown of one chapter, checks it, and renders it. */
final class ChapterReader {
    private final String file;
    private final Claims claims;
    private final Map<String, Claim> marked = new LinkedHashMap<>(); // by id
    private final Map<Heading, String> ids = new LinkedHashMap<>();
    private final List<Chapter.Section> sections = new ArrayList<>();
    private final Map<String, FigureBlock> figures = new LinkedHashMap<>(); // by id
    private final Map<Fence, List<String>> nested = new LinkedHashMap<>(); // Markdown within the course's own blocks

    private ChapterReader(String file, Claims claims) {
        this.file = file;
        this.claims = claims;
    }

    /**
     * @param slug of its address
     * @param file for error messages
     * @param text the whole file
     * @param claims that it may mark
     * @throws CourseException at the first mistake
     */
    static Chapter read(String slug, String file, String text, Claims claims) {
        return new ChapterReader(file, claims).read(slug, text);
    }

    private Chapter read(String slug, String text) {
        Node document = Markdown.parse(text);
        FrontMatter settings = new FrontMatter(file, text, document);
        document.accept(new Blocks());
        document.accept(new Headings());
        document.accept(new Links(null));
        nested.forEach(
                (fence, texts) -> texts.forEach(each -> Markdown.parse(each).accept(new Links(fence))));
        return new Chapter(
                slug,
                settings.text("title"),
                settings.text("summary"),
                settings.number("order"),
                settings.number("minutes"),
                List.copyOf(settings.list("prerequisites")),
                List.copyOf(sections),
                kinds(),
                List.copyOf(marked.values()),
                Markdown.render(document, ids, claims));
    }

    private List<String> kinds() {
        return figures.values().stream()
                .map(figure -> figure.entry().name())
                .distinct()
                .toList();
    }

    /** Puts the course's own blocks in the place of the fences that describe them. */
    private final class Blocks extends AbstractVisitor {
        @Override
        public void visit(FencedCodeBlock block) {
            int line = block.getSourceSpans().get(0).getLineIndex() + 1;
            Fence fence = Fence.of(file, line, block.getInfo() == null ? "" : block.getInfo(), block.getLiteral());
            Block replacement = replacement(fence);
            if (replacement != null) {
                block.insertAfter(replacement);
                block.unlink();
            }
        }

        private Block replacement(Fence fence) {
            switch (fence.info().split(" ", 2)[0]) {
                case "figure":
                    FigureBlock figure = FigureBlock.read(fence);
                    if (figures.put(figure.id(), figure) != null) {
                        throw fence.error("another figure is called \"" + figure.id() + "\"");
                    }
                    nested.put(fence, List.of(figure.caption()));
                    return figure;
                case "question":
                    Question question = Question.read(fence);
                    nested.put(fence, question.markdown());
                    return question;
                case "reveal":
                    Reveal reveal = Reveal.read(fence);
                    nested.put(fence, List.of(reveal.body()));
                    return reveal;
                default:
                    return null;
            }
        }
    }

    /** Gives every heading an id, and lists those of the second level; the first is the chapter's title. */
    private final class Headings extends AbstractVisitor {
        private final IdGenerator generator = IdGenerator.builder().build();

        @Override
        public void visit(Heading heading) {
            if (heading.getLevel() == 1) {
                throw error(heading, "the title of a chapter stands in its front matter; begin headings with ##");
            }
            String title = plainText(heading);
            String id = generator.generateId(title);
            if (figures.containsKey(id)) {
                throw error(heading, "a figure already has the id \"" + id + "\"");
            }
            ids.put(heading, id);
            if (heading.getLevel() == 2) {
                sections.add(new Chapter.Section(id, title));
            }
        }
    }

    /**
     * Checks that links within the page lead somewhere, that those that set a figure can, and that words marked as a claim
     * hold no other numbers than the ledger.
     */
    private final class Links extends AbstractVisitor {
        private final Fence within; // null for the document itself

        Links(Fence within) {
            this.within = within;
        }

        @Override
        public void visit(Link link) {
            String to = link.getDestination();
            if (to.startsWith("#")) {
                int equals = to.indexOf('=');
                String id = equals < 0 ? to.substring(1) : to.substring(1, equals);
                if (!figures.containsKey(id) && (equals >= 0 || !ids.containsValue(id))) {
                    throw wrong(link, "the link " + to + " leads nowhere on this page");
                }
                if (equals >= 0) {
                    checkState(link, figures.get(id), to.substring(equals + 1));
                }
            }
            visitChildren(link);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof ClaimMark mark) {
                checkNumbers(mark);
            }
            visitChildren(node);
        }

        private void checkNumbers(ClaimMark mark) {
            Claim claim = claims.get(mark.id());
            if (claim == null) {
                throw wrong(mark, "there is no claim \"" + mark.id() + "\" in the ledger");
            }
            Set<String> known = Numerals.of(claim.says());
            for (String numeral : Numerals.of(plainText(mark))) {
                if (!known.contains(numeral)) {
                    throw wrong(
                            mark,
                            "the claim \"" + mark.id() + "\" says nothing of " + numeral + "; its numbers are "
                                    + known);
                }
            }
            marked.put(claim.id(), claim);
        }

        private void checkState(Link link, FigureBlock figure, String state) {
            try {
                figure.check(state);
            } catch (IllegalArgumentException e) {
                throw wrong(link, e.getMessage());
            }
        }

        private CourseException wrong(Node node, String problem) {
            return within == null ? error(node, problem) : within.error(problem);
        }
    }

    private CourseException error(Node node, String problem) {
        Node block = node;
        while (block.getSourceSpans().isEmpty() && block.getParent() != null) {
            block = block.getParent();
        }
        int line = block.getSourceSpans().isEmpty()
                ? 1
                : block.getSourceSpans().get(0).getLineIndex() + 1;
        return new CourseException(file, line, problem);
    }

    private static String plainText(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(CustomNode part) {
                if (part instanceof MathExtension.Tex tex) {
                    text.append(tex.source());
                }
                visitChildren(part);
            }
        });
        return text.toString();
    }
}
