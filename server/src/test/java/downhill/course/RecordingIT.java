package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Recorded runs played in a chapter, by mouse and by keyboard. */
class RecordingIT {
    private static final String RESULT = "Adam gets 80.0% of the test images right after 4 epochs, SGD 30.0%.";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite(RecordedCourse.load());

    private WebElement figure;

    private void show(String path, int width, String scheme) {
        BROWSER.size(width, 900);
        BROWSER.prefer("prefers-color-scheme", scheme);
        BROWSER.open(SITE.url(path));
        BROWSER.find("html[data-ready]");
        BROWSER.js("document.querySelectorAll('.recording').forEach(each => each.scrollIntoView())");
        BROWSER.await("both players stand", () -> BROWSER.all(".recording:not([data-ready])")
                .isEmpty());
        BROWSER.js("document.querySelector('.recording').scrollIntoView()");
        figure = BROWSER.find(".recording");
    }

    private void show() {
        show("/learn/played", 1280, "light");
    }

    @AfterEach
    void allowMotion() {
        BROWSER.prefer("prefers-reduced-motion", "no-preference");
    }

    private WebElement in(String css) {
        return figure.findElement(By.cssSelector(css));
    }

    private WebElement play() {
        return in("[data-action='play']");
    }

    private WebElement slider() {
        return in(".recording-seek");
    }

    private int position() {
        return Integer.parseInt(slider().getDomProperty("value"));
    }

    private String summary() {
        return in(".recording-summary").getText();
    }

    private List<String> legend() {
        return figure.findElements(By.cssSelector(".recording-chart:first-child .recording-legend li")).stream()
                .map(WebElement::getText)
                .map(text -> text.replaceAll("\\s+", " "))
                .toList();
    }

    private void choose(String label, String option) {
        WebElement select = figure.findElement(By.xpath(".//label[.='" + label + "']/following-sibling::select"));
        new Select(select).selectByVisibleText(option);
    }

    private String picture() {
        return (String) BROWSER.js(
                "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
                        + " done(arguments[0].toDataURL()))))",
                in("canvas"));
    }

    @Test
    void aReaderWhoDoesNothingSeesTheWholeCurves() {
        show();
        assertEquals(RESULT, summary());
        assertEquals(List.of("SGD 30.0%", "Adam 80.0%"), legend());
        assertEquals(10_000, position());
        assertEquals("epoch 4.0 of 4", slider().getDomAttribute("aria-valuetext"));
        String before = picture();
        BROWSER.js("return new Promise(done => setTimeout(done, 500))");
        assertEquals(before, picture(), "nothing moves by itself");
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void itPlaysFromTheBeginningAndEndsWithTheResult() {
        BROWSER.prefer("prefers-reduced-motion", "reduce"); // what the reader asks for plays all the same
        show();
        String whole = picture();
        play().click();
        BROWSER.await("the first epoch is over", () -> summary().contains("after epoch 1"));
        assertEquals("Pause", play().getText());
        assertNotEquals(whole, picture());
        in("[data-action='end']").click();
        assertEquals("Play", play().getText());
        assertEquals(RESULT, summary());
        assertEquals(RESULT, in("[role='status']").getDomProperty("textContent"));
        assertEquals(whole, picture());
    }

    @Test
    void pausingSaysWhereItStands() {
        show();
        slider().sendKeys(Keys.HOME, Keys.PAGE_UP, Keys.PAGE_UP, Keys.PAGE_UP, Keys.PAGE_UP);
        play().sendKeys(Keys.ENTER);
        BROWSER.await("two epochs are over", () -> summary().contains("after epoch 2"));
        play().sendKeys(Keys.SPACE);
        int at = position();
        String said = in("[role='status']").getDomProperty("textContent");
        assertTrue(said.startsWith("Test accuracy: SGD "), said);
        assertEquals(said, summary());
        BROWSER.js("return new Promise(done => setTimeout(done, 400))");
        assertEquals(at, position());
        play().sendKeys(Keys.SPACE);
        BROWSER.await("it goes on from there", () -> position() > at);
        in("[data-action='end']").click();
    }

    @Test
    void theKeyboardScrubs() {
        show();
        slider().sendKeys(Keys.HOME);
        assertEquals("epoch 0.0 of 4", slider().getDomAttribute("aria-valuetext"));
        assertEquals("Test accuracy: SGD in its first epoch, Adam in its first epoch.", summary());
        assertEquals(List.of("SGD –", "Adam –"), legend());
        slider().sendKeys(Keys.ARROW_RIGHT);
        assertEquals(100, position());
        for (int i = 0; i < 5; i++) {
            slider().sendKeys(Keys.PAGE_UP);
        }
        assertEquals(List.of("SGD 15.0%", "Adam 40.0%"), legend());
        assertEquals("Test accuracy: SGD 15.0% after epoch 2, Adam 40.0% after epoch 2.", summary());
        slider().sendKeys(Keys.END);
        assertEquals(RESULT, summary());
    }

    /** The run took 99.5 seconds. */
    @Test
    void theSpeedIsTheReaders() {
        show();
        choose("Speed", "real time");
        play().click();
        BROWSER.js("return new Promise(done => setTimeout(done, 1500))");
        int slow = position();
        assertTrue(slow < 1000, "in real time a second is a hundredth, but it stands at " + slow);
        choose("Speed", "all in 10 s");
        BROWSER.await("it is faster now", () -> position() > 1500);
        in("[data-action='end']").click();
    }

    @Test
    void theAxisIsTheReaders() {
        show();
        String byEpoch = picture();
        choose("Across", "time");
        assertEquals("1 min 40 s of 1 min 40 s", slider().getDomAttribute("aria-valuetext"));
        assertNotEquals(byEpoch, picture());
        choose("Across", "step");
        assertEquals("step 200 of 200", slider().getDomAttribute("aria-valuetext"));
        WebElement loss = figure.findElements(By.cssSelector("canvas")).get(1);
        Object linear = BROWSER.js("return arguments[0].toDataURL()", loss);
        in("input[type='checkbox']").click();
        picture();
        assertNotEquals(linear, BROWSER.js("return arguments[0].toDataURL()", loss));
    }

    @Test
    void onALogarithmicScaleAccuraciesStayLinear() {
        show();
        assertEquals(
                List.of(false, true, false),
                BROWSER.js(
                        """
                        return import('/static/js/recording-chart.js').then(({scaleOf}) => [
                            scaleOf('test-accuracy', [{values: [0.1, 0.9]}], true).log,
                            scaleOf('loss', [{values: [0.1, 0.9]}], true).log,
                            scaleOf('loss', [{values: [0, 0.9]}], true).log,
                        ]);
                        """));
    }

    @Test
    void itRestsWhileItCannotBeSeen() {
        show();
        play().click();
        BROWSER.await("it plays", () -> position() > 200 && position() < 10_000);
        BROWSER.size(1280, 500);
        BROWSER.js("document.body.style.paddingBottom = '3000px'; scrollTo(0, document.body.scrollHeight)");
        BROWSER.js("return new Promise(done => setTimeout(done, 500))");
        int at = position();
        BROWSER.js("return new Promise(done => setTimeout(done, 700))");
        assertEquals(at, position());
    }

    @Test
    void itIsLoadedWhenItComesIntoView() {
        String asked =
                "return performance.getEntriesByType('resource').some(each => each.name.includes('/api/recordings/'))";
        BROWSER.size(1280, 500);
        BROWSER.open(SITE.url("/learn/far"));
        BROWSER.find("html[data-ready]");
        BROWSER.js("return new Promise(done => setTimeout(done, 300))");
        assertFalse((Boolean) BROWSER.js(asked), "four thousand pixels away");
        BROWSER.js("document.querySelector('.recording').scrollIntoView()");
        BROWSER.await("it was loaded", () -> (Boolean) BROWSER.js(asked));
    }

    @Test
    void itsDetailsSayWhereItIsFrom() {
        show();
        in(".recording-details summary").click();
        String details = in(".recording-details").getText();
        for (String part : List.of("a processor, 2 threads", "a JPEG copy, quality 75", "optimizer", "30.0%")) {
            assertTrue(details.contains(part), details);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/learn/played", "/recordings", "/recordings/two-adam"})
    void itIsAccessibleInLightAndDarkAndFitsAPhone(String path) {
        if (path.equals("/recordings")) {
            BROWSER.size(1280, 900);
            BROWSER.open(SITE.url(path));
        } else {
            show(path, 1280, "light");
            BROWSER.js("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        }
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        BROWSER.prefer("prefers-color-scheme", "dark");
        assertEquals(List.of(), BROWSER.contrastViolations());
        BROWSER.size(390, 844);
        assertEquals(390L, BROWSER.js("return document.documentElement.scrollWidth"), "nothing scrolls sideways");
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void withoutScriptsThereArePictureAndNumbers() {
        BROWSER.scripts(false);
        try {
            BROWSER.size(1280, 900);
            BROWSER.open(SITE.url("/learn/played"));
            WebElement image = BROWSER.find(".recording .still img");
            BROWSER.await("the picture is there", () -> image.isDisplayed() && image.getSize().height > 200);
            assertEquals(RESULT, BROWSER.find(".recording-summary").getText());
            BROWSER.find(".recording-details summary").click();
            assertTrue(BROWSER.find(".recording-table").isDisplayed());
            assertTrue(BROWSER.all(".figure-fallback").stream().noneMatch(WebElement::isDisplayed));
        } finally {
            BROWSER.scripts(true);
        }
    }

    /** With the whole course: what the page of a run says leads to chapters. */
    @Test
    void aReaderKeepsARealOneAmongTheirRuns() {
        try (TestSite site = new TestSite()) {
            BROWSER.size(1280, 900);
            BROWSER.open(site.url("/recordings/optimizer-comparison-sgd-seed1"));
            BROWSER.find(".recording-keep button").click();
            BROWSER.await(
                    "the page of the run",
                    () -> BROWSER.driver().getCurrentUrl().contains("/runs/"));
            BROWSER.await(
                    "its charts have their numbers",
                    () -> BROWSER.find("#text-epoch-accuracy").getText().contains("test 58.3%"));
            assertTrue(BROWSER.find("#origin").getText().contains("SGD, seed 1"));
            assertTrue(BROWSER.find("#log").getText().contains("Of the images was said: These images are a JPEG copy"));
            BROWSER.open(site.url("/wall"));
            BROWSER.await(
                    "its tile",
                    () -> BROWSER.find(".tile .accuracy strong").getText().equals("58.3%"));
            assertEquals("Imported", BROWSER.find(".tile .left").getText());
            assertEquals(List.of(), BROWSER.consoleErrors());
        }
    }
}
