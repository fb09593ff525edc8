package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.Scratch;
import downhill.browser.Browser;
import downhill.site.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Answers that come back after days, and what readers can do with what is kept of them. */
class ReviewIT {
    private static final String QUESTION =
            PracticeCourse.load().chapters().get(0).items().get(0).id();

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite(PracticeCourse.load());

    @BeforeEach
    void forgetEverything() {
        BROWSER.open(SITE.url("/claims"));
        BROWSER.js("localStorage.clear()");
    }

    private static void open(String path) {
        BROWSER.open(SITE.url(path));
        BROWSER.find("html[data-ready]");
    }

    /** Answers so many days ago, through the module that the pages use. */
    private static void answer(String id, boolean right, int daysAgo) {
        BROWSER.js(
                """
                return import('/static/js/memory.js').then(memory =>
                    memory.remember('practice/' + arguments[0], arguments[1], {day: memory.today() - arguments[2]}));
                """,
                id,
                right,
                daysAgo);
    }

    /** The days from today until an item is asked again. */
    private static long days(String id) {
        return (long) BROWSER.js(
                """
                return import('/static/js/memory.js').then(memory =>
                    memory.answers()['practice/' + arguments[0]].due - memory.today());
                """,
                id);
    }

    private static String status() {
        return BROWSER.find("#review-status").getText();
    }

    @Test
    void theDistanceGrowsWithEachRightAnswerAndAWrongOneStartsAgain() {
        long[] expected = {1, 3, 7, 21, 60, 60};
        int day = 1000;
        for (long distance : expected) {
            answer(QUESTION, true, day);
            assertEquals(distance - day, days(QUESTION));
            day -= (int) distance;
        }
        answer(QUESTION, true, day + 1);
        assertEquals(-day, days(QUESTION), "before its day a right answer changes nothing");
        answer(QUESTION, false, day);
        assertEquals(1 - day, days(QUESTION));
    }

    @Test
    void asksWhatIsDueAndOnlyThat() {
        open("/review");
        assertTrue(status().startsWith("Nothing to review yet"), status());
        answer(QUESTION, true, 2);
        answer("predict-crossings", false, 1);
        answer("predict-resting-place", true, 0);
        answer("q-vanished", true, 5);
        open("/review");
        assertEquals("3 of 4 remembered answers are due today. The next comes back tomorrow.", status());
        assertEquals(
                List.of(QUESTION, "predict-crossings"),
                BROWSER.js(
                        "return [...document.querySelectorAll('#review-items form.question, #review-items .predict')]"
                                + ".map(item => item.id)"));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        BROWSER.fullScreenshot("review");

        WebElement first = BROWSER.find("#review-items .question input");
        first.sendKeys(Keys.SPACE);
        first.sendKeys(Keys.ENTER);
        assertEquals("Right. So it is.", BROWSER.find("#review-items .verdict").getText());
        assertEquals(3, days(QUESTION));
        BROWSER.find("#review-items .predict [type=number]").sendKeys(Keys.chord(Keys.CONTROL, "a"), "9", Keys.ENTER);
        assertEquals(1, days("predict-crossings"), "right after wrong comes back tomorrow");
        assertEquals("1 of 4 remembered answers are due today. The next comes back tomorrow.", status());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void aPinIsAskedAgainOnItsOwnMap() {
        answer("predict-resting-place", true, 1);
        open("/review");
        assertTrue(BROWSER.find("#review-items .predict canvas").isDisplayed());
        BROWSER.js("arguments[0].click()", BROWSER.find("#review-items [type=submit]"));
        assertTrue(
                BROWSER.find("#review-items .verdict").getText().contains("After 50 steps SGD stands at (0.00, 0.00)"));
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void answersAreExportedImportedAndErased() throws IOException {
        answer(QUESTION, true, 2);
        open("/review");
        String exported =
                (String) BROWSER.js("return import('/static/js/memory.js').then(memory => memory.exported())");
        BROWSER.find("#review-erase").sendKeys(Keys.ENTER);
        BROWSER.find("#review-erase-now").sendKeys(Keys.ENTER);
        BROWSER.await("erased", () -> status().startsWith("Nothing to review yet"));
        assertEquals(null, BROWSER.js("return localStorage.getItem('downhill.answers')"));
        assertFalse(BROWSER.find("#review-sure").isDisplayed());

        Path folder = Scratch.folder("answers");
        Path file = Files.writeString(folder.resolve("answers.json"), exported);
        BROWSER.find("#review-import").sendKeys(file.toAbsolutePath().toString());
        BROWSER.await("imported", () -> BROWSER.find("#review-note").getText().equals("1 answer read."));
        assertEquals(-1, days(QUESTION));
        assertEquals(1, BROWSER.all("#review-items .question").size());

        Path broken = Files.writeString(
                folder.resolve("broken.json"), "{\"answers\": {\"a/b\": {\"right\": 1}, \"<x>\": {}}}");
        BROWSER.find("#review-import").sendKeys(broken.toAbsolutePath().toString());
        BROWSER.await(
                "none of it is taken",
                () -> BROWSER.find("#review-note").getText().equals("0 answers read."));
        Path other = Files.writeString(folder.resolve("other.json"), "hello");
        BROWSER.find("#review-import").sendKeys(other.toAbsolutePath().toString());
        BROWSER.await(
                "said",
                () -> BROWSER.find("#review-note").getText().equals("That file holds no answers of this course."));
        assertEquals(-1, days(QUESTION));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    @Test
    void theChapterListAndTheChapterShowWhatHasBeenAnswered() {
        open("/");
        assertTrue(BROWSER.all(".progress").isEmpty());
        answer("predict-course-of-loss", false, 0);
        open("/");
        assertEquals(
                "1 of 3 parts answered",
                BROWSER.find("[data-chapter=practice] .progress").getText());
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        open("/learn/practice");
        assertEquals(
                List.of("", "✓", ""),
                BROWSER.all(".contents li").stream()
                        .map(item -> item.getText().contains("✓") ? "✓" : "")
                        .toList());
        for (Chapter.Item item : PracticeCourse.load().chapters().get(0).items()) {
            answer(item.id(), true, 0);
        }
        BROWSER.await("they follow", () -> BROWSER.all(".contents .done").size() == 3);
        open("/");
        assertEquals(
                "Everything answered",
                BROWSER.find("[data-chapter=practice] .progress").getText());
    }
}
