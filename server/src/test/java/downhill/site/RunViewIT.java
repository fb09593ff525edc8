package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.train.Presets;
import downhill.train.TrainingEvent;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** How a reader looks at the charts of a run: smoothing, axes, zoom and cursor. */
class RunViewIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    @AfterEach
    void forget() {
        BROWSER.js("localStorage.clear()");
        BROWSER.size(1280, 900);
    }

    /** A finished run of epochs of a hundred steps, in which only the loss of one step stands out. */
    private static long run(int steps, int peak) {
        long run = SITE.runs().submit(Presets.get("cnn_quick").config());
        List<TrainingEvent> events = new ArrayList<>(List.of(new Started(steps / 100, 100, 1, 1, 100, "a processor")));
        for (int step = 1; step <= steps; step++) {
            events.add(step(step, step == peak ? 9 : 2 + step % 2));
            if (step % 100 == 0) {
                events.add(new EpochDone(step / 100, step, 2.5, 0.4, 2.6, step / (2.0 * steps), 10));
            }
        }
        SITE.recording().append(run, events);
        return run;
    }

    private static StepDone step(int step, double loss) {
        return new StepDone((step - 1) / 100 + 1, step, loss, 0.3, 0.01, step, 321, 65);
    }

    private static void finish(long run, int steps) {
        SITE.recording().append(run, new Finished(steps / 100, steps, 0.5, 0.5, 25));
    }

    private static void open(long run, String query) {
        BROWSER.open(SITE.url("/runs/" + run + query));
        BROWSER.await("the numbers of the run", () -> !text("cursor").equals("No step yet."));
    }

    private static String text(String id) {
        return BROWSER.find("#" + id).getText();
    }

    private static void awaitText(String id, String beginning) {
        BROWSER.await(id + " to say " + beginning, () -> text(id).startsWith(beginning));
    }

    private static Object chart(String chart, String expression) {
        return BROWSER.js("const chart = window.Chart.getChart(document.querySelector('#chart-" + chart
                + " canvas')); return " + expression);
    }

    private static double number(String chart, String expression) {
        return ((Number) chart(chart, expression)).doubleValue();
    }

    private static WebElement canvas(String chart) {
        return BROWSER.find("#chart-" + chart + " canvas");
    }

    private static void smooth(double place) {
        BROWSER.js(
                "const slider = document.getElementById('smoothing'); slider.value = arguments[0];"
                        + " slider.dispatchEvent(new Event('input'))",
                place);
    }

    @Test
    void smoothingIsTheCorrectedMovingAverageAndLeavesTheRawLineAndTheLearningRateAlone() {
        open(run(300, 7), "?smoothing=0.9");
        double average = 0;
        for (int step = 1; step <= 50; step++) {
            average = 0.9 * average + 0.1 * (step == 7 ? 9 : 2 + step % 2);
        }
        assertEquals(average / (1 - Math.pow(0.9, 50)), number("loss", "chart.data.datasets[0].data[49].y"), 1e-5);
        assertEquals(9, number("loss", "chart.data.datasets[1].data[6].y"));
        assertEquals(0.01, number("lr", "chart.data.datasets[0].data[6].y"), 1e-8);

        smooth(1);
        awaitText("smoothing-value", "0.999, about 1,000 steps");
        assertTrue(BROWSER.driver().getCurrentUrl().contains("smoothing=0.999"));
        smooth(0);
        awaitText("smoothing-value", "off");
        BROWSER.await("no smoothed line", () -> number("loss", "chart.data.datasets[0].data.length") == 0);
        assertEquals(300, number("loss", "chart.data.datasets[1].data.length"));
    }

    @Test
    void aViewIsInItsAddressAndRememberedForOtherRuns() {
        long run = run(300, 7);
        open(run, "");
        BROWSER.find("input[name=x-axis][value=epoch]").click();
        BROWSER.find("#log-axis").click();
        BROWSER.await("epochs", () -> chart("loss", "chart.options.scales.x.title.text")
                .equals("epoch"));
        assertEquals(3, number("loss", "chart.scales.x.max"));
        // Each click is drawn at the next drawing; the two may fall into different ones.
        BROWSER.await(
                "a logarithmic axis", () -> chart("grad", "chart.scales.y.type").equals("logarithmic"));
        assertEquals("linear", chart("epoch-accuracy", "chart.scales.y.type"));
        assertTrue(BROWSER.driver().getCurrentUrl().endsWith("?x=epoch&log=true"));

        open(run(200, 7), "?zoom=5-50&x=time&log=nonsense");
        assertTrue(BROWSER.find("input[value=time]").isSelected(), "the address comes before what is remembered");
        assertTrue(BROWSER.find("#log-axis").isSelected(), "what an address does not say well is remembered");
        assertEquals("steps 5 to 50 of 200", text("zoom-range"));
        assertEquals("time since the start", chart("loss", "chart.options.scales.x.title.text"));
    }

    @Test
    void theCursorGoesThroughAllChartsByKeyboard() {
        open(run(300, 7), "");
        canvas("grad").sendKeys(Keys.HOME, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        awaitText("cursor", "At step 7 (epoch 1, after ");
        assertTrue(text("text-loss").startsWith("At step 7: 9, smoothed "), text("text-loss"));
        assertTrue(text("text-grad").startsWith("At step 7: 7, smoothed "), text("text-grad"));
        assertEquals("At step 7: 0.01.", text("text-lr"));
        assertTrue(text("text-epoch-loss").startsWith("After epoch 1: "), text("text-epoch-loss"));
        assertEquals(7, number("loss", "chart.over.cursor"));
        assertEquals(text("text-grad"), canvas("grad").getAttribute("aria-valuetext"));
        assertEquals("7", canvas("grad").getAttribute("aria-valuenow"));
        canvas("grad").sendKeys(Keys.TAB);
        awaitText("cursor", "Newest: step 300");
    }

    @Test
    void theCursorFollowsThePointer() {
        open(run(300, 7), "");
        WebElement canvas = canvas("lr");
        new Actions(BROWSER.driver()).moveToElement(canvas).perform();
        awaitText("cursor", "At step 1");
        double at = number("lr", "chart.over.cursor");
        assertTrue(at > 120 && at < 180, "the middle of the chart is at step " + at);
        assertEquals(at, number("loss", "chart.over.cursor"));
    }

    @Test
    void zoomsByKeyboardAndShowsAllAgain() {
        open(run(300, 7), "");
        canvas("loss").sendKeys(Keys.HOME, "+", "+");
        awaitText("zoom-range", "steps 1 to 76 of 300");
        assertTrue(BROWSER.driver().getCurrentUrl().contains("zoom=1-76"));
        canvas("loss").sendKeys(Keys.PAGE_DOWN);
        awaitText("zoom-range", "steps 76 to 151 of 300");
        BROWSER.await("the axis of another chart", () -> number("grad", "chart.scales.x.min") == 76);
        assertTrue(number("loss", "chart.scales.y.max") < 4, "the peak at step 7 no longer stretches the loss");
        canvas("loss").sendKeys("0");
        awaitText("zoom-range", "all 300 steps");
        assertFalse(BROWSER.driver().getCurrentUrl().contains("zoom"));
        BROWSER.find("#zoom-in").click();
        awaitText("zoom-range", "steps 76 to 2");
    }

    @Test
    void zoomsByDragging() {
        open(run(300, 7), "");
        WebElement canvas = canvas("loss");
        new Actions(BROWSER.driver())
                .moveToElement(canvas)
                .clickAndHold()
                .moveByOffset(200, 0)
                .release()
                .perform();
        BROWSER.await("a zoom", () -> BROWSER.driver().getCurrentUrl().contains("zoom="));
        // The address changes at once, the chart at its next drawing.
        BROWSER.await("a chart of 40 to 80 steps for the 200 pixels", () -> {
            double width = number("loss", "chart.scales.x.max - chart.scales.x.min");
            return width > 40 && width < 80;
        });
        BROWSER.find("#zoom-reset").click();
        awaitText("zoom-range", "all 300 steps");
    }

    @Test
    void aLongRunOpensWithFewPointsAndAZoomFetchesTheRest() {
        int steps = 20_000;
        long run = run(steps, 12_345);
        finish(run, steps);
        open(run, "");
        double points = number("loss", "chart.data.datasets[1].data.length");
        assertTrue(points <= 2000, points + " points");
        assertEquals(12_345, number("loss", "chart.data.datasets[1].data.find(point => point.y === 9).x"));
        open(run, "?zoom=12301-12400");
        BROWSER.await("each step of the zoom", () -> (boolean) chart(
                "loss", "[12344, 12345, 12346].every(x => chart.data.datasets[1].data.some(point => point.x === x))"));
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void aLongRunThatIsResumedLosesOnlyWhatItRepeats() {
        int steps = 20_000;
        long run = run(steps, 7);
        open(run, "");
        SITE.recording().append(run, new Resumed(100, 9990, "its worker died"), step(9991, 8));
        awaitText("cursor", "Newest: step 9,991");
        BROWSER.await("the steps of the bucket that was cut", () ->
                (boolean) chart("loss", "chart.data.datasets[1].data.some(point => point.x > 9961 && point.x < 9990)"));
        assertEquals(8, number("loss", "chart.data.datasets[1].data.at(-1).y"));
    }

    @Test
    void manyStepsOfALivePageAreJoinedWithoutLosingAPeakOrTheMean() {
        assertEquals(
                List.of(true, true, true, true, true),
                BROWSER.js(
                        """
                        return import(arguments[0]).then(({fromEvent, shorten}) => {
                            const value = step => step === 54321 ? 99 : step % 2;
                            const at = '2026-01-01T00:00:00Z';
                            let buckets = [];
                            for (let step = 1; step <= 100000; step++) {
                                buckets.push(fromEvent({step, at, loss: value(step), lr: 1, gradNorm: 1}));
                                buckets = shorten(buckets);
                            }
                            const peak = buckets.find(({loss}) => loss.high === 99);
                            const sum = buckets.reduce((total, {n, loss}) => total + n * loss.mean, 0);
                            return [buckets.length <= 1500, peak.loss.highStep === 54321,
                                buckets.every((b, i) => b.from === (i === 0 ? 1 : buckets[i - 1].to + 1)),
                                buckets.at(-1).to === 100000, Math.abs(sum - (50000 + 98)) < 1e-6];
                        });
                        """,
                        SITE.url("/static/js/run-buckets.js")));
    }

    @Test
    void isAccessibleInEveryThemeAndFitsAPhone() {
        long run = run(300, 7);
        for (String scheme : List.of("light", "dark")) {
            BROWSER.prefer("prefers-color-scheme", scheme);
            open(run, "?zoom=5-50");
            canvas("loss").sendKeys(Keys.ARROW_LEFT);
            assertEquals(List.of(), BROWSER.accessibilityViolations(), scheme);
        }
        BROWSER.prefer("prefers-color-scheme", "light");
        BROWSER.size(390, 844);
        open(run, "");
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertEquals(0L, BROWSER.js("return document.documentElement.scrollWidth - innerWidth"));
    }
}
