package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import downhill.browser.Browser;
import downhill.train.Config;
import downhill.train.ConfigReader;
import downhill.train.Finding;
import downhill.train.Measurement;
import downhill.train.TrainingEvent.CheckDone;
import downhill.train.TrainingEvent.CheckFinished;
import downhill.train.TrainingEvent.CheckStarted;
import downhill.train.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The page of a check in a real browser, while verdicts arrive, and the way there and back. */
class CheckPageIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private TestSite site;
    private long run;

    @BeforeEach
    void open() {
        site = new TestSite();
        Config config = ConfigReader.read(new ObjectMapper()
                .valueToTree(Map.of(
                        "preset", "cnn_baseline", "epochs", 7, "augmentation", Map.of("flip", false, "padding", 2))));
        run = site.runs().submitCheck(config);
        openCheck();
    }

    @AfterEach
    void close() {
        BROWSER.prefer("prefers-color-scheme", "light");
        BROWSER.size(1280, 900);
        site.close();
    }

    private void openCheck() {
        BROWSER.open(site.url("/runs/" + run));
        BROWSER.await("the connection", () -> !text("#connection").equals("connecting"));
    }

    private void begin() {
        site.recording()
                .append(run, new CheckStarted(List.of("Is it one?", "Is it two?", "Is it three?"), "a processor"));
    }

    private void done(int number, String title, Verdict verdict, String advice) {
        List<Measurement> measured = List.of(new Measurement("loss", 2.3026), new Measurement("steps", 12));
        Finding finding = new Finding(verdict, "found " + number, "allowed " + number, advice, measured);
        site.recording().append(run, new CheckDone(number, "check" + number, title, finding));
    }

    private String text(String selector) {
        return BROWSER.find(selector).getText();
    }

    private void await(String selector, String text) {
        BROWSER.await(selector + " to hold " + text, () -> text(selector).contains(text));
    }

    @Test
    void showsEachVerdictAsItComesIn() {
        begin();
        await("#phase", "Check 1 of 3");
        assertEquals("Is it one?\nrunning", text("#checks li:nth-child(1)"));
        assertEquals("Is it three?\nwaits", text("#checks li:nth-child(3)"));
        done(1, "Is it one?", Verdict.PASSED, "");
        await("#checks li:nth-child(1)", "passed");
        assertFalse(text("#checks li:nth-child(1)").contains("Advice"));
        done(2, "Is it two?", Verdict.WARNING, "Look twice.");
        await("#checks li:nth-child(2)", "Look twice.");
        done(3, "Is it three?", Verdict.FAILED, "Divide by ten.");
        site.recording().append(run, new CheckFinished(1, 1, 1, 65));
        await("#result", "1 of 3 checks failed, after 1 min 5 s");
        await("#connection", "complete");
        assertEquals("finished", text("#status"));
        assertFalse(BROWSER.find("#pause").isDisplayed());
        assertTrue(
                text("#checks li:nth-child(3)").startsWith("Is it three?\nfailed\nFound\nfound 3\nAllowed\nallowed 3"));

        BROWSER.find("#checks li:nth-child(3) summary").sendKeys(Keys.ENTER);
        await("#checks li:nth-child(3) table", "loss 2.3");
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void beginsAnewWhereAnotherWorkerDoes() {
        begin();
        done(1, "Is it one?", Verdict.FAILED, "Divide.");
        await("#checks li:nth-child(1)", "failed");
        begin();
        await("#checks li:nth-child(1)", "running");
        assertEquals(3, BROWSER.all("#checks li").size());
    }

    @Test
    void leadsToTheFormWithTheSameSettings() {
        BROWSER.find(".actions a").click();
        BROWSER.await("the form", () -> BROWSER.driver().getCurrentUrl().contains("/lab?"));
        BROWSER.await("its epochs", () -> "7".equals(BROWSER.find("#epochs").getDomProperty("value")));
        assertTrue(BROWSER.find("input[name=preset][value=cnn_baseline]").isSelected());
        assertFalse(BROWSER.find("#link-notice").isDisplayed());
        Object submission = BROWSER.js("return document.getElementById('augmentation-flip').checked");
        assertEquals(false, submission);
    }

    @Test
    void theLabChecksFirst() {
        BROWSER.open(site.url("/lab"));
        BROWSER.find("#check").sendKeys(Keys.ENTER);
        BROWSER.await("the check's page", () -> BROWSER.driver().getCurrentUrl().endsWith("/runs/" + (run + 1)));
        assertTrue(site.runs().find(run + 1).orElseThrow().checks() != null);
        assertEquals("check of cnn3 on cifar10 with adam", text(".run-head .lead"));
    }

    @Test
    void isAccessibleOnSmallAndDarkScreens() {
        begin();
        done(1, "Is it one?", Verdict.PASSED, "");
        done(2, "Is it two?", Verdict.WARNING, "Look twice.");
        done(3, "Is it three?", Verdict.FAILED, "Divide by ten.");
        site.recording().append(run, new CheckFinished(1, 1, 1, 65));
        BROWSER.size(390, 844);
        BROWSER.prefer("prefers-color-scheme", "dark");
        openCheck();
        await("#result", "failed");
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertEquals(0L, BROWSER.js("return document.documentElement.scrollWidth - innerWidth"));
    }
}
