package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The course in a browser that runs no scripts: text, maths, and still pictures. */
class WithoutScriptsIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    @BeforeAll
    static void switchScriptsOff() {
        BROWSER.scripts(false);
    }

    @AfterAll
    static void switchScriptsOn() {
        BROWSER.scripts(true);
    }

    static Stream<String> pages() {
        return Stream.concat(
                Stream.of("/", "/laboratory"),
                Course.load().chapters().stream().map(chapter -> "/learn/" + chapter.slug()));
    }

    private static void show(String path, int width) {
        BROWSER.size(width, 900);
        BROWSER.prefer("prefers-color-scheme", "light");
        BROWSER.open(SITE.url(path));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsEveryFigureAsAPictureThatFitsAPhone(String path) {
        show(path, 390);
        assertFalse((Boolean) BROWSER.js("return 'ready' in document.documentElement.dataset"), "no script has run");
        BROWSER.js("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        BROWSER.await(path + " has loaded its pictures", () ->
                (Boolean) BROWSER.js("return [...document.images].every(image => image.complete)"));
        assertEquals(
                List.of(),
                BROWSER.js("return [...document.images].filter(i => i.naturalWidth === 0).map(i => i.currentSrc)"));
        int figures = BROWSER.all("[data-figure]").size();
        assertTrue(BROWSER.all("[data-figure] .still img").size() >= figures, "a picture for each figure");
        for (WebElement image : BROWSER.all("[data-figure] .still img")) {
            assertTrue(image.isDisplayed() && image.getSize().height > 100, image.getAttribute("alt"));
            assertTrue(image.getAttribute("currentSrc").endsWith("-narrow.svg"), image.getAttribute("currentSrc"));
        }
        assertEquals(390L, BROWSER.js("return document.documentElement.scrollWidth"), "nothing scrolls sideways");
        assertTrue(BROWSER.all(".figure-fallback").stream().noneMatch(WebElement::isDisplayed), "the picture says it");
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void aChapterIsWholeAsTextAndMaths() {
        show("/learn/sgd", 1280);
        assertTrue(BROWSER.all(".prose .math").size() > 50);
        assertEquals(
                BROWSER.all(".prose .math").size(),
                BROWSER.all(".prose .math > .katex, .prose .math > .katex-display")
                        .size());
        assertTrue(BROWSER.find(".still img").getAttribute("currentSrc").endsWith("-wide.svg"));
        assertTrue(BROWSER.find("#race .still-words")
                .getText()
                .startsWith("After 60 steps from (4.00, 2.00) the loss is"));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        BROWSER.prefer("prefers-color-scheme", "dark");
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    @Test
    void aPredictionKeepsItsPictureFoldedUntilItIsAsked() {
        show("/learn/sgd", 1280);
        WebElement figure = BROWSER.find("#edge");
        assertFalse(figure.findElement(By.tagName("img")).isDisplayed());
        figure.findElement(By.tagName("summary")).click();
        assertTrue(figure.findElement(By.tagName("img")).isDisplayed());
        WebElement answer = BROWSER.find(".predict details");
        answer.findElement(By.tagName("summary")).click();
        assertTrue(answer.findElement(By.cssSelector(".predict-then")).isDisplayed());
    }

    @Test
    void aQuestionFoldsItsAnswersAndAnExerciseSaysWhatItNeeds() {
        show("/learn/sgd", 1280);
        WebElement question = BROWSER.find("form.question");
        assertFalse(question.findElement(By.tagName("button")).isDisplayed());
        question.findElement(By.tagName("summary")).click();
        assertTrue(question.findElement(By.cssSelector("details li")).isDisplayed());
        WebElement exercise = BROWSER.find(".exercise");
        assertTrue(exercise.getText().contains("Solving it needs JavaScript"), exercise.getText());
        exercise.findElement(By.cssSelector(".exercise-solution summary")).click();
        assertTrue(
                exercise.findElement(By.cssSelector(".exercise-solution img")).isDisplayed());
    }

    @Test
    void aLinkThatSetsAFigureLeadsToItsPicture() {
        show("/learn/sgd", 1280);
        List<WebElement> links = BROWSER.all(".prose .sets-still");
        assertTrue(links.size() >= 4);
        assertTrue(BROWSER.all(".prose .sets").stream().noneMatch(WebElement::isDisplayed));
        links.get(0).click();
        assertTrue(
                BROWSER.driver().getCurrentUrl().contains("/picture/race-"),
                BROWSER.driver().getCurrentUrl());
        assertEquals(
                "rgb(168, 74, 0)",
                BROWSER.js("return getComputedStyle(document.querySelector('.l.sgd')).stroke"),
                "the picture's own style sheet is admitted");
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void aPictureFollowsTheReadersColours() {
        for (String scheme : new String[] {"light", "dark"}) {
            show("/learn/sgd", 1280);
            BROWSER.prefer("prefers-color-scheme", scheme);
            BROWSER.open(SITE.url("/learn/sgd"));
            Object brightness = BROWSER.js(
                    """
                    const image = document.querySelector('.still img');
                    const canvas = document.createElement('canvas');
                    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
                    const context = canvas.getContext('2d');
                    context.drawImage(image, 0, 0);
                    return context.getImageData(canvas.width - 1, 1, 1, 1).data[0];
                    """);
            boolean dark = ((Number) brightness).intValue() < 80;
            assertEquals(scheme.equals("dark"), dark, scheme + ": the paper is as bright as " + brightness);
        }
    }

    @Test
    void pagesThatCannotWorkSaySo() {
        show("/lab", 1280);
        assertTrue(BROWSER.find("noscript").getText().contains("needs JavaScript"));
        show("/review", 1280);
        assertTrue(BROWSER.find("noscript").getText().contains("needs JavaScript"));
    }
}
