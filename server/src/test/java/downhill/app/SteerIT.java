package downhill.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A reader steers a run that really trains, by keyboard: its rate, its end, and another future for it. */
class SteerIT {
    private static final Duration TRAINING = Duration.ofMinutes(2);

    @RegisterExtension
    static final Serving SITE = new Serving();

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @Test
    void aReaderChangesTheRateEndsTheRunSoonerAndForksIt() {
        BROWSER.open(SITE.address() + "lab");
        BROWSER.find("input[name=dataset][value=shapes10]").sendKeys(Keys.SPACE);
        type("trainLimit", "320");
        type("testLimit", "100");
        type("epochs", "200");
        BROWSER.find("#submit").click();
        BROWSER.await(
                "the first epoch", TRAINING, () -> BROWSER.find("#fork-last").isDisplayed());

        type("steer-rate", "minus one" + Keys.ENTER);
        BROWSER.await(
                "what is wrong with it",
                () -> BROWSER.find("#steer-rate-error").getText().startsWith("Must be "));
        type("steer-rate", "0.0005" + Keys.ENTER);
        BROWSER.await("the change in the log", TRAINING, () -> log().contains("0.0005"));
        BROWSER.await("an end that lies ahead", TRAINING, SteerIT::isToldToEndSoon);
        BROWSER.await(
                "its end", TRAINING, () -> BROWSER.find("#status").getText().equals("finished"));
        assertTrue(
                BROWSER.consoleErrors().stream()
                        .allMatch(error -> error.matches(".*/(rate|epochs) - Failed to load.*")),
                "only what was refused");

        BROWSER.find("#fork-last a").sendKeys(Keys.ENTER);
        BROWSER.await(
                "the form of a fork",
                () -> BROWSER.find("#new-title").getText().startsWith("Fork of run 1 from epoch "));
        assertTrue(BROWSER.find("input[name=model][value=cnn3]").isSelected(), "the form starts from the run");
        assertEquals("0.0005", BROWSER.find("#adam-hyperparameters-lr").getDomProperty("value"));
        String behind = BROWSER.find("#new-title").getText().replaceAll(".* ", "");
        type("epochs", Integer.toString(Integer.parseInt(behind) + 3));
        BROWSER.find("#submit").click();
        BROWSER.await("the run's page", TRAINING, () -> BROWSER.driver()
                .getCurrentUrl()
                .endsWith("/runs/2"));
        BROWSER.await(
                "its end", TRAINING, () -> BROWSER.find("#status").getText().equals("finished"));
        assertTrue(BROWSER.find(".fork-of").getText().startsWith("Fork of run 1 from epoch "));
        BROWSER.await(
                "the past of run 1 beside the fork's own steps",
                () -> (boolean)
                        BROWSER.js(
                                """
                        const chart = window.Chart.getChart(document.querySelector('#chart-loss canvas'));
                        const first = data => Math.min(...data.map(point => point.x));
                        const drawn = chart.data.datasets.filter(each => each.data.length > 0).map(each => first(each.data));
                        return Math.min(...drawn) === 1 && Math.max(...drawn) > 1;
                        """));
        assertEquals(List.of(), BROWSER.consoleErrors());
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    /** However fast it trains: where the epoch has passed while it was typed, that is said, and the reader tries again. */
    private static boolean isToldToEndSoon() {
        type("steer-epochs", Integer.parseInt(said("epoch")) + 8 + "" + Keys.ENTER);
        BROWSER.await(
                "an answer",
                () -> !said("steer-epochs-state").isEmpty()
                        || !said("steer-epochs-error").isEmpty());
        return said("steer-epochs-error").isEmpty();
    }

    private static String said(String id) {
        return BROWSER.find("#" + id).getText();
    }

    private static String log() {
        return BROWSER.find("#log").getText();
    }

    private static void type(String id, String value) {
        WebElement field = BROWSER.find("#" + id);
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"));
        field.sendKeys(value);
    }
}
