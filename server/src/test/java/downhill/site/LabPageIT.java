package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.run.Run;
import downhill.train.Presets;
import downhill.train.TrainingEvent.Started;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The lab in a real browser. */
class LabPageIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private TestSite site;

    @BeforeEach
    void open() {
        site = new TestSite();
        openLab();
    }

    @AfterEach
    void close() {
        BROWSER.prefer("prefers-color-scheme", "light");
        BROWSER.size(1280, 900);
        site.close();
    }

    private void openLab() {
        BROWSER.open(site.url("/lab"));
        BROWSER.await("the learning rate to be drawn", () -> !BROWSER.all("#curve .line")
                .isEmpty());
    }

    private void type(String id, String text) {
        WebElement control = BROWSER.find("#" + id);
        control.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    private void choose(String field, String choice) {
        WebElement radio = BROWSER.find("input[name=" + field + "][value=" + choice + "]");
        BROWSER.js("arguments[0].scrollIntoView({block: 'center'})", radio); // from behind the bar that submits
        radio.click();
    }

    private String value(String id) {
        return BROWSER.find("#" + id).getDomProperty("value");
    }

    private String focused() {
        return BROWSER.driver().switchTo().activeElement().getDomAttribute("id");
    }

    @Test
    void submitsARunAndOpensItsPage() {
        type("epochs", "2");
        choose("optimizer", "sgd");
        BROWSER.await(
                "sgd's own learning rate", () -> value("sgd-hyperparameters-lr").equals("0.01"));
        type("sgd-hyperparameters-lr", "5e-2");
        BROWSER.find("#submit").click();
        BROWSER.await("the run's page", () -> BROWSER.driver().getCurrentUrl().endsWith("/runs/1"));
        Run run = site.runs().find(1).orElseThrow();
        assertEquals(2, run.config().epochs());
        assertEquals("sgd", run.config().optimizer());
        assertEquals(0.05, run.config().hyperparameters().get("lr"));
        assertEquals(
                Presets.get(Presets.DEFAULT).config().batchSize(), run.config().batchSize());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void showsEachErrorBesideItsFieldAndKeepsWhatWasTyped() {
        type("epochs", "0");
        type("adam-hyperparameters-lr", "fast");
        BROWSER.find("#submit").click();
        BROWSER.await("the summary", () -> BROWSER.find("#summary").isDisplayed());
        assertTrue(BROWSER.find("#summary-text").getText().startsWith("2 fields need another value"));
        assertEquals(
                "Must be a whole number from 1 to 500.",
                BROWSER.find("#epochs-error").getText());
        assertTrue(BROWSER.find("#adam-hyperparameters-lr-error").getText().startsWith("Must be a number from"));
        assertEquals("true", BROWSER.find("#epochs").getDomAttribute("aria-invalid"));
        assertTrue(BROWSER.find("#epochs").getDomAttribute("aria-describedby").contains("epochs-error"));
        assertEquals("adam-hyperparameters-lr", focused());
        assertEquals("fast", value("adam-hyperparameters-lr"));
        assertEquals("0", value("epochs"));
        assertEquals(List.of(), site.runs().list(1, Long.MAX_VALUE));
        assertEquals(List.of(), BROWSER.accessibilityViolations());

        type("epochs", "3");
        assertEquals("", BROWSER.find("#epochs-error").getText());
    }

    @Test
    void foreseesNothingWhileAFieldIsWrong() {
        BROWSER.await("the cost", () -> cost().contains("steps"));
        type("epochs", "501" + Keys.TAB);
        BROWSER.await("no cost", () -> cost().startsWith("Nothing can be foreseen"));
        assertEquals("", BROWSER.find("#forecast").getText());
        type("epochs", "3" + Keys.TAB);
        BROWSER.await("the cost again", () -> cost().contains("3 epochs"));
    }

    @Test
    void saysThatTheLastBatchIsSmallWhereItIs() {
        type("trainLimit", "10000");
        type("batchSize", "128" + Keys.TAB);
        WebElement note = BROWSER.find("#last-batch");
        BROWSER.await("the note", note::isDisplayed);
        assertTrue(
                note.getText().startsWith("The last batch of an epoch has 16 images, the others 128."), note.getText());
        assertTrue(note.getText().contains("9,984 training images would leave no rest"), note.getText());
        type("batchSize", "125" + Keys.TAB);
        BROWSER.await("no note", () -> !note.isDisplayed());
        type("trainLimit", "0");
        type("batchSize", "128" + Keys.TAB); // 80 of 128 images are many
        BROWSER.await("the cost", () -> cost().contains("all images"));
        assertFalse(note.isDisplayed());
    }

    private static String cost() {
        return BROWSER.find("#cost").getText();
    }

    @Test
    void marksWhatDiffersFromThePresetAndOffersTheWayBack() {
        WebElement field = BROWSER.find("[data-name=batchSize]");
        WebElement back = field.findElement(By.cssSelector(".revert"));
        assertFalse(back.isDisplayed());
        type("batchSize", "64");
        assertEquals("back to 32", back.getText());
        assertTrue(field.getDomAttribute("class").contains("changed"));
        back.click();
        assertEquals("32", value("batchSize"));
        assertFalse(back.isDisplayed());
    }

    @Test
    void aSketchedScheduleStartsAsAStraightLineAndTakesOtherPoints() {
        // By keyboard: the bar that sticks to the bottom of the window may lie over the button.
        BROWSER.find("input[name=schedule-kind][value=sketched]").sendKeys(Keys.SPACE);
        BROWSER.await("the straight line", () -> value("schedule-points").equals("0:1, 1:0"));
        type("schedule-points", "0:0.1, 0.2:1.5, 1:0");
        BROWSER.await("the curve in words", () -> BROWSER.find("#curve-text")
                .getText()
                .equals("The learning rate runs in straight lines through 3 points over 5 epochs, at most 0.003."));
        assertEquals("0:0.1, 0.2:1.5, 1:0", value("schedule-points"));
    }

    @Test
    void aLinkFillsInTheForm() {
        BROWSER.open(
                site.url("/lab?preset=cnn_baseline&hyperparameters.lr=0.07&epochs=3&optimizer=sgd&schedule.kind=step"
                        + "&schedule.milestones=1,2&dataset=shapes10"));
        BROWSER.await("the curve in words", () -> BROWSER.find("#curve-text")
                .getText()
                .equals(
                        "The learning rate starts at 0.07 and is multiplied by 0.1 after epoch 1, 2, reached by a straight"
                                + " line over the first 1 epoch."));
        assertEquals("3", value("epochs"));
        assertTrue(BROWSER.find("input[name=preset][value=cnn_baseline]").isSelected());
        assertTrue(BROWSER.find("input[name=dataset][value=shapes10]").isSelected());
        assertFalse(BROWSER.find("#summary").isDisplayed());
        assertEquals(List.of(), BROWSER.consoleErrors());

        BROWSER.open(site.url("/lab?epochs=0&colour=red&optimizer=steepest"));
        BROWSER.await("the notice", () -> BROWSER.find("#link-notice").isDisplayed());
        assertEquals(
                "The link that led here sets what this form does not have: optimizer, colour. The rest is filled in.",
                BROWSER.find("#link-notice").getText());
        assertEquals("0", value("epochs"));
        BROWSER.await("the error", () -> BROWSER.find("#epochs-error").getText().startsWith("Must be a whole number"));
    }

    @Test
    void takesEveryFieldFromAnotherPreset() {
        type("batchSize", "64");
        choose("preset", "resnet20_sgd");
        BROWSER.await("the preset's budget", () -> value("epochs").equals("200"));
        assertEquals("128", value("batchSize"));
        assertEquals("100, 150", value("schedule-milestones"));
        BROWSER.await("the curve in words", () -> BROWSER.find("#curve-text")
                .getText()
                .equals("The learning rate starts at 0.1 and is multiplied by 0.1 after epoch 100, 150."));
        assertTrue(BROWSER.find("#rule .katex").isDisplayed());
    }

    @Test
    void showsTheFieldsOfTheChosenOptimizerOnly() {
        assertTrue(BROWSER.find("#adam-hyperparameters-beta1").isDisplayed());
        choose("optimizer", "momentum");
        BROWSER.await("momentum's default", () -> value("momentum-hyperparameters-gamma")
                .equals("0.9"));
        assertFalse(BROWSER.find("#adam-hyperparameters-beta1").isDisplayed());
        assertTrue(BROWSER.find("#momentum-hyperparameters-gamma").isDisplayed());
    }

    @Test
    void showsNewRunsAndTheirProgressWithoutAReload() {
        assertEquals("No run yet.", BROWSER.find("#runs .empty").getText().substring(0, 11));
        long id = site.runs().submit(Presets.get("cnn_quick").config());
        BROWSER.await(
                "the run in the list",
                () -> BROWSER.find("#runs .badge").getText().equals("queued"));
        site.recording().append(id, new Started(5, 313, 1, 1, 1, "a processor"));
        BROWSER.await(
                "its new status", () -> BROWSER.find("#runs .badge").getText().equals("running"));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void isAccessibleOnSmallAndDarkScreens() {
        site.runs().submit(Presets.get("cnn_quick").config());
        BROWSER.size(390, 844);
        BROWSER.prefer("prefers-color-scheme", "dark");
        openLab();
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertEquals(0L, BROWSER.js("return document.documentElement.scrollWidth - innerWidth"));
    }

    @Test
    void isAccessibleWhereAPageIsMissing() {
        BROWSER.open(site.url("/runs/99"));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    @Test
    void offersTheGeneratedDataWhereCifar10IsMissing() {
        try (TestSite bare = new TestSite(false)) {
            BROWSER.open(bare.url("/lab"));
            BROWSER.await("the notice", () -> BROWSER.find("#no-cifar10").isDisplayed());
            assertEquals(List.of(), BROWSER.accessibilityViolations());
            BROWSER.find("#use-shapes10").click();
            assertFalse(BROWSER.find("#no-cifar10").isDisplayed());
            BROWSER.find("#submit").click();
            BROWSER.await(
                    "the run's page", () -> BROWSER.driver().getCurrentUrl().endsWith("/runs/1"));
            assertEquals("shapes10", bare.runs().find(1).orElseThrow().config().dataset());
        }
    }
}
