package downhill.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import downhill.browser.Browser;
import downhill.run.RunStatus;
import downhill.train.Presets;
import downhill.train.TrainingEvent.Cancelled;
import downhill.train.TrainingEvent.CheckpointSaved;
import downhill.train.TrainingEvent.EpochDone;
import downhill.train.TrainingEvent.EvaluationDone;
import downhill.train.TrainingEvent.Failed;
import downhill.train.TrainingEvent.Finished;
import downhill.train.TrainingEvent.LayersMeasured;
import downhill.train.TrainingEvent.Mistake;
import downhill.train.TrainingEvent.Resumed;
import downhill.train.TrainingEvent.Started;
import downhill.train.TrainingEvent.StepDone;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The page of a run in a real browser, while events arrive. */
class RunPageIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private TestSite site;
    private long run;

    @BeforeEach
    void open() {
        site = new TestSite();
        run = site.runs().submit(Presets.get("cnn_quick").config());
        site.recording().append(run, new Started(2, 10, 122_570, 320, 100, "a processor"));
        openRun();
    }

    @AfterEach
    void close() {
        BROWSER.prefer("prefers-color-scheme", "light");
        BROWSER.size(1280, 900);
        site.close();
    }

    private void openRun() {
        BROWSER.open(site.url("/runs/" + run));
        awaitText("connection", "live");
        awaitText("steps", "of 20");
    }

    private void takeSteps(int from, int to) {
        site.recording()
                .append(
                        run,
                        IntStream.rangeClosed(from, to)
                                .mapToObj(step ->
                                        new StepDone((step - 1) / 10 + 1, step, 2.0 / step, 0.3, 0.01, 1.5, 321, 65))
                                .toList());
    }

    private void awaitText(String id, String text) {
        BROWSER.await(id + " to say " + text, () -> text(id).equals(text));
    }

    private String text(String id) {
        return BROWSER.find("#" + id).getText();
    }

    @Test
    void filesAreOfferedAsSoonAsTheyAreThere() {
        assertTrue(BROWSER.find("#files-title + ul a[href$='/export/csv']").isDisplayed());
        for (String later : List.of("#checkpoint-link", "#best-checkpoint-link", "#card-link")) {
            assertFalse(BROWSER.find(later).isDisplayed(), later);
        }
        site.recording().append(run, new CheckpointSaved(1, 3, "last.ckpt", false));
        BROWSER.await("a link to the checkpoint", () -> BROWSER.find("#checkpoint-link")
                .isDisplayed());
        assertFalse(BROWSER.find("#best-checkpoint-link").isDisplayed());
        site.recording().append(run, new CheckpointSaved(1, 10, "last.ckpt", true), new Finished(2, 20, 0.5, 0.5, 10));
        BROWSER.await("a link to the card", () -> BROWSER.find("#card-link").isDisplayed());
        assertTrue(BROWSER.find("#best-checkpoint-link").isDisplayed());
    }

    @Test
    void showsARunAsItLearnsUntilItIsFinished() {
        takeSteps(1, 10);
        awaitText("step", "10");
        assertEquals("321", text("rate"));
        assertEquals("1 min 5 s", text("left"));
        assertEquals("50% · Run 1 · Downhill", BROWSER.driver().getTitle());
        assertTrue(text("text-loss").startsWith("At step 10: 0.2, smoothed "), text("text-loss"));

        site.recording().append(run, new EpochDone(1, 10, 1.2, 0.4, 1.1, 0.45, 12.5));
        awaitText("accuracy", "45.0%");
        awaitText("announcer", "Epoch 1 done, test accuracy 45.0%.");
        assertEquals(
                "After epoch 1: training 40.0%, test 45.0%; best test 45.0% after epoch 1.",
                text("text-epoch-accuracy"));
        assertTrue(text("epoch-table").contains("1.200"), text("epoch-table"));

        takeSteps(11, 20);
        site.recording().append(run, new Finished(2, 20, 0.45, 0.45, 25));
        awaitText("status", "finished");
        awaitText("connection", "complete");
        assertFalse(BROWSER.find("#cancel").isDisplayed());
        assertTrue(text("log").contains("Finished in 25 s: test accuracy 45.0%"));
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void tellsWhoAskedForItThatTheRunIsDone() {
        BROWSER.js(
                """
                window.Notification = class {
                    static requestPermission() {
                        window.asked = true;
                        return Promise.resolve('granted');
                    }
                    constructor(title, {body}) { window.told = `${title}: ${body}`; }
                    addEventListener() {}
                };
                """);
        takeSteps(1, 10);
        BROWSER.await("the time of its end", () -> text("phase").startsWith("50% done, ready in about 1 minute ("));
        assertEquals(null, BROWSER.js("return window.asked"), "nobody has asked for a notification yet");
        BROWSER.find("#notify").click();
        awaitText("notify", "You will be notified");
        assertEquals(null, BROWSER.js("return window.told"));
        site.recording().append(run, new Finished(2, 20, 0.45, 0.5, 25));
        BROWSER.await("a notification", () -> "Run 1 finished: Test accuracy 45.0%, best 50.0%."
                .equals(BROWSER.js("return window.told")));
        assertFalse(BROWSER.find("#notify").isDisplayed());
    }

    @Test
    void drawsEveryChart() {
        takeSteps(1, 12);
        site.recording().append(run, new EpochDone(1, 10, 1.2, 0.4, 1.1, 0.45, 12.5));
        awaitText("accuracy", "45.0%");
        BROWSER.await("ink on five canvases", () -> BROWSER.js(
                        "return [...document.querySelectorAll('.plot canvas')].filter(canvas => {"
                                + " const points = window.Chart.getChart(canvas).data.datasets.map(d => d.data.length);"
                                + " const ink = canvas.getContext('2d')"
                                + ".getImageData(0, 0, canvas.width, canvas.height).data.some(byte => byte !== 0);"
                                + " return ink && points.every(count => count > 0); }).length")
                .equals(5L));
    }

    @Test
    void showsTheInsideOfTheNetworkWhereItIsUnfolded() {
        takeSteps(1, 10);
        site.recording().append(run, measured(1, 0.5f), measured(10, 0.25f));
        site.recording()
                .append(
                        run,
                        new EpochDone(1, 10, 1.2, 0.4, 1.1, 0.45, 12.5),
                        new EvaluationDone(
                                1,
                                10,
                                List.of("cat", "dog"),
                                List.of(List.of(30, 20), List.of(35, 15)),
                                List.of(new Mistake(77, 0, 1, 0.9876f))));
        awaitText("accuracy", "45.0%");
        BROWSER.find("#layers-details summary").click();
        BROWSER.find("#confusion-details summary").click();
        awaitText("text-layers", "At step 10.");
        assertEquals(List.of("conv", "0.25", "2", "1e−4", "", ""), cells("#layer-table tbody tr:nth-child(1)"));
        assertEquals(
                List.of("norm", "0.5", "4", "0.002", "0.125", "0.0625"), cells("#layer-table tbody tr:nth-child(2)"));
        BROWSER.await("the matrix, which comes after the epoch", () -> text("text-confusion")
                .startsWith("100 test images after epoch 1:"));
        assertEquals(List.of("True class", "cat", "dog"), cells("#confusion-table thead tr"));
        assertEquals(List.of("cat", "30", "20"), cells("#confusion-table tbody tr:nth-child(1)"));
        assertEquals(List.of("dog", "35", "15"), cells("#confusion-table tbody tr:nth-child(2)"));
        assertEquals(
                "cat taken for dog98.76% sure, test image 77",
                BROWSER.js("return document.querySelector('#mistakes li')"
                        + ".textContent.replace('The image is not on this machine.', '')"));
        BROWSER.await(
                "words where the picture of cifar10 is not there",
                () -> BROWSER.find("#mistakes").getText().contains("The image is not on this machine."));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertFalse(text("log").contains("undefined"), text("log"));
    }

    private static LayersMeasured measured(int step, float gradNorm) {
        return new LayersMeasured(
                1,
                step,
                List.of("conv", "norm"),
                List.of(gradNorm, 0.5f),
                List.of(2f, 4f),
                List.of(1e-4f, 0.002f),
                List.of("norm"),
                List.of(0.125f),
                List.of(0.0625f));
    }

    private Object cells(String row) {
        return BROWSER.js("return [...document.querySelector('" + row + "').cells].map(cell => cell.textContent)");
    }

    @Test
    void goesOnAfterTheServerWasAway() {
        takeSteps(1, 5);
        awaitText("step", "5");
        site.restart();
        takeSteps(6, 9);
        awaitText("step", "9");
        awaitText("connection", "live");
        assertEquals(
                9L,
                BROWSER.js("return window.Chart.getChart(document.querySelector('#chart-lr canvas'))"
                        + ".data.datasets[0].data.length"));
    }

    @Test
    void dropsWhatAResumedRunRepeats() {
        takeSteps(1, 8);
        awaitText("step", "8");
        site.recording().append(run, new Resumed(1, 5, "its worker died"));
        awaitText("step", "5");
        takeSteps(6, 7);
        awaitText("step", "7");
        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L),
                BROWSER.js("return window.Chart.getChart(document.querySelector('#chart-lr canvas'))"
                        + ".data.datasets[0].data.map(point => point.x)"));
        assertTrue(text("log").contains("Resumed after step 5: its worker died"));
    }

    /** Paused in the evaluation, killed after it and before its checkpoint. */
    @Test
    void showsAnEpochOnceThatEndedTwice() {
        takeSteps(1, 10);
        for (double accuracy : new double[] {0.25, 0.5}) {
            site.recording()
                    .append(run, new Resumed(1, 10, "killed"), new EpochDone(1, 10, 1.2, 0.4, 1.1, accuracy, 12.5));
        }
        awaitText("accuracy", "50.0%");
        assertEquals(1L, BROWSER.js("return document.querySelectorAll('#epoch-table tbody tr').length"));
        assertEquals(
                1L,
                BROWSER.js("return window.Chart.getChart(document.querySelector('#chart-epoch-accuracy canvas'))"
                        + ".data.datasets[1].data.length"));
    }

    @Test
    void asksBeforeItCancels() {
        BROWSER.find("#cancel").sendKeys(Keys.ENTER);
        BROWSER.await("the question", () -> BROWSER.find("#confirm").isDisplayed());
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        BROWSER.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        BROWSER.await("its end", () -> !BROWSER.find("#confirm").isDisplayed());
        assertEquals("Cancel run …", text("cancel"));

        BROWSER.find("#cancel").sendKeys(Keys.ENTER);
        BROWSER.find("#confirm button[value=cancel]").sendKeys(Keys.ENTER);
        awaitText("cancel", "Cancelling …"); // until a worker says that it has stopped
        site.recording().append(run, new Cancelled(1, 0));
        awaitText("status", "cancelled");
        assertEquals(RunStatus.CANCELLED, site.runs().find(run).orElseThrow().status());
        assertFalse(BROWSER.find("#cancel").isDisplayed());
    }

    @Test
    void pausesAndResumesAWaitingRun() {
        long waiting = site.runs().submit(Presets.get("cnn_quick").config());
        BROWSER.open(site.url("/runs/" + waiting));
        awaitText("connection", "live");
        BROWSER.find("#pause").click();
        awaitText("status", "paused");
        BROWSER.find("#resume").click();
        awaitText("status", "queued");
        BROWSER.await("its place in the queue", () -> text("phase").startsWith("Waiting for a worker: "));
        assertEquals(List.of(), BROWSER.consoleErrors());
    }

    @Test
    void saysWhyARunFailed() {
        site.recording().append(run, new Failed(1, 3, "the loss at step 3 is not finite"));
        awaitText("status", "failed");
        assertEquals("the loss at step 3 is not finite", text("message"));
        assertEquals(List.of(), BROWSER.accessibilityViolations());
    }

    @Test
    void isAccessibleOnSmallAndDarkScreens() {
        takeSteps(1, 10);
        site.recording().append(run, new EpochDone(1, 10, 1.2, 0.4, 1.1, 0.45, 12.5));
        awaitText("accuracy", "45.0%");
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        BROWSER.size(390, 844);
        BROWSER.prefer("prefers-color-scheme", "dark");
        openRun();
        assertEquals(List.of(), BROWSER.accessibilityViolations());
        assertEquals(0L, BROWSER.js("return document.documentElement.scrollWidth - innerWidth"));
    }
}
