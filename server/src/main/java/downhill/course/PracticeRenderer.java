package downhill.course;

import static downhill.course.BlockHtml.attributes;

import java.util.function.Consumer;

/** Writes what a reader answers: questions, predictions, exercises. Scripts fold the answers away and ask first. */
final class PracticeRenderer {
    private final BlockHtml html;
    private final Stills stills;
    private final Consumer<FigureBlock> figures;
    private int questions;

    /** @param figures writes a figure */
    PracticeRenderer(BlockHtml html, Stills stills, Consumer<FigureBlock> figures) {
        this.html = html;
        this.stills = stills;
        this.figures = figures;
    }

    void question(Question question) {
        String name = "question-" + ++questions;
        html.element("form", attributes("class", "question", "id", question.id()), () -> {
            html.element("fieldset", "", () -> {
                html.element("legend", "", () -> html.markdown(question.prompt()));
                for (int i = 0; i < question.options().size(); i++) {
                    option(question.options().get(i), name, i);
                }
            });
            submit("Check my answer");
            verdict();
            html.element("details", "", () -> {
                html.element("summary", "", () -> html.text("Every answer, explained"));
                html.element("ul", "", () -> question.options().forEach(this::explanation));
            });
        });
    }

    private void option(Question.Option option, String name, int index) {
        html.element("label", "choice", () -> {
            html.writer()
                    .tag("input", attributes("type", "radio", "name", name, "value", Integer.toString(index)), true);
            html.element("span", "", () -> html.markdown(option.text()));
        });
    }

    private void explanation(Question.Option option) {
        html.element("li", attributes("data-right", Boolean.toString(option.right())), () -> {
            html.element("strong", "", () -> html.markdown(option.text()));
            html.text(option.right() ? " Right. " : " Not quite. ");
            html.element("span", "feedback", () -> html.markdown(option.feedback()));
        });
    }

    void predict(Predict predict) {
        html.element(
                "div",
                attributes(
                        "class",
                        "predict",
                        "id",
                        predict.id(),
                        "role",
                        "group",
                        "aria-label",
                        "Prediction",
                        "data-predict",
                        predict.data(),
                        "data-figure-id",
                        predict.figure()),
                () -> {
                    eyebrow("Predict, then see");
                    html.element("p", "predict-ask", () -> html.markdown(predict.ask()));
                    html.element("details", "", () -> {
                        html.element("summary", "", () -> html.text("The answer"));
                        html.element("p", "predict-then", () -> html.markdown(predict.answerMarkdown()));
                    });
                });
    }

    void exercise(Exercise exercise) {
        html.element(
                "div",
                attributes(
                        "class", "exercise",
                        "id", "exercise-" + exercise.id(),
                        "role", "group",
                        "aria-label", "Exercise",
                        "data-exercise", exercise.data()),
                () -> {
                    eyebrow("Exercise");
                    if (exercise.figure() == null) {
                        number(exercise);
                    } else {
                        solvedInFigure(exercise);
                    }
                });
    }

    private void number(Exercise exercise) {
        html.element("p", "exercise-ask", () -> html.markdown(exercise.ask()));
        html.element("p", attributes("class", "exercise-status", "role", "status"), () -> {});
        fold("exercise-hint", "A hint", exercise.hint());
        fold("exercise-solution", "The answer", exercise.answerMarkdown());
    }

    private void solvedInFigure(Exercise exercise) {
        html.element("p", "exercise-goal", () -> {
            html.element("strong", "", () -> html.text("Goal: "));
            html.text(exercise.goal().words() + ".");
        });
        html.writer()
                .raw("<noscript><p class=\"exercise-still\">Solving it needs JavaScript, which lets you set the figure."
                        + " Without it, look at the start, take the hint, and compare with a solution.</p></noscript>");
        figures.accept(exercise.figure());
        html.element("p", attributes("class", "exercise-status", "role", "status"), () -> {});
        fold("exercise-hint", "A hint", exercise.hint());
        html.element("details", "exercise-solution", () -> {
            html.element("summary", "", () -> html.text("A solution"));
            html.element("p", "", () -> {
                html.element("code", "", () -> html.text(exercise.solutionWords()));
                html.text(" ");
                html.element(
                        "a",
                        attributes("href", "#" + exercise.id() + "=" + exercise.solution()),
                        () -> html.text("Set the figure so"));
            });
            html.writer().raw(stills.of(exercise.figure(), exercise.solution()));
        });
    }

    private void fold(String classes, String summary, String body) {
        html.element("details", classes, () -> {
            html.element("summary", "", () -> html.text(summary));
            html.element("p", "", () -> html.markdown(body));
        });
    }

    private void eyebrow(String words) {
        html.element("p", "eyebrow", () -> html.text(words));
    }

    private void submit(String words) {
        html.element(
                "button",
                attributes("class", "button small", "type", "submit", "hidden", "hidden"),
                () -> html.text(words));
    }

    private void verdict() {
        html.element("div", attributes("class", "verdict", "role", "status"), () -> {});
    }
}
