package downhill.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A lesson: one reader only watches, enters the class token, trains, and everybody sees it on the wall. */
class ClassModeIT {
    private static final Duration TRAINING = Duration.ofMinutes(4);
    private static final String TOKEN = "down-the-hill-7";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @TempDir
    private static Path home;

    private static Program serve;
    private static String site;

    @BeforeAll
    static void start() throws IOException {
        serve = Program.start(home, "serve", "--port", "0", "--workers", "1", "--submit-token", TOKEN);
        site = serve.address();
    }

    @AfterAll
    static void stop() {
        serve.close();
    }

    @Test
    void aReaderEntersTheTokenOnceTrainsAndTheWallShowsIt() {
        chooseAShortRun();
        assertFalse(BROWSER.find("#submit").isDisplayed());
        looksRight("lab-without-token");
        BROWSER.find("#enter-token").click();
        BROWSER.find("#token").sendKeys("down-the-hill-8", Keys.ENTER);
        BROWSER.await(
                "the refusal", () -> BROWSER.find("#token-error").getText().startsWith("That is not"));
        looksRight("token");
        BROWSER.find("#token").sendKeys(TOKEN, Keys.ENTER);

        BROWSER.await("the lab", () -> BROWSER.driver().getCurrentUrl().contains("/lab?preset="));
        BROWSER.await(
                "the form as it was", () -> "2".equals(BROWSER.find("#epochs").getDomProperty("value")));
        BROWSER.find("#submit").click();
        BROWSER.await("the run's page", () -> BROWSER.driver().getCurrentUrl().contains("/runs/"));
        assertTrue(BROWSER.all(".callout a[href^='/token']").isEmpty());

        BROWSER.open(site + "wall");
        BROWSER.await("a loss on the wall", TRAINING, () -> BROWSER.find(".tile .loss strong")
                .getText()
                .matches("[0-9.]+"));
        looksRight("wall");
        BROWSER.await("the end of the run", TRAINING, () -> BROWSER.find(".tile .badge")
                .getText()
                .equals("finished"));
        assertTrue(BROWSER.find(".tile .accuracy strong").getText().endsWith("%"));
        assertEquals("Epoch 2 of 2", BROWSER.find(".tile .foot span").getText());
        assertTrue(
                BROWSER.find(".tile .loss .train").getAttribute("d").split("L").length > 10,
                "the curve has many points");
        assertEquals(List.of(), BROWSER.consoleErrors());

        BROWSER.driver().manage().deleteAllCookies();
        BROWSER.open(site + "runs/1");
        assertTrue(BROWSER.find(".callout a[href='/token?next=/runs/1']").isDisplayed());
        assertFalse(BROWSER.find("#cancel").isDisplayed());
        looksRight("run-without-token");

        BROWSER.open(site + "wall");
        BROWSER.find(".tile");
        serve.close();
        BROWSER.await(
                "the wall says that it is old",
                () -> BROWSER.find("#lost").getText().startsWith("Connection lost. What you see is from "));
    }

    private static void chooseAShortRun() {
        BROWSER.open(site + "lab");
        BROWSER.await("the page's scripts", () -> BROWSER.js("return document.documentElement.dataset.ready")
                .equals("true"));
        BROWSER.find("input[name=dataset][value=shapes10]").sendKeys(Keys.SPACE);
        type("trainLimit", "1280");
        type("testLimit", "200");
        type("epochs", "2");
        BROWSER.await(
                "the link back",
                () -> BROWSER.find("#enter-token").getAttribute("href").contains("epochs%3D2"));
    }

    private static void type(String field, String value) {
        WebElement input = BROWSER.find("#" + field);
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), value, Keys.TAB);
    }

    /** Accessible in light and dark, and nothing hangs over the edge of a telephone. */
    private static void looksRight(String name) {
        for (String scheme : List.of("light", "dark")) {
            BROWSER.prefer("prefers-color-scheme", scheme);
            assertEquals(List.of(), BROWSER.accessibilityViolations(), name + " " + scheme);
        }
        BROWSER.size(390, 844);
        assertEquals(0L, BROWSER.js("return document.documentElement.scrollWidth - innerWidth"), name);
        BROWSER.screenshot("class-" + name + "-390");
        BROWSER.size(1280, 900);
        BROWSER.prefer("prefers-color-scheme", "light");
        BROWSER.screenshot("class-" + name);
    }
}
