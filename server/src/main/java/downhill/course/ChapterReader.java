package downhill.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** Reads the Markdown of one chapter, checks it, and renders it. */
final class ChapterReader {
    private final String file;
    private final Apparatus apparatus;
    private final Map<Heading, String> ids = new LinkedHashMap<>();
    private final List<Chapter.Section> sections = new ArrayList<>();
    private final Map<String, FigureBlock> figures = new LinkedHashMap<>(); // by id
    private final List<Chapter.Item> items = new ArrayList<>();
    private final Set<String> recordings = new LinkedHashSet<>(); // their names
    private final Set<String> experiments = new LinkedHashSet<>(); // names of suites
    private final List<Predict> predictions = new ArrayList<>();
    private final Set<String> proven = new LinkedHashSet<>(); // numbers of exercises
    private final Map<Fence, List<String>> nested = new LinkedHashMap<>(); // Markdown within the course's own blocks

    private ChapterReader(String file, Apparatus apparatus) {
        this.file = file;
        this.apparatus = apparatus;
    }

    /**
     * @param slug of its address
     * @param file for error messages
     * @param text the whole file
     * @param apparatus that it may refer to
     * @throws CourseException at the first mistake
     */
    static Chapter read(String slug, String file, String text, Apparatus apparatus) {
        return new ChapterReader(file, apparatus).read(slug, text);
    }

    private Chapter read(String slug, String text) {
        Node document = Markdown.parse(text);
        FrontMatter settings = new FrontMatter(file, text, document);
        document.accept(new Blocks());
        document.accept(new Headings());
        predictions.forEach(predict -> predict.requireFigure(figures));
        ChapterChecks checks = new ChapterChecks(file, apparatus, figures, Set.copyOf(ids.values()));
        checks.check(document, null);
        nested.forEach((fence, texts) -> texts.forEach(each -> checks.check(Markdown.parse(each), fence)));
        checks.requireNumbersClaimed(proven);
        TermLinks terms = new TermLinks(apparatus.glossary());
        document.accept(terms);
        Stills stills = new Stills(figures);
        String html = Markdown.render(document, ids, apparatus, stills);
        return new Chapter(
                slug,
                settings.text("title"),
                settings.text("summary"),
                settings.text("part"),
                settings.number("order"),
                settings.number("minutes"),
                List.copyOf(settings.list("prerequisites")),
                List.copyOf(sections),
                kinds(),
                List.copyOf(recordings),
                List.copyOf(experiments),
                stills.pictures(),
                checks.claims(),
                checks.references(),
                List.copyOf(terms.linked()),
                List.copyOf(items),
                html);
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
                    add(fence, figure);
                    nested.put(fence, List.of(figure.caption()));
                    return figure;
                case "recording":
                    RecordingBlock recording = RecordingBlock.read(fence, apparatus.recordings());
                    recording.overlay().lines().forEach(line -> recordings.add(line.name()));
                    nested.put(fence, List.of(recording.caption()));
                    return recording;
                case "experiment":
                    ExperimentBlock experiment = ExperimentBlock.read(fence, apparatus.experiments());
                    experiments.add(experiment.experiment().suite().name());
                    nested.put(fence, List.of(experiment.caption()));
                    return experiment;
                case "survey":
                    SurveyBlock survey = SurveyBlock.read(fence, apparatus.surveys(), apparatus.recordings());
                    survey.surveys().values().forEach(each -> recordings.add(each.run()));
                    nested.put(fence, List.of(survey.caption()));
                    return survey;
                case "question":
                    Question question = Question.read(fence);
                    nested.put(fence, question.markdown());
                    return question;
                case "predict":
                    Predict predict = Predict.read(fence);
                    if (figures.containsKey(predict.figure())) {
                        throw fence.error("figure", "stands above the prediction; it has to follow");
                    }
                    predictions.add(predict);
                    nested.put(fence, List.of(predict.ask(), predict.answerMarkdown()));
                    return predict;
                case "exercise":
                    Exercise exercise = Exercise.read(fence);
                    if (exercise.figure() != null) {
                        add(fence, exercise.figure());
                    }
                    proven.addAll(exercise.provenNumbers());
                    nested.put(fence, exercise.markdown());
                    return exercise;
                case "reveal":
                    Reveal reveal = Reveal.read(fence);
                    nested.put(fence, List.of(reveal.summary(), reveal.body()));
                    return reveal;
                case "note":
                    SideNote note = SideNote.read(fence);
                    nested.put(fence, List.of(note.body()));
                    return note;
                case "excerpt":
                    return Excerpt.read(fence);
                case "path":
                    DecisionPath path = DecisionPath.read(fence);
                    nested.put(fence, path.markdown());
                    return path;
                default:
                    return null;
            }
        }
    }

    private void add(Fence fence, FigureBlock figure) {
        if (figures.put(figure.id(), figure) != null) {
            throw fence.error("another figure is called \"" + figure.id() + "\"");
        }
    }

    /**
     * Gives every heading an id, and lists those of the second level, with what is asked under them; the first level is the
     * chapter's title.
     */
    private final class Headings extends AbstractVisitor {
        private final IdGenerator generator = IdGenerator.builder().build();

        @Override
        public void visit(Heading heading) {
            if (heading.getLevel() == 1) {
                throw error(heading, "the title of a chapter stands in its front matter; begin headings with ##");
            }
            String title = ChapterChecks.plainText(heading);
            String id = generator.generateId(title);
            if (figures.containsKey(id)) {
                throw error(heading, "a figure already has the id \"" + id + "\"");
            }
            ids.put(heading, id);
            if (heading.getLevel() == 2) {
                sections.add(new Chapter.Section(id, title));
            }
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof Question question) {
                ask(block, question.id());
            } else if (block instanceof Predict predict) {
                ask(block, predict.id());
            } else if (block instanceof Exercise exercise) {
                ask(block, "exercise-" + exercise.id());
            }
            visitChildren(block);
        }

        private void ask(Node block, String id) {
            if (items.stream().anyMatch(item -> item.id().equals(id))) {
                throw error(block, "the same is asked twice: \"" + id + "\"");
            }
            items.add(new Chapter.Item(
                    id,
                    sections.isEmpty() ? "" : sections.get(sections.size() - 1).id()));
        }
    }

    private CourseException error(Node node, String problem) {
        return new CourseException(file, lineOf(node), problem);
    }

    /** The line on which the block around a node begins. */
    static int lineOf(Node node) {
        Node block = node;
        while (block.getSourceSpans().isEmpty() && block.getParent() != null) {
            block = block.getParent();
        }
        return block.getSourceSpans().isEmpty()
                ? 1
                : block.getSourceSpans().get(0).getLineIndex() + 1;
    }
}
