package downhill.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The whole path, as a reader walks it: the site and its worker as they ship, a real browser, a real training run. */
class ReaderTrainsIT {
    private static final Duration TRAINING = Duration.ofMinutes(3);

    @RegisterExtension
    static final Serving SITE = new Serving();

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @Test
    void aRunSubmittedThroughTheFormFillsItsChartsWhileItTrainsAndFinishes() {
        BROWSER.open(SITE.address() + "lab");
        chooseShapes10();
        type("trainLimit", "1920");
        type("testLimit", "300");
        type("epochs", "3");
        BROWSER.find("#submit").click();

        BROWSER.await("a step in the loss chart", TRAINING, () -> points("chart-loss") > 0);
        assertTrue(BROWSER.driver().getCurrentUrl().matches(SITE.address() + "runs/\\d+"));
        assertEquals("running", status());
        int early = points("chart-loss");
        BROWSER.await("more steps than " + early, TRAINING, () -> points("chart-loss") > early);
        BROWSER.await("the end of the run", TRAINING, () -> status().equals("finished"));

        for (String chart : List.of("chart-epoch-loss", "chart-epoch-accuracy")) {
            BROWSER.await("three epochs in " + chart, () -> points(chart) == 3);
        }
        for (String chart : List.of("chart-loss", "chart-lr", "chart-grad")) {
            assertTrue(points(chart) > 100, chart + " holds " + points(chart) + " points");
        }
        assertTrue(BROWSER.find("#accuracy").getText().endsWith("%"));
        looksCloser();
        looksInside();
        assertEquals(List.of(), BROWSER.consoleErrors());
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    /** Zoom, cursor and axis by keyboard, on the numbers of the run. */
    private static void looksCloser() {
        BROWSER.find("#chart-grad canvas").sendKeys(Keys.HOME, "+", Keys.ARROW_RIGHT);
        awaitText("zoom-range", "steps 1 to 91 of 180");
        awaitText("cursor", "At step 2 (epoch 1, after ");
        awaitText("text-loss", "At step 2: ");
        BROWSER.find("#chart-grad canvas").sendKeys("0");
        awaitText("zoom-range", "all 180 steps");
        BROWSER.find("input[name=x-axis][value=epoch]").sendKeys(Keys.SPACE);
        BROWSER.await("epochs across", () -> BROWSER.js(
                        "return window.Chart.getChart(document.querySelector('#chart-lr canvas')).scales.x.max")
                .equals(3L));
    }

    /** The layers over time, and the pictures of what the network got wrong. */
    private static void looksInside() {
        BROWSER.find("#layers-details summary").click();
        awaitText("heat-text", "block1.conv at step 180: gradient norm ");
        BROWSER.find("#confusion-details summary").click();
        awaitText("text-confusion", "300 test images after epoch 3: ");
        BROWSER.find("#confusion-table button").sendKeys(Keys.ENTER);
        awaitText("text-mistakes", "The surest of ");
        WebElement picture = BROWSER.find("#mistakes img");
        BROWSER.js("arguments[0].scrollIntoView()", picture);
        BROWSER.await("a picture", () -> BROWSER.js("return arguments[0].naturalWidth", picture)
                .equals(32L));
    }

    private static void awaitText(String id, String beginning) {
        BROWSER.await(
                id + " to say " + beginning,
                () -> BROWSER.find("#" + id).getText().startsWith(beginning));
    }

    @Test
    void aRunIsCancelledAfterAskingAndByKeyboardAlone() {
        BROWSER.open(SITE.address() + "lab");
        chooseShapes10();
        type("epochs", "500");
        BROWSER.find("#epochs").sendKeys(Keys.ENTER);
        BROWSER.await("a step in the loss chart", TRAINING, () -> points("chart-loss") > 0);
        BROWSER.find("#cancel").sendKeys(Keys.ENTER);
        WebElement dialog = BROWSER.find("dialog[open]");
        dialog.findElement(By.cssSelector("button.danger")).sendKeys(Keys.ENTER);
        BROWSER.await("the end of the run", TRAINING, () -> status().equals("cancelled"));
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lab", "learn/sgd", "nowhere"})
    void everyPageIsAccessibleInLightAndDark(String path) {
        for (String scheme : List.of("light", "dark")) {
            BROWSER.prefer("prefers-color-scheme", scheme);
            BROWSER.open(SITE.address() + path);
            BROWSER.find("main");
            assertEquals(List.of(), BROWSER.accessibilityViolations(), scheme);
        }
        BROWSER.prefer("prefers-color-scheme", "light");
    }

    private static void chooseShapes10() {
        BROWSER.find("input[name=dataset][value=shapes10]").sendKeys(Keys.SPACE);
    }

    private static void type(String field, String value) {
        WebElement input = BROWSER.find("#" + field);
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
    }

    private static String status() {
        return BROWSER.find("#status").getText().strip().toLowerCase(Locale.ROOT);
    }

    /** How many points the first curve of a chart holds; 0 where the page has no such chart. */
    private static int points(String chart) {
        Object count = BROWSER.js(
                """
                const canvas = document.querySelector(`#${arguments[0]} canvas`);
                const chart = canvas && window.Chart && window.Chart.getChart(canvas);
                return chart ? chart.data.datasets[0].data.length : 0;
                """,
                chart);
        return ((Number) count).intValue();
    }
}
