package downhill.course;

import static downhill.course.BlockHtml.attributes;

import downhill.course.picture.Paper;
import downhill.course.picture.Picture;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes the course's own blocks as HTML that says what it can without scripts. */
final class BlockRenderer implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final Apparatus apparatus;
    private final BlockHtml blocks;
    private final HtmlWriter html;
    private final PracticeRenderer practice;
    private final PathRenderer paths;
    private final Stills stills;

    BlockRenderer(HtmlNodeRendererContext context, Apparatus apparatus, Stills stills) {
        this.context = context;
        this.apparatus = apparatus;
        this.stills = stills;
        this.blocks = new BlockHtml(context);
        this.html = blocks.writer();
        this.practice = new PracticeRenderer(blocks, stills, this::figure);
        this.paths = new PathRenderer(blocks);
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                FigureBlock.class,
                RecordingBlock.class,
                ExperimentBlock.class,
                SurveyBlock.class,
                Question.class,
                Predict.class,
                Exercise.class,
                Reveal.class,
                SideNote.class,
                Excerpt.class,
                DecisionPath.class,
                Link.class,
                Mark.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Mark mark) {
            mark(mark);
            return;
        }
        if (node instanceof Link link) {
            link(link);
            return;
        }
        html.line();
        if (node instanceof FigureBlock figure) {
            figure(figure);
        } else if (node instanceof RecordingBlock recording) {
            recording(recording);
        } else if (node instanceof ExperimentBlock experiment) {
            experiment(experiment);
        } else if (node instanceof SurveyBlock survey) {
            survey(survey);
        } else if (node instanceof Question question) {
            practice.question(question);
        } else if (node instanceof Predict predict) {
            stills.cover(predict.figure());
            practice.predict(predict);
        } else if (node instanceof Exercise exercise) {
            practice.exercise(exercise);
        } else if (node instanceof Reveal reveal) {
            reveal(reveal);
        } else if (node instanceof SideNote note) {
            blocks.element("div", attributes("class", "side-note", "role", "note"), () -> blocks.blocks(note.body()));
        } else if (node instanceof Excerpt excerpt) {
            excerpt(excerpt);
        } else if (node instanceof DecisionPath path) {
            paths.path(path);
        }
        html.line();
    }

    private void figure(FigureBlock figure) {
        Map<String, String> attributes = attributes(
                "class", "figure",
                "id", figure.id(),
                "data-figure", figure.entry().name(),
                "data-title", figure.entry().title(),
                "data-state", figure.state(),
                "data-settings", figure.entry().schema());
        blocks.element("figure", attributes, () -> {
            blocks.element("div", "figure-body", () -> {
                blocks.element(
                        "p", "figure-fallback", () -> html.text(figure.entry().withoutScript()));
                html.raw(stills.of(figure));
            });
            blocks.element("figcaption", "", () -> blocks.markdown(figure.caption()));
        });
    }

    private void recording(RecordingBlock recording) {
        Map<String, String> attributes = attributes(
                "class", "figure recording",
                "data-recordings", recording.overlay().data(),
                "data-curves", recording.curveNames());
        blocks.element("figure", attributes, () -> {
            html.raw(new RecordingHtml(recording.overlay(), stills.of(recording)).body());
            blocks.element("figcaption", "", () -> blocks.markdown(recording.caption()));
        });
    }

    private void experiment(ExperimentBlock block) {
        ExperimentHtml experiment = new ExperimentHtml(block.experiment(), apparatus.recordings());
        experiment.picture().ifPresent(stills::add);
        blocks.element("figure", "experiment", () -> {
            html.raw(experiment.body());
            blocks.element("figcaption", "", () -> blocks.markdown(block.caption()));
        });
    }

    private void survey(SurveyBlock block) {
        Picture picture = block.picture();
        stills.add(picture);
        blocks.element("figure", "experiment", () -> {
            html.raw(new SurveyHtml(block, picture.html()).body());
            blocks.element("figcaption", "", () -> blocks.markdown(block.caption()));
        });
    }

    private void reveal(Reveal reveal) {
        blocks.element("details", "reveal", () -> {
            blocks.element("summary", "", () -> blocks.markdown(reveal.summary()));
            blocks.element("div", "", () -> blocks.blocks(reveal.body()));
        });
    }

    private void excerpt(Excerpt excerpt) {
        blocks.element("figure", "excerpt", () -> {
            blocks.element("figcaption", "", () -> {
                blocks.element("code", "", () -> html.text(excerpt.path()));
                html.text(", " + excerpt.span());
            });
            // Whoever scrolls by keyboard has to be able to reach what scrolls.
            blocks.element(
                    "pre",
                    attributes(
                            "tabindex",
                            "0",
                            "role",
                            "region",
                            "aria-label",
                            "Code of " + excerpt.path() + ", " + excerpt.span()),
                    () -> blocks.element("code", "", () -> html.text(excerpt.code())));
        });
    }

    private void mark(Mark mark) {
        switch (mark.kind()) {
            case CLAIM -> claim(mark);
            case REFERENCE ->
                blocks.element("a", attributes("class", "citation", "href", "#ref-" + mark.id()), () -> words(mark));
            case GIVEN -> words(mark);
        }
    }

    /** One that sets a figure leads to a picture of it where scripts are off. */
    private void link(Link link) {
        Map<String, String> attributes = attributes("href", FigureLink.escaped(link.getDestination()));
        if (link.getTitle() != null) {
            attributes.put("title", link.getTitle());
        }
        Picture picture = stills.behind(link.getDestination());
        if (picture != null) {
            attributes.put("class", "sets");
        }
        blocks.element("a", context.extendAttributes(link, "a", attributes), () -> words(link));
        if (picture != null) {
            html.raw("<noscript>");
            blocks.element(
                    "a", attributes("class", "sets-still", "href", picture.address(Paper.WIDE)), () -> words(link));
            html.raw("</noscript>");
        }
    }

    private void words(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }

    private void claim(Mark mark) {
        Claim.Status status = apparatus.claims().get(mark.id()).status();
        blocks.element("span", "claim", () -> words(mark));
        Map<String, String> attributes = attributes(
                "type",
                "button",
                "class",
                "claim-mark",
                "data-status",
                status.text(),
                "popovertarget",
                "claim-" + mark.id(),
                "aria-label",
                "Evidence: " + status.text());
        blocks.element("button", attributes, () -> html.text(status.mark()));
    }
}
