package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictTest {
    private static final Chapter PRACTICE =
            PracticeCourse.load().chapter("practice").orElseThrow();
    private static final String SLIDER =
            """
            id: guess
            kind: slider
            figure: first
            ask: How many?
            from: 1
            to: 100
            scale: log
            answer: 9
            claim: swings
            then: So it is.
            """;
    private static final String PIN =
            """
            id: guess
            kind: pin
            figure: first
            after: 60
            ask: Where?
            then: There.
            """;

    private static Predict read(String text) {
        return Predict.read(Fence.of("try.md", 5, "predict", text));
    }

    private static String mistake(String text) {
        return assertThrows(CourseException.class, () -> read(text)).getMessage();
    }

    @Test
    void withoutScriptsTheAnswerIsFoldedAwayUnderItsClaim() {
        assertTrue(
                PRACTICE.html()
                        .contains("<details><summary>The answer</summary><p class=\"predict-then\">"
                                + "<span class=\"claim\">9 crossings</span>"),
                PRACTICE.html());
        assertEquals(
                List.of("swings"), PRACTICE.claims().stream().map(Claim::id).toList());
    }

    @Test
    void aChapterListsWhatItAsksUnderEachHeading() {
        assertEquals(
                List.of("guessing", "guessing", "guessing", "drawing", "solving", "solving"),
                PRACTICE.items().stream().map(Chapter.Item::section).toList());
        assertTrue(
                PRACTICE.segments()
                        .matches("q-[0-9a-f]+ predict-crossings predict-resting-place\\|predict-course-of-loss"
                                + "\\|exercise-tame exercise-swings-counted"),
                PRACTICE.segments());
    }

    @Test
    void aQuestionKeepsItsIdWhileItsPromptStays() {
        String first = "How much?\n(x) Two -> Yes.\n( ) Three -> No.";
        String second = "How  much?\n(x) Four -> Yes.\n( ) Two -> No.\n( ) Three -> No.";
        String other = "How many?\n(x) Two -> Yes.\n( ) Three -> No.";
        assertEquals(question(first), question(second));
        assertFalse(question(first).equals(question(other)));
    }

    private static String question(String text) {
        return Question.read(Fence.of("try.md", 1, "question", text)).id();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kind: slider | kind: wheel | try.md:7: "kind" is none of slider, pin, curve
                    id: guess    | id: Guess!  | try.md:6: "id" is not lower-case letters, digits and hyphens
                    to: 100      | to: 1       | try.md:11: "to" is not greater than from
                    from: 1      | from: 0     | try.md:10: "from" is not positive, as a logarithmic scale needs
                    scale: log   | scale: odd  | try.md:12: "scale" is not log, the only one besides the even one
                    scale: log   | step: 0     | try.md:12: "step" is not positive
                    answer: 9    | answer: 900 | try.md:13: "answer" is outside the slider
                    answer: 9    | answer: few | try.md:13: "answer" is "few", not a number
                    scale: log   | after: 3    | try.md:12: unknown key "after"
                    then: So it is. | unit: m  | try.md:5: in predict: "then" is missing
                    """)
    void namesTheLineOfAMistake(String good, String bad, String message) {
        assertTrue(mistake(SLIDER.replace(good, bad)).startsWith(message), mistake(SLIDER.replace(good, bad)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    figure race  | steps: 50 | try.md:9: "after" is more than the 50 steps of its figure
                    figure depth | steps: 60 | try.md:8: "figure" is no race, as a pin needs
                    """)
    void aPinNeedsARaceOfEnoughSteps(String figure, String steps, String message) {
        FigureBlock block = FigureBlock.read(Fence.of("try.md", 1, figure, "id: first\ncaption: C.\n" + steps));
        assertEquals(
                message,
                assertThrows(CourseException.class, () -> read(PIN).requireFigure(Map.of("first", block)))
                        .getMessage());
        assertEquals(
                "try.md:8: \"figure\" names no figure of this page: first",
                assertThrows(CourseException.class, () -> read(PIN).requireFigure(Map.of()))
                        .getMessage());
    }

    @Test
    void anAnswerIsANumberOfItsClaim() {
        String chapter = "---\ntitle: T\nsummary: S\npart: P\norder: 1\nminutes: 1\n---\n\n```predict\n"
                + SLIDER.replace("answer: 9", "answer: 8") + "```\n\n```figure race\nid: first\ncaption: C.\n```\n";
        Apparatus apparatus = new Apparatus(
                PracticeCourse.load().claims(),
                PracticeCourse.load().references(),
                PracticeCourse.load().glossary());
        assertEquals(
                "try.md:9: in predict: the claim \"swings\" says nothing of 8; its numbers are [4, 2, 0.01, 9, 60]",
                assertThrows(CourseException.class, () -> ChapterReader.read("try", "try.md", chapter, apparatus))
                        .getMessage());
    }
}
