package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionPathTest {
    private static final String GOOD =
            """
            ? Does the loss fall?
            - Yes -> *Go on*.
            - No
              ? Is it finite?
              - Yes -> Raise $\\eta$.
              - No -> Lower it.
            """;

    private static DecisionPath path(String lines) {
        return DecisionPath.read(Fence.of("end.md", 3, "path Start here", lines));
    }

    @Test
    void readsQuestionsAnswersAndAdviceInTheirOrder() {
        assertEquals(
                List.of(
                        "Start here",
                        "Does the loss fall?",
                        "Yes",
                        "*Go on*.",
                        "No",
                        "Is it finite?",
                        "Yes",
                        "Raise $\\eta$.",
                        "No",
                        "Lower it."),
                path(GOOD).markdown());
    }

    @Test
    void theAnswersOfOneQuestionFoldEachOtherAndThoseOfTheNextHaveTheirOwnName() {
        Node document = Markdown.parse("");
        document.appendChild(path(GOOD));
        String html =
                Markdown.render(document, Map.of(), null, new Stills(Map.of())).replaceAll(">\\s+<", "><");
        assertTrue(html.contains("<p class=\"path-question\">Does the loss fall?</p>"), html);
        assertTrue(html.contains(
                "<details name=\"path-1\"><summary>Yes</summary><div class=\"path-advice\"><p><em>Go on"));
        assertTrue(
                html.contains("<details name=\"path-1\"><summary>No</summary><div class=\"path-next\">"
                        + "<p class=\"path-question\">Is it finite?</p><ul class=\"path-answers\"><li>"
                        + "<details name=\"path-2\"><summary>Yes</summary>"),
                html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "? Does the loss fall? | Does the loss fall? | end.md:4: here a question is due: \"? …\"",
                "'  ? Is it finite?' | '? Is it finite?' | end.md:7: here a question is due: \"  ? …\"",
                "'- Yes -> *Go on*.' | '- Yes -> *Go on*.\nThen rest.' | end.md:4: a question of a path needs at least two"
                        + " answers",
                "'  - No -> Lower it.' | '   - No' | end.md:7: a question of a path needs at least two answers",
                "'  - No -> Lower it.' | '  - No -> Lower it.\nRest.' | end.md:10: a line of a path is \"? question\" or"
                        + " \"- answer -> advice\", in its place",
            })
    void namesTheLineOfAMistake(String good, String bad, String message) {
        assertEquals(
                message,
                assertThrows(CourseException.class, () -> path(GOOD.replace(good, bad)))
                        .getMessage());
    }
}
