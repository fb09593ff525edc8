package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Predictions and exercises of a chapter, by pointer and by keyboard alone. */
class PracticeIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite(PracticeCourse.load());

    @BeforeEach
    void openTheChapterAsANewReader() {
        BROWSER.prefer("prefers-color-scheme", "light");
        BROWSER.size(1280, 900);
        BROWSER.open(SITE.url("/claims"));
        BROWSER.js("localStorage.clear()");
        open();
    }

    private static void open() {
        BROWSER.open(SITE.url("/learn/practice"));
        BROWSER.find("html[data-ready]");
    }

    private static void press(CharSequence... keys) {
        new Actions(BROWSER.driver()).sendKeys(keys).perform();
    }

    private static WebElement focused() {
        return BROWSER.driver().switchTo().activeElement();
    }

    private static void focus(String css) {
        BROWSER.js("arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus()", BROWSER.find(css));
    }

    private static boolean covered(String figure) {
        return (boolean) BROWSER.js(
                "return document.querySelector('#' + arguments[0] + ' .figure-body').inert"
                        + " && document.querySelector('#' + arguments[0] + ' .predict-veil') !== null",
                figure);
    }

    private static String remembered() {
        return (String)
                BROWSER.js(
                        """
                const {answers} = JSON.parse(localStorage.getItem('downhill.answers') ?? '{"answers": {}}');
                return Object.entries(answers).map(([name, {right}]) => `${name} ${right}`).join(', ');
                """);
    }

    @Test
    void aSliderIsCommittedToByKeyboardAloneBeforeItsFigureIsSeen() {
        assertTrue(covered("memory"));
        focus("#predict-crossings [type=range]");
        press(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        press(Keys.TAB);
        assertEquals("3", focused().getDomProperty("value"), "the number field follows the slider");
        focused().sendKeys(Keys.chord(Keys.CONTROL, "a"), "8", Keys.ENTER);
        String verdict = BROWSER.find("#predict-crossings .verdict").getText();
        assertTrue(verdict.startsWith("Very close. You said 8 crossings; it is 9 crossings."), verdict);
        assertTrue(verdict.contains("It swings."), verdict);
        assertFalse(covered("memory"));
        assertEquals(
                List.of("9", "you"),
                BROWSER.all("#predict-crossings .predict-mark").stream()
                        .map(WebElement::getText)
                        .toList());
        assertEquals("verdict right", focused().getDomProperty("className"), "the reader is led to the verdict");
        assertEquals("practice/predict-crossings true", remembered());
        open();
        assertFalse(covered("memory"), "who has predicted need not again");
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void aFigureCanBeSeenWithoutAGuess() {
        focus("#memory .predict-veil button");
        press(Keys.ENTER);
        assertFalse(covered("memory"));
        assertTrue(covered("pinned"));
        assertEquals(
                "9 crossings✓. It swings.",
                BROWSER.find("#predict-crossings .verdict").getText().replace("\n", ""));
        assertEquals("", remembered());
    }

    @Test
    void aLinkToAStateOfAFigureLiftsItsVeil() {
        BROWSER.open(SITE.url("/learn/practice#memory=step:10"));
        BROWSER.find("html[data-ready]");
        assertFalse(covered("memory"));
        assertTrue(covered("pinned"));
    }

    @Test
    void aPinIsSetByPointerByArrowKeysAndByTyping() {
        WebElement map = BROWSER.find("#predict-resting-place canvas");
        BROWSER.js("arguments[0].scrollIntoView({block: 'center'})", map);
        List<WebElement> fields = BROWSER.all("#predict-resting-place input");
        new Actions(BROWSER.driver()).moveToElement(map, -60, 10).click().perform();
        double clicked = Double.parseDouble(fields.get(0).getDomProperty("value"));
        assertTrue(clicked < 0, "clicked at x = " + clicked);
        focus("#predict-resting-place canvas");
        press(Keys.ARROW_RIGHT);
        double moved = Double.parseDouble(fields.get(0).getDomProperty("value"));
        assertEquals(clicked + 0.1, moved, 1e-9);
        fields.get(0).sendKeys(Keys.chord(Keys.CONTROL, "a"), "0.5");
        fields.get(1).sendKeys(Keys.chord(Keys.CONTROL, "a"), "0", Keys.ENTER);
        String verdict = BROWSER.find("#predict-resting-place .verdict").getText();
        assertTrue(
                verdict.startsWith(
                        "Very close. After 50 steps SGD stands at (0.00, 0.00); your pin, (0.50, 0.00), is 0.50 away."),
                verdict);
        assertFalse(covered("pinned"));
        assertTrue(BROWSER.all("#predict-resting-place form button").isEmpty(), "a guess is final");
        assertTrue(fields.stream().noneMatch(WebElement::isEnabled));
        assertEquals("practice/predict-resting-place true", remembered());
    }

    @Test
    void aCurveIsDrawnByPointerOrBentByKeys() {
        WebElement chart = BROWSER.find("#predict-course-of-loss canvas");
        BROWSER.js("arguments[0].scrollIntoView({block: 'center'})", chart);
        List<WebElement> handles = BROWSER.all("#predict-course-of-loss [type=range]");
        String before = handles.get(2).getDomProperty("value");
        new Actions(BROWSER.driver())
                .moveToElement(chart, -200, -40)
                .clickAndHold()
                .moveToElement(chart, 0, 20)
                .moveToElement(chart, 200, 60)
                .release()
                .perform();
        double third = Double.parseDouble(handles.get(2).getDomProperty("value"));
        assertTrue(third < Double.parseDouble(before), "drawn down from " + before + " to " + third);
        focus("#predict-course-of-loss div:last-child > [type=range]");
        press(Keys.HOME);
        press(Keys.ARROW_RIGHT);
        assertTrue(
                handles.get(4).getDomAttribute("aria-valuetext").startsWith("loss "),
                handles.get(4).getDomAttribute("aria-valuetext"));
        press(Keys.TAB, Keys.ENTER);
        String verdict = BROWSER.find("#predict-course-of-loss .verdict").getText();
        double end = new Judge(
                        FigureBlock.read(
                                Fence.of(
                                        "x",
                                        1,
                                        "figure race",
                                        "id: x\ncaption: x\nlandscape: ravine\nstart: 4, 2\nsteps: 40\noptimizers: sgd(lr=0.05)")),
                        "")
                .last("sgd");
        assertTrue(verdict.contains("The loss ends at 0.00" + Math.round(end * 1e5)), verdict + ", computed " + end);
        assertFalse(covered("drawn"));
        assertTrue(remembered().startsWith("practice/predict-course-of-loss "), remembered());
    }

    @Test
    void anExerciseIsJudgedAsTheJvmJudgesIt() {
        BROWSER.await("judged", () -> !status("tame").isEmpty());
        assertTrue(status("tame").startsWith("Not yet: Momentum stands at "), status("tame"));
        assertFalse(BROWSER.find("#exercise-tame .exercise-solution").isDisplayed());
        type("lr", "0.0165");
        BROWSER.await(
                "tried", () -> BROWSER.find("#exercise-tame .exercise-solution").isDisplayed());
        type("gamma", "0.67");
        BROWSER.await("solved", () -> status("tame").startsWith("Solved"));
        FigureBlock figure = FigureBlock.read(Fence.of(
                "x",
                1,
                "figure race",
                "id: x\ncaption: x\nlandscape: ravine(kappa=100)\nstart: 4, 2\nsteps: 60\noptimizers: sgd"));
        Judge judge = new Judge(figure, "optimizers:momentum(lr=0.0165,gamma=0.67)");
        assertEquals("Solved: Momentum needs " + judge.settled("momentum", 0.001) + " steps.", status("tame"));
        assertEquals("practice/exercise-tame true", remembered());
        BROWSER.js("location.hash = '#tame=start:1,1;optimizers:momentum(lr=0.0165,gamma=0.67)'");
        BROWSER.await("the start is fixed", () -> status("tame").equals("Not yet: start has to stay 4, 2."));
        BROWSER.js("location.hash = '#tame=optimizers:momentum(lr=0.0165,gamma=0.25)'");
        BROWSER.await("momentum is wanted", () -> status("tame").contains("Momentum’s γ is 0.25, not at least 0.5"));
        BROWSER.js("location.hash = '#tame=steps:50;optimizers:momentum(lr=0.0165,gamma=0.67)'");
        BROWSER.await("the run is long enough", () -> status("tame")
                .equals("Not yet: the figure runs 50 steps only, and 59 are judged."));
    }

    private static String status(String exercise) {
        return BROWSER.find("#exercise-" + exercise + " .exercise-status").getText();
    }

    private static void type(String hyperparameter, String value) {
        BROWSER.find("#tame [data-optimizer=momentum] [data-hyperparameter=" + hyperparameter + "] [type=number]")
                .sendKeys(Keys.chord(Keys.CONTROL, "a"), value, Keys.TAB);
    }

    @Test
    void aNumberIsCheckedAndTheAnswerShownAfterATry() {
        WebElement field = BROWSER.find("#exercise-swings-counted input");
        assertFalse(BROWSER.find("#exercise-swings-counted .exercise-solution").isDisplayed());
        field.sendKeys("12", Keys.ENTER);
        assertEquals("Not yet: 12.0 is too large.", status("swings-counted"));
        assertTrue(BROWSER.find("#exercise-swings-counted .exercise-solution").isDisplayed());
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), "9", Keys.ENTER);
        assertEquals("Right: 9.", status("swings-counted"));
        assertEquals("practice/exercise-swings-counted true", remembered());
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "390, light"})
    void isAccessibleCoveredAndUncovered(int width, String scheme) {
        BROWSER.prefer("prefers-color-scheme", scheme);
        BROWSER.size(width, 900);
        open();
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        BROWSER.fullScreenshot("practice-covered-" + width + "-" + scheme);
        for (WebElement button : BROWSER.all(".predict [type=submit]")) {
            BROWSER.js("arguments[0].click()", button);
        }
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertEquals((long) width, BROWSER.js("return document.documentElement.scrollWidth"));
        assertEquals(
                List.of(),
                BROWSER.js(
                        """
                        return [...document.querySelectorAll('.predict, .exercise')].flatMap(box => [...box.querySelectorAll('button, input, summary')])
                            .filter(c => c.offsetParent && !c.closest('.figure')).map(c => [c, c.getBoundingClientRect()])
                            .filter(([c, box]) => box.height < 24 || box.width < 24).map(([c]) => c.outerHTML);
                        """));
        BROWSER.fullScreenshot("practice-uncovered-" + width + "-" + scheme);
        assertEquals(List.of(), BROWSER.consoleErrors());
    }
}
