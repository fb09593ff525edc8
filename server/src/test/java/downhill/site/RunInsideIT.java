package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.train.ConfigReader;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Mistake;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What the page of a run shows of the inside of the network, and says of the run in words. */
class RunInsideIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    @RegisterExtension
    static final TestSite SITE = new TestSite();

    private long run;

    @BeforeEach
    void train() {
        run = SITE.runs()
                .submit(ConfigReader.read(TestSite.json("{\"preset\":\"cnn_quick\",\"dataset\":\"shapes10\"}")));
        SITE.recording().append(run, new Started(2, 100, 122_570, 320, 100, "a processor"));
        SITE.recording()
                .append(
                        run,
                        IntStream.rangeClosed(1, 200)
                                .mapToObj(step -> new StepDone(
                                        (step + 99) / 100, step, 2, 0.3, 0.1 * Math.min(1, step / 50.0), 1, 321, 65))
                                .toList());
        SITE.recording()
                .append(
                        run,
                        measured(1, 0.5f),
                        measured(100, 0.005f),
                        new EpochDone(1, 100, 2, 0.3, 2, 0.4, 10),
                        evaluated(1, 100, 30),
                        measured(200, 0),
                        new EpochDone(2, 200, 2, 0.3, 2, 0.5, 10),
                        evaluated(2, 200, 20),
                        new Finished(2, 200, 0.5, 0.5, 25));
    }

    private static LayersMeasured measured(int step, float gradNorm) {
        return new LayersMeasured(
                1,
                step,
                List.of("conv", "norm"),
                List.of(gradNorm, 0.05f),
                List.of(2f, 4f),
                List.of(1e-4f, 0.002f),
                List.of(),
                List.of(),
                List.of());
    }

    private static EvaluationDone evaluated(int epoch, int step, int cats) {
        return new EvaluationDone(
                epoch,
                step,
                List.of("cat", "dog", "eel"),
                List.of(List.of(50 - cats, cats, 0), List.of(15, 35, 0), List.of(0, 1, 9)),
                List.of(new Mistake(77, 0, 1, 0.99f), new Mistake(78, 1, 0, 0.9f), new Mistake(79, 0, 1, 0.8f)));
    }

    private void open(String hash) {
        BROWSER.open(SITE.url("/runs/" + run + hash));
        awaitText("status", "finished");
    }

    private static String text(String id) {
        return BROWSER.find("#" + id).getText();
    }

    private static void awaitText(String id, String beginning) {
        BROWSER.await(id + " to say " + beginning, () -> text(id).startsWith(beginning));
    }

    private static void unfold(String id) {
        BROWSER.find("#" + id + " summary").click();
    }

    private static List<?> mistakes() {
        return (List<?>)
                BROWSER.js("return [...document.querySelectorAll('#mistakes li')]" + ".map(item => item.textContent)");
    }

    @Test
    void mistakesAreShownAsThePicturesThatTheyAre() {
        open("");
        unfold("confusion-details");
        awaitText("text-confusion", "110 test images after epoch 2");
        assertEquals(3, mistakes().size());
        assertEquals("cat taken for dog99.00% sure, test image 77", mistakes().get(0));
        WebElement first = BROWSER.find("#mistakes img");
        BROWSER.js("arguments[0].scrollIntoView()", first);
        BROWSER.await("the picture", () -> BROWSER.js("return arguments[0].naturalWidth", first)
                .equals(32L));
        assertEquals(128L, BROWSER.js("return arguments[0].clientWidth", first));
        assertEquals("Test image 77, which is cat", first.getAttribute("alt"));
        assertEquals(List.of(), BROWSER.consoleErrors());
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    @Test
    void aCellShowsItsOwnMistakesAndArrowsGoToTheNext() {
        open("");
        unfold("confusion-details");
        BROWSER.find("[data-cell='0,1']").click();
        awaitText("text-mistakes", "The surest of 20 cat taken for dog: 2 kept.");
        assertEquals(2, mistakes().size());
        BROWSER.driver().switchTo().activeElement().sendKeys(Keys.ARROW_DOWN); // the diagonal is passed over
        BROWSER.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        awaitText("text-mistakes", "The surest of 1 eel taken for dog: this run kept none of them.");
        BROWSER.find("#all-mistakes").click();
        assertEquals(3, mistakes().size());
    }

    @Test
    void theMatrixOfAnEarlierEpochIsASliderAway() {
        open("");
        unfold("confusion-details");
        awaitText("text-confusion", "110 test images after epoch 2");
        assertEquals("20", BROWSER.find("[data-cell='0,1']").getText());
        BROWSER.find("#confusion-epoch").sendKeys(Keys.ARROW_LEFT);
        awaitText("text-confusion", "110 test images after epoch 1");
        assertEquals("30", BROWSER.find("[data-cell='0,1']").getText());
    }

    @Test
    void theHeatMapOfTheLayersIsReadInWordsByKeyboard() {
        open("");
        unfold("layers-details");
        awaitText("heat-text", "conv at step 200: gradient norm 0.");
        WebElement map = BROWSER.find("#heat");
        map.sendKeys(Keys.HOME, Keys.ARROW_LEFT, Keys.ARROW_DOWN);
        awaitText("heat-text", "norm at step 100: gradient norm 0.05.");
        map.sendKeys(Keys.ARROW_UP, Keys.ARROW_LEFT);
        awaitText("heat-text", "conv at step 1: gradient norm 0.5.");
        assertEquals("conv at step 1: gradient norm 0.5", map.getAttribute("aria-valuetext"));
        assertTrue(text("cursor").startsWith("At step 1 "), "the charts show the same step: " + text("cursor"));
        assertEquals(List.of("0.005", "0.5"), List.of(text("heat-low"), text("heat-high")));
        BROWSER.find("input[name=heat][value=updateRatios]").click();
        awaitText("heat-text", "conv at step 1: update ÷ weight 1e−4.");
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void saysWhatHappenedAndShowsWhere() {
        open("");
        awaitText("story", "Warmup is over. At step 50, in epoch 1, the learning rate had risen from 0.002");
        assertEquals(
                List.of(50L),
                BROWSER.js("return window.Chart.getChart(document.querySelector('#chart-lr canvas')).over.marks"));
        BROWSER.find("#story button").click();
        awaitText("cursor", "At step 50 (epoch 1, after ");
        assertTrue(BROWSER.find("#story a").getAttribute("href").endsWith("/learn/schedules"));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    @Test
    void insideIsAccessibleInTheDarkAndFitsAPhone() {
        BROWSER.prefer("prefers-color-scheme", "dark");
        BROWSER.size(390, 844);
        try {
            open("");
            unfold("layers-details");
            unfold("confusion-details");
            awaitText("heat-text", "conv at step 200");
            awaitText("text-confusion", "110 test images");
            assertEquals(List.of(), BROWSER.accessibilityViolations());
            assertEquals(0L, BROWSER.js("return document.documentElement.scrollWidth - innerWidth"));
        } finally {
            BROWSER.prefer("prefers-color-scheme", "light");
            BROWSER.size(1280, 900);
        }
    }
}
