package downhill.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.site.TestSite;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** The race figure of the first chapter, operated by mouse and by keyboard. */
class ChapterIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private final RacePage race = new RacePage(BROWSER, "race");

    @BeforeEach
    void openTheChapter() {
        BROWSER.open(SITE.url("/learn/sgd"));
        race.awaitDrawn();
    }

    private void assertChanged(List<String> before, List<String> after) {
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            assertNotEquals(before.get(i), after.get(i));
        }
    }

    @Test
    void racesThreeOptimizersFromOneStart() {
        assertEquals(3, race.standings().size());
        assertTrue(
                race.standings().stream().allMatch(line -> line.contains("(4.00, 2.00) 56.0")),
                race.standings()::toString);
        race.seek(60);
        assertEquals(
                List.of(
                        "SGD (0.00, 0.00) 8.2 × 10⁻¹⁰ out of steps",
                        "Momentum (0.01, −0.07) 0.0533 out of steps",
                        "Adam (0.00, 0.04) 0.0184 out of steps"),
                race.standings());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void typesetsEveryFormula() {
        assertTrue(BROWSER.all(".prose .math").size() > 50);
        assertEquals(0, BROWSER.all(".math:not(:has(.katex))").size());
        assertEquals(0, BROWSER.all(".katex-error").size());
    }

    @Test
    void draggingTheStartBendsEveryPath() {
        race.seek(20);
        List<String> before = race.standings();
        String picture = race.picture();
        int[] marker = pixelOf(4, 2);
        int[] target = pixelOf(-3, 1);
        new Actions(BROWSER.driver())
                .moveToElement(race.map(), marker[0], marker[1])
                .clickAndHold()
                .moveToElement(race.map(), target[0] + 40, target[1])
                .moveToElement(race.map(), target[0], target[1])
                .release()
                .perform();
        race.settle();
        assertStartNear(-3, 1);
        assertChanged(before, race.standings());
        assertNotEquals(picture, race.picture());
        assertEquals(20, race.step(), "the step shown stays");
    }

    @Test
    void clickingTheMapPlacesTheStartThere() {
        race.seek(5);
        List<String> before = race.standings();
        int[] target = pixelOf(2, -1.5);
        new Actions(BROWSER.driver())
                .moveToElement(race.map(), target[0], target[1])
                .click()
                .perform();
        race.settle();
        assertStartNear(2, -1.5);
        assertChanged(before, race.standings());
    }

    /** Offset of a point of the ravine's map from the centre of the canvas, as Selenium counts. */
    private int[] pixelOf(double x, double y) {
        int width = race.map().getSize().width;
        int height = race.map().getSize().height;
        double scale = Math.min((width - 38) / 10.0, (height - 33) / 6.0);
        double left = 30 + (width - 38) / 2.0 + x * scale;
        double top = 7 + (height - 33) / 2.0 - y * scale;
        return new int[] {(int) Math.round(left - width / 2.0), (int) Math.round(top - height / 2.0)};
    }

    private void assertStartNear(double x, double y) {
        String[] start = race.start().split(", ");
        assertEquals(x, Double.parseDouble(start[0]), 0.05);
        assertEquals(y, Double.parseDouble(start[1]), 0.05);
    }

    @Test
    void theKeyboardAloneMovesTheStartAndPlays() {
        race.fieldLabelled("Steps each").click();
        for (int i = 0; i < 8 && !race.map().equals(focused()); i++) {
            press(Keys.TAB); // past the presets and the conditions
        }
        assertEquals(race.map(), focused());
        press(Keys.ARROW_LEFT);
        press(Keys.ARROW_UP);
        assertEquals("3.9, 2.1", race.start());
        new Actions(BROWSER.driver())
                .keyDown(Keys.SHIFT)
                .sendKeys(Keys.ARROW_DOWN)
                .keyUp(Keys.SHIFT)
                .perform();
        assertEquals("3.9, 1.6", race.start());
        assertTrue(race.map().getAttribute("aria-label").contains("(3.90, 1.60)"));

        press(Keys.TAB);
        assertEquals(race.button("play"), focused());
        press(Keys.ENTER);
        BROWSER.await("the race is under way", () -> race.step() > 2);
        press(Keys.ENTER);
        int paused = race.step();
        assertEquals("Play", race.button("play").getText());

        press(Keys.TAB);
        press(Keys.SPACE);
        assertEquals(paused - 1, race.step(), "one step back");
        press(Keys.TAB);
        List<String> before = race.standings();
        press(Keys.SPACE);
        assertEquals(paused, race.step());
        assertChanged(before, race.standings());

        press(Keys.TAB);
        press(Keys.ENTER);
        assertEquals(0, race.step());
        BROWSER.await(
                "the report follows",
                () -> race.find(".figure-summary").getText().equals("Step 0 of 60."));
    }

    private static WebElement focused() {
        return BROWSER.driver().switchTo().activeElement();
    }

    private void press(CharSequence keys) {
        new Actions(BROWSER.driver()).sendKeys(keys).perform();
        race.settle();
    }

    @Test
    void aTypedStartCountsAndIsHeldToTheMap() {
        race.seek(10);
        List<String> before = race.standings();
        race.type(race.fieldLabelled("Start x"), "-2.5");
        assertEquals("-2.5, 2", race.start());
        assertChanged(before, race.standings());
        race.type(race.fieldLabelled("Start y"), "99" + Keys.TAB);
        assertEquals("-2.5, 3", race.start());
    }

    @Test
    void aSliderAndItsNumberFieldAgree() {
        race.seek(10);
        String before = race.standings().get(0);
        String momentum = race.standings().get(1);
        race.slider("sgd", "lr").sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        race.settle();
        double rate = Double.parseDouble(RacePage.value(race.number("sgd", "lr")));
        assertTrue(rate < 0.09 && rate > 0.05, "the rate is " + rate);
        assertEquals(
                RacePage.value(race.number("sgd", "lr")),
                race.slider("sgd", "lr").getAttribute("aria-valuetext"));
        assertNotEquals(before, race.standings().get(0));
        assertEquals(momentum, race.standings().get(1), "the others go on as they were");

        String place = RacePage.value(race.slider("sgd", "lr"));
        race.type(race.number("sgd", "lr"), "0.001");
        assertTrue(Double.parseDouble(RacePage.value(race.slider("sgd", "lr"))) < Double.parseDouble(place));
        assertEquals("0.001", race.slider("sgd", "lr").getAttribute("aria-valuetext"));

        race.type(race.number("sgd", "lr"), "50");
        assertEquals("true", race.number("sgd", "lr").getAttribute("aria-invalid"));
        race.number("sgd", "lr").sendKeys(Keys.TAB);
        assertEquals("10", RacePage.value(race.number("sgd", "lr")));
        assertEquals("false", race.number("sgd", "lr").getAttribute("aria-invalid"));
    }

    @Test
    void saysWhoDiverged() {
        race.type(race.number("sgd", "lr"), "0.5");
        race.seek(60);
        assertTrue(race.standings().get(0).contains("diverged at step 6"), race.standings()::toString);
        BROWSER.await(
                "the report says so",
                () -> race.find(".figure-summary").getText().contains("SGD diverged"));
    }

    @Test
    void optimizersJoinAndLeaveAndTheLandscapeChanges() {
        WebElement rmsprop = race.find("input[value='rmsprop']");
        rmsprop.click();
        assertEquals(4, race.standings().size());
        assertTrue(race.number("rmsprop", "beta").isDisplayed());
        rmsprop.click();
        assertEquals(3, race.standings().size());
        new Select(race.fieldLabelled("Landscape")).selectByVisibleText("Rosenbrock's valley");
        race.settle();
        assertEquals("-1.5, 2", race.start());
        assertEquals("0.001", RacePage.value(race.number("sgd", "lr")), "the rate that suits this landscape");
        race.button("defaults").click();
        assertEquals("4, 2", race.start());
        assertEquals("0.09", RacePage.value(race.number("sgd", "lr")));
    }

    @Test
    void restsWhileItIsOffTheScreen() {
        race.button("play").click();
        BROWSER.await("it plays", () -> race.step() > 0);
        BROWSER.js("window.scrollTo(0, 0)");
        BROWSER.await("it is out of sight", () -> (Boolean)
                BROWSER.js("return arguments[0].getBoundingClientRect().top > innerHeight", race.find(".figure-body")));
        race.settle();
        race.settle();
        int resting = race.step();
        BROWSER.js("return new Promise(done => setTimeout(done, 500))");
        assertEquals(resting, race.step());
        BROWSER.js("document.querySelector('#race .race-view').scrollIntoView()");
        BROWSER.await("it goes on", () -> race.step() > resting);
    }

    @Test
    void aQuestionAsksForAGuessBeforeItTells() {
        WebElement form = BROWSER.find("form.question");
        assertFalse(BROWSER.find("form.question details").isDisplayed());
        WebElement check = BROWSER.find("form.question button");
        check.click();
        assertTrue(verdict().startsWith("Choose one first"), verdict());
        BROWSER.all("form.question input").get(1).click();
        check.click();
        assertTrue(verdict().startsWith("Not quite. Its loss is 0.018"), verdict());
        BROWSER.all("form.question input").get(2).click();
        assertEquals("", verdict(), "a new choice is a new guess");
        check.click();
        assertTrue(verdict().startsWith("Right."), verdict());
        assertTrue(BROWSER.find("form.question details").isDisplayed());
        assertTrue(form.isDisplayed(), "the page was not left");
    }

    private static String verdict() {
        return BROWSER.find("form.question .verdict").getText();
    }
}
