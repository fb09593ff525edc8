package downhill.course;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes the course's own blocks as HTML that says what it can without scripts. */
final class BlockRenderer implements NodeRenderer {
    private static final Map<String, String> NONE = Map.of();

    private final HtmlNodeRendererContext context;
    private final Claims claims;
    private final HtmlWriter html;
    private int questions;

    BlockRenderer(HtmlNodeRendererContext context, Claims claims) {
        this.context = context;
        this.claims = claims;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FigureBlock.class, Question.class, Reveal.class, Mark.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Mark mark) {
            mark(mark);
            return;
        }
        html.line();
        if (node instanceof FigureBlock figure) {
            figure(figure);
        } else if (node instanceof Question question) {
            question(question, "question-" + ++questions);
        } else if (node instanceof Reveal reveal) {
            reveal(reveal);
        }
        html.line();
    }

    private void figure(FigureBlock figure) {
        html.tag(
                "figure",
                attributes(
                        "class", "figure",
                        "id", figure.id(),
                        "data-figure", figure.entry().name(),
                        "data-title", figure.entry().title(),
                        "data-state", figure.state(),
                        "data-settings", figure.entry().schema()));
        html.tag("div", Map.of("class", "figure-body"));
        element("p", "figure-fallback", () -> html.text(figure.entry().withoutScript()));
        html.tag("/div");
        element("figcaption", "", () -> markdown(figure.caption()));
        html.tag("/figure");
    }

    private void question(Question question, String name) {
        html.tag("form", Map.of("class", "question"));
        html.tag("fieldset", NONE);
        element("legend", "", () -> markdown(question.prompt()));
        for (int i = 0; i < question.options().size(); i++) {
            option(question.options().get(i), name, i);
        }
        html.tag("/fieldset");
        html.tag("button", attributes("class", "button small", "type", "submit", "hidden", "hidden"));
        html.text("Check my answer");
        html.tag("/button");
        html.tag("div", attributes("class", "verdict", "role", "status"));
        html.tag("/div");
        html.tag("details", NONE);
        element("summary", "", () -> html.text("Every answer, explained"));
        html.tag("ul", NONE);
        question.options().forEach(this::explanation);
        html.tag("/ul");
        html.tag("/details");
        html.tag("/form");
    }

    private void option(Question.Option option, String name, int index) {
        html.tag("label", Map.of("class", "choice"));
        html.tag("input", attributes("type", "radio", "name", name, "value", Integer.toString(index)), true);
        element("span", "", () -> markdown(option.text()));
        html.tag("/label");
    }

    private void explanation(Question.Option option) {
        html.tag("li", Map.of("data-right", Boolean.toString(option.right())));
        element("strong", "", () -> markdown(option.text()));
        html.text(option.right() ? " Right. " : " Not quite. ");
        element("span", "feedback", () -> markdown(option.feedback()));
        html.tag("/li");
    }

    private void reveal(Reveal reveal) {
        html.tag("details", Map.of("class", "reveal"));
        element("summary", "", () -> markdown(reveal.summary()));
        html.tag("div", NONE);
        for (Node node = Markdown.parse(reveal.body()).getFirstChild(); node != null; node = node.getNext()) {
            context.render(node);
        }
        html.tag("/div");
        html.tag("/details");
    }

    private void mark(Mark mark) {
        switch (mark.kind()) {
            case CLAIM -> claim(mark);
            case REFERENCE -> {
                html.tag("a", attributes("class", "citation", "href", "#ref-" + mark.id()));
                words(mark);
                html.tag("/a");
            }
            case GIVEN -> words(mark);
        }
    }

    private void words(Mark mark) {
        for (Node child = mark.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }

    private void claim(Mark mark) {
        Claim.Status status = claims.get(mark.id()).status();
        html.tag("span", Map.of("class", "claim"));
        words(mark);
        html.tag("/span");
        html.tag(
                "button",
                attributes(
                        "type",
                        "button",
                        "class",
                        "claim-mark",
                        "data-status",
                        status.text(),
                        "popovertarget",
                        "claim-" + mark.id(),
                        "aria-label",
                        "Evidence: " + status.text()));
        html.text(status.mark());
        html.tag("/button");
    }

    private void element(String name, String classes, Runnable content) {
        html.tag(name, classes.isEmpty() ? NONE : Map.of("class", classes));
        content.run();
        html.tag("/" + name);
    }

    /** Markdown of one paragraph, without the paragraph around it. */
    private void markdown(String text) {
        Node paragraph = Markdown.parse(text).getFirstChild();
        for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            context.render(node);
        }
    }

    private static Map<String, String> attributes(String... namesAndValues) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }
}
