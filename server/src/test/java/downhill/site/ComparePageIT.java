package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A reader chooses runs, reads their curves and their table, and passes on the address. */
class ComparePageIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    /** Runs 1 to 3 are seeds with the losses 1, 2 and 6, of which the third has only begun; run 4 differs in its batch. */
    @BeforeAll
    static void train() {
        ComparedRuns.train(SITE, Map.of("seed", 1), 5, 1, 0.5);
        ComparedRuns.train(SITE, Map.of("seed", 2), 5, 2, 0.6);
        ComparedRuns.train(SITE, Map.of("seed", 3), 2, 6, 0.2);
        ComparedRuns.train(SITE, Map.of("batchSize", 64), 5, 3, 0.4);
    }

    private static void open(String query) {
        BROWSER.open(SITE.url("/compare" + query));
        awaitDrawn();
    }

    private static void awaitDrawn() {
        BROWSER.await("the curves of all runs", () -> "true"
                .equals(BROWSER.js("return document.querySelector('main').dataset.drawn")));
    }

    private static Object chart(String chart, String expression) {
        return BROWSER.js(
                "const {data: {datasets: lines}, options, scales} = window.Chart.getChart(document.querySelector('#chart-"
                        + chart + " canvas')); return " + expression);
    }

    private static String text(String css) {
        return BROWSER.find(css).getText();
    }

    private static String values() {
        return (String) BROWSER.js("return document.querySelector('#chart-loss .line-values').textContent");
    }

    @Test
    void twoRunsAreChosenDrawnAndComparedAndTheAddressOpensTheSame() {
        BROWSER.open(SITE.url("/compare"));
        BROWSER.find("#search").sendKeys("5 epochs,  seed 1");
        BROWSER.await("the runs that match", () -> text("#found").startsWith("2 of "));
        for (WebElement box : BROWSER.all(".candidate:not([hidden]) input")) {
            box.click();
        }
        BROWSER.find("#picker .button.primary").click();
        awaitDrawn();
        assertEquals(SITE.url("/compare?runs=4,1"), BROWSER.driver().getCurrentUrl());
        assertEquals(
                List.of("Run 4: batch size 64", "Run 1: batch size 32"),
                chart("loss", "lines.map(line => line.label)"));
        assertEquals(List.of(3L, 1L), chart("loss", "lines.map(line => Number(line.data.at(-1).y.toFixed(6)))"));
        assertEquals(List.of(50L, 50L), chart("loss", "lines.map(line => line.data.length)"));
        assertEquals(List.of(5L, 5L), chart("test-accuracy", "lines.map(line => line.data.length)"));
        assertEquals(
                true,
                chart(
                        "loss",
                        "lines[0].borderColor !== lines[1].borderColor"
                                + " && String(lines[0].borderDash) !== String(lines[1].borderDash)"));
        assertEquals(
                List.of("Settings that differ", "batch size", "Results"),
                BROWSER.js("return [...document.querySelectorAll('.compare-table tbody th')].slice(0, 3)"
                        + ".map(head => head.textContent)"));

        BROWSER.find("input[name=x-axis][value=epoch]").click();
        BROWSER.find("#log-axis").click();
        BROWSER.await("both axes", () -> chart("loss", "[options.scales.x.title.text, scales.y.type]")
                .equals(List.of("epoch", "logarithmic")));
        BROWSER.find("#chart-loss canvas").sendKeys(Keys.HOME, "+");
        BROWSER.await("a zoom", () -> text("#zoom-range").equals("epoch 0.01 to epoch 2.51 of epoch 5"));
        String address = BROWSER.driver().getCurrentUrl();
        assertEquals(SITE.url("/compare?runs=4,1&x=epoch&log=true&zoom=1-251"), address);
        BROWSER.js("localStorage.clear()");
        BROWSER.open(address);
        awaitDrawn();
        assertEquals("epoch 0.01 to epoch 2.51 of epoch 5", text("#zoom-range"));
        assertEquals("logarithmic", chart("loss", "scales.y.type"));
        BROWSER.find("[aria-label='Remove Run 4']").click();
        BROWSER.await("one line", () -> BROWSER.driver().getCurrentUrl().contains("?runs=1&x=epoch"));
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void seedsAreAMeanWithABandThatEndsWithTheShortestAndFollowsItWhileItTrains() {
        open("?runs=1,2,3,4&smoothing=0");
        // The lines: mean, what goes on of each seed, the upper and the lower edge of the band; then run 4.
        assertEquals(7L, chart("loss", "lines.length"));
        assertEquals(List.of(3L, 6L, 1L), chart("loss", "[0, 4, 5].map(line => lines[line].data.at(-1).y)"));
        assertEquals(List.of(20L, 20L, 20L, 50L), chart("loss", "[0, 4, 5, 6].map(line => lines[line].data.length)"));
        assertEquals(List.of(50L, 50L), chart("loss", "[1, 2].map(line => lines[line].data.at(-1).x)"));
        assertEquals(0L, chart("loss", "lines[3].data.length"));
        assertTrue(text("#note").contains("mean and band go to step 20, as far as Run 3"), text("#note"));
        assertTrue(values().startsWith("batch size 32, 3 seeds 3 (1 to 6, n = 3)"), values());
        BROWSER.find("#chart-grad canvas").sendKeys(Keys.END, Keys.ARROW_LEFT);
        BROWSER.await("the cursor in another chart", () -> text("#cursor").startsWith("At step "));
        assertTrue(values().contains("3 seeds last 3 (1 to 6, n = 3)"), values());
        assertTrue(BROWSER.find("#chart-loss canvas")
                .getAttribute("aria-valuetext")
                .contains("Run 4: batch size 64: 3"));

        SITE.recording().append(3, ComparedRuns.epoch(3, 9, 0.3));
        BROWSER.await("the band up to the newest step", () -> chart("loss", "lines[0].data.length")
                .equals(30L));
        assertEquals(4L, chart("loss", "lines[0].data.at(-1).y")); // (1 + 2 + 9) / 3
        BROWSER.await("the epoch in the table", () -> text("#table").contains("5 of 5, 3 of 5"));
        BROWSER.find("#seeds").click();
        BROWSER.await("each on its own", () -> chart("loss", "lines.length").equals(4L));
        assertTrue(BROWSER.driver().getCurrentUrl().contains("seeds=apart"));
    }

    @Test
    void itIsAccessibleFitsAPhoneAndHasItsTableWithoutScripts() {
        for (String scheme : List.of("dark", "light")) {
            BROWSER.prefer("prefers-color-scheme", scheme);
            open("?runs=1,2,4");
            BROWSER.find("#picker summary").click();
            assertEquals(List.of(), BROWSER.accessibilityViolations(), scheme);
        }
        BROWSER.size(390, 844);
        open("?runs=1,2,3,4&seeds=apart"); // a table that scrolls within itself
        assertEquals(0L, BROWSER.js("return document.documentElement.scrollWidth - innerWidth"));
        BROWSER.size(1280, 900);
        BROWSER.scripts(false);
        BROWSER.open(SITE.url("/compare?runs=1,4"));
        assertTrue(text("noscript").contains("The curves need JavaScript"), text("noscript"));
        assertTrue(text(".compare-table").contains("64"));
        BROWSER.scripts(true);
    }
}
